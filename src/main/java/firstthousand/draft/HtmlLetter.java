package firstthousand.draft;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The plain text as the simplest HTML there is; made only where a template asks for it.
 */
final class HtmlLetter {

	private HtmlLetter() {
	}

	static String of(String text) {
		return Arrays.stream(text.split("\\n{2,}"))
			.map((paragraph) -> "<p>" + escape(paragraph).replace("\n", "<br>\n") + "</p>")
			.collect(Collectors.joining("\n", "<!DOCTYPE html>\n<html><body>\n", "\n</body></html>\n"));
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

}
