package firstthousand.web;

import org.springframework.security.core.AuthenticationException;

/** Why the door stayed shut, in a sentence for the page. */
class WrongPassword extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	WrongPassword(String sentence) {
		super(sentence);
	}

}
