package firstthousand.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is nothing at this address: the page for 404. */
class Nothing extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	Nothing() {
		super(HttpStatus.NOT_FOUND);
	}

}
