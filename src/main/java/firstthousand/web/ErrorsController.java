package firstthousand.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RequestMapping;

/** What happened, what is safe, what to do: never a stack trace. */
@DeskController
class ErrorsController implements ErrorController {

	private static final Log log = LogFactory.getLog(ErrorsController.class);

	private final long largest;

	ErrorsController(@Value("${spring.servlet.multipart.max-request-size}") DataSize largest) {
		this.largest = largest.toBytes();
	}

	@RequestMapping("/error")
	String show(HttpServletRequest request, HttpServletResponse response, Model model) {
		Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		int code = (status instanceof Integer number) ? number : 404;
		if (code == 403 && request.getContentLengthLong() > this.largest) {
			// too large to be read, so the form's token was not found in it either
			code = 413;
		}
		response.setStatus(code);
		if (code >= 500) {
			log.error("A page could not be shown", (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
		}
		Sorry sorry = Sorry.forStatus(code);
		model.addAttribute("sorry", sorry);
		model.addAttribute("code", code);
		return "layout/error";
	}

	/** Three sentences. */
	public record Sorry(String happened, String safe, String next) {

		static Sorry forStatus(int code) {
			return switch (code) {
				case 400, 405, 415, 422 -> new Sorry("The desk could not read that.", "Nothing was changed.",
						"Go back and try again from the page you came from.");
				case 403 -> new Sorry("That page was open for too long, or it is not yours to use.",
						"Nothing was changed, and what you typed is still there when you go back.",
						"Go back, load the page again, and sign in if you are asked to.");
				case 404 -> new Sorry("There is nothing here.", "No letter and no person is lost by it.",
						"The squares show everybody; the link may be old or mistyped.");
				case 409 ->
					new Sorry("Somebody was quicker.", "Nothing was changed.", "Go back and load the page again.");
				case 413 -> new Sorry("That file is too large for one upload.", "Nothing of it was read.",
						"Split it, or run the import command on the machine itself.");
				default ->
					new Sorry("The desk stumbled.", "What was saved is safe, and no letter leaves twice because of it.",
							"Try again in a moment. If it happens again, the log on the machine says why.");
			};
		}

	}

}
