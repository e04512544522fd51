package firstthousand.web;

import java.io.UnsupportedEncodingException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import firstthousand.team.Members;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Somebody who is signed in, and what she opens and presses. */
final class AtTheDesk {

	private final MockMvcTester desk;

	private final RequestPostProcessor me;

	private AtTheDesk(MockMvcTester desk, RequestPostProcessor me) {
		this.desk = desk;
		this.me = me;
	}

	static AtTheDesk ada(MockMvcTester desk, Members members) {
		return new AtTheDesk(desk,
				authentication(Doorkeeper.signedIn(SignedIn.as(members.join("ada@founder.test", "Ada", null)))));
	}

	String page(String path) {
		MvcTestResult page = this.desk.get().uri(path).with(this.me).exchange();
		return text(page);
	}

	int status(String path) {
		return response(path).getStatus();
	}

	MockHttpServletResponse response(String path) {
		return this.desk.get().uri(path).with(this.me).exchange().getResponse();
	}

	/** Posts, and opens the page that it leads to, with what was said there. */
	String press(String path, String... parameters) {
		MockMvcTester.MockMvcRequestBuilder form = this.desk.post().uri(path).with(this.me).with(csrf());
		for (int i = 0; i < parameters.length; i += 2) {
			form = form.param(parameters[i], parameters[i + 1]);
		}
		return follow(form.exchange());
	}

	/** Posts as a foreign page would, which does not know the form's token. */
	int pressWithoutToken(String path) {
		return this.desk.post().uri(path).with(this.me).exchange().getResponse().getStatus();
	}

	/** Hands in a file, and opens the page that it leads to. */
	String hand(String path, MockMultipartFile file) {
		return follow(this.desk.post().uri(path).multipart().file(file).with(this.me).with(csrf()).exchange());
	}

	private String follow(MvcTestResult answer) {
		String next = answer.getResponse().getRedirectedUrl();
		if (next == null) {
			return text(answer);
		}
		MockHttpSession session = (MockHttpSession) answer.getRequest().getSession();
		var request = this.desk.get().uri(next).session(session).with(this.me);
		Map<String, Object> flash = answer.getMvcResult().getFlashMap();
		return text((flash.isEmpty() ? request : request.flashAttrs(flash)).exchange());
	}

	/** The value of a hidden field on a page. */
	static String hidden(String page, String name) {
		Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
		if (!field.find()) {
			throw new AssertionError("no field " + name + " in " + page);
		}
		return field.group(1);
	}

	private static String text(MvcTestResult result) {
		try {
			if (result.getUnresolvedException() != null) {
				throw new AssertionError(result.getUnresolvedException());
			}
			return result.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
