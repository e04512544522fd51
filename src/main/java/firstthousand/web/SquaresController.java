package firstthousand.web;

import org.springframework.web.bind.annotation.GetMapping;

/** Home: the thousand, one square each. */
@DeskController
class SquaresController {

	@GetMapping("/")
	String show() {
		return "numbers/squares";
	}

}
