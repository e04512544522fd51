package firstthousand.inbox;

import java.util.Locale;

import org.jsoup.nodes.Element;

/** How mailers mark in HTML what they quote. */
final class HtmlQuotes {

	private static final int FEW = 200;

	private HtmlQuotes() {
	}

	/** Whether all that is inside is quoted. */
	static boolean isQuote(Element element) {
		if (element.normalName().equals("blockquote")) {
			return !isIndent(element);
		}
		if (element.hasClass("gmail_attr") || element.hasClass("moz-cite-prefix")
				|| element.hasClass("gmail_quote_attribution")) {
			return !isForward(element);
		}
		return element.hasClass("yahoo_quoted") || element.hasClass("protonmail_quote")
				|| element.hasClass("zmail_extra") || element.hasClass("OutlookMessageHeader")
				|| element.hasClass("tutanota_quote") || element.hasClass("ms-outlook-mobile-reference-message")
				|| element.hasClass("mail_quote") || element.hasClass("mailru-blockquote")
				|| isNamed(element, "OLK_SRC_BODY_SECTION")
				|| isNamed(element, "mail-editor-reference-message-container") || isNamed(element, "isForwardContent")
				|| isNamed(element, "oriMsgHtmlSeperator");
	}

	/** Whether a mailer put it below what its user wrote: a paragraph of its own. */
	static boolean isSignature(Element element) {
		return element.className().contains("signature") || element.id().contains("signature");
	}

	/** Whether all from here on, in the order of the document, is the old letter. */
	static boolean beginsOld(Element element) {
		if (isNamed(element, "divRplyFwdMsg") || isNamed(element, "appendonsend") || isNamed(element, "stopSpelling")
				|| isNamed(element, "reply-intro")) {
			return true;
		}
		if (element.normalName().equals("hr")) {
			return element.attr("tabindex").equals("-1");
		}
		return element.normalName().equals("div") && isOutlookRule(element);
	}

	/** Outlook's rule above the header block: a border on top and nowhere else. */
	private static boolean isOutlookRule(Element element) {
		String style = style(element);
		boolean rule = style.contains("border:none;border-top:solid") || style.contains("border-top:#")
				|| style.contains("border-top:solid") || style.contains("border-top:1ptsolid")
				|| style.contains("border-top-style:solid");
		if (!rule) {
			return false;
		}
		String text = element.text();
		return text.substring(0, Math.min(text.length(), FEW)).indexOf(':') > 0;
	}

	/** Gmail indents with the same element, without a border. */
	private static boolean isIndent(Element element) {
		boolean cited = element.hasAttr("type") || element.hasAttr("cite") || element.hasClass("gmail_quote");
		return !cited && style(element).contains("border:none") && style(element).contains("margin");
	}

	private static boolean isForward(Element element) {
		String first = element.textNodes().isEmpty() ? "" : element.textNodes().get(0).text();
		return Marks.isForward(first.substring(0, Math.min(first.length(), FEW)));
	}

	private static boolean isNamed(Element element, String id) {
		return element.id().endsWith(id);
	}

	private static String style(Element element) {
		return element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
	}

}
