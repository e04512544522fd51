package firstthousand.inbox;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** An HTML body as text. */
final class HtmlText {

	private HtmlText() {
	}

	static String of(String html) {
		Document document = Jsoup.parse(html);
		return document.wholeText();
	}

}
