package firstthousand.inbox;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * An HTML body made safe to show: words, tables and links by an allow-list, and nothing
 * that is fetched, run, sent or styled. Links open outside, tell nobody where they were
 * clicked, and only lead to the web or to a letter.
 */
public final class SafeHtml {

	private static final int MOST = 512 * 1024;

	private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
		.allowElements("a", "abbr", "address", "b", "big", "blockquote", "br", "caption", "center", "cite", "code",
				"dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li",
				"ol", "p", "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody",
				"td", "tfoot", "th", "thead", "tr", "tt", "u", "ul")
		.allowUrlProtocols("http", "https", "mailto")
		.allowAttributes("href")
		.onElements("a")
		.allowAttributes("colspan", "rowspan")
		.matching((element, attribute, value) -> value.matches("\\d{1,2}") ? value : null)
		.onElements("td", "th")
		.allowAttributes("dir")
		.matching(true, "ltr", "rtl", "auto")
		.globally()
		.requireRelsOnLinks("noopener", "noreferrer", "nofollow")
		.toFactory();

	private SafeHtml() {
	}

	/** Anything in, a harmless fragment out; at most 512 KiB are read. */
	public static String of(String html) {
		return POLICY.sanitize(html.substring(0, Math.min(html.length(), MOST)));
	}

}
