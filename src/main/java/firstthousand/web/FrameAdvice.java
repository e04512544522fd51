package firstthousand.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the frame around every page. */
@ControllerAdvice
@ConditionalOnWebApplication
class FrameAdvice {

	private final DeskSettings settings;

	private final Words words;

	FrameAdvice(DeskSettings settings, Words words) {
		this.settings = settings;
		this.words = words;
	}

	@ModelAttribute("frame")
	Frame frame(@AuthenticationPrincipal(errorOnInvalidType = false) SignedIn me) {
		return new Frame(me, this.settings.sandbox(), this.words);
	}

}
