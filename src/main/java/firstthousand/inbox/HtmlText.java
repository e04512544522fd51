package firstthousand.inbox;

import java.util.Locale;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * An HTML body as text, its quotes marked as a plain text marks them: a line of what was
 * quoted begins with >, and what stands below the place where Outlook puts the old letter
 * is introduced by a line that says so.
 */
final class HtmlText {

	private static final int MOST = 512 * 1024;

	private static final Set<String> BLOCKS = Set.of("address", "article", "aside", "blockquote", "center", "dd", "div",
			"dl", "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
			"nav", "ol", "p", "pre", "section", "table", "tr", "ul", "body");

	private static final Set<String> SPACED = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol",
			"pre", "table");

	private static final int MOST_AROUND = 10;

	private static final int LONGEST_LINK = 300;

	private static final Set<String> SILENT = Set.of("head", "script", "style", "title", "meta", "link", "template",
			"noscript", "object", "svg");

	private final StringBuilder out = new StringBuilder();

	private final StringBuilder line = new StringBuilder();

	private int quotes;

	private int preformatted;

	private String bullet = "";

	private HtmlText() {
	}

	static String of(String html) {
		HtmlText text = new HtmlText();
		text.read(Jsoup.parse(html.substring(0, Math.min(html.length(), MOST))).body());
		return text.out.toString().strip();
	}

	private void read(Element body) {
		body.traverse(new NodeVisitor() {
			private Element skipped;

			@Override
			public void head(Node node, int depth) {
				if (this.skipped != null) {
					return;
				}
				if (node instanceof TextNode words) {
					add(words);
				}
				else if (node instanceof Element element) {
					if (SILENT.contains(element.normalName()) || isHidden(element)) {
						this.skipped = element;
					}
					else {
						open(element);
					}
				}
			}

			@Override
			public void tail(Node node, int depth) {
				if (node == this.skipped) {
					this.skipped = null;
				}
				else if (this.skipped == null && node instanceof Element element) {
					close(element);
				}
			}
		});
		endLine();
	}

	private void open(Element element) {
		String name = element.normalName();
		if (name.equals("br")) {
			breakLine();
			return;
		}
		if (HtmlQuotes.beginsOld(element)) {
			endLine();
			this.out.append("\n-----Original Message-----\n");
		}
		if (BLOCKS.contains(name)) {
			endLine();
			space(HtmlQuotes.isSignature(element) ? "p" : name);
		}
		if (HtmlQuotes.isQuote(element)) {
			endLine();
			this.quotes++;
		}
		this.preformatted += name.equals("pre") ? 1 : 0;
		if (name.equals("li")) {
			this.bullet = bullet(element);
		}
		if (name.equals("td") && !this.line.isEmpty()) {
			this.line.append(' ');
		}
	}

	private void close(Element element) {
		String name = element.normalName();
		if (HtmlQuotes.isQuote(element)) {
			endLine();
			this.quotes--;
		}
		if (BLOCKS.contains(name)) {
			endLine();
			space(name);
		}
		this.preformatted -= name.equals("pre") ? 1 : 0;
		if (name.equals("li")) {
			this.bullet = "";
		}
		if (name.equals("a") && this.quotes == 0) {
			link(element);
		}
	}

	/** "- " or "3. ", further in for each list around it. */
	private static String bullet(Element item) {
		Element list = item.parent();
		int around = 0;
		Element parent = list;
		for (int i = 0; i < MOST_AROUND && parent != null; i++) {
			around += (parent.normalName().equals("ol") || parent.normalName().equals("ul")) ? 1 : 0;
			parent = parent.parent();
		}
		boolean numbered = list != null && list.normalName().equals("ol");
		String mark = numbered ? number(item) + ". " : "- ";
		return "  ".repeat(Math.max(0, around - 1)) + mark;
	}

	/** Of endless lists only the beginning is numbered. */
	private static int number(Element item) {
		int number = 1;
		for (Element before = item.previousElementSibling(); before != null
				&& number < 100; before = before.previousElementSibling()) {
			number += before.normalName().equals("li") ? 1 : 0;
		}
		return number;
	}

	/** Where a link leads, if its words do not say it. */
	private void link(Element link) {
		String target = link.attr("href").strip();
		String words = link.text().strip();
		boolean web = target.startsWith("http://") || target.startsWith("https://");
		String bare = target.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
		if (web && target.length() < LONGEST_LINK && !words.isEmpty() && !words.contains(bare)
				&& !target.contains(" ")) {
			this.line.append(" <").append(target).append('>');
		}
	}

	private void add(TextNode words) {
		if (this.preformatted > 0) {
			for (String piece : words.getWholeText().split("(?<=\n)")) {
				this.line.append(piece.replace("\n", ""));
				if (piece.endsWith("\n")) {
					breakLine();
				}
			}
			return;
		}
		String text = words.getWholeText().replace('\u00A0', ' ').replaceAll("[\\s\\u200B\\uFEFF]+", " ");
		if (!text.isBlank() && this.line.isEmpty() && !this.bullet.isEmpty()) {
			this.line.append(this.bullet);
			this.bullet = "";
		}
		boolean blank = this.line.isEmpty() || this.line.charAt(this.line.length() - 1) == ' ';
		this.line.append((blank && text.startsWith(" ")) ? text.substring(1) : text);
	}

	private void endLine() {
		if (!this.line.toString().isBlank()) {
			breakLine();
		}
		this.line.setLength(0);
	}

	private void breakLine() {
		String text = this.line.toString().stripTrailing();
		this.out.append(">".repeat(Math.min(this.quotes, 5))).append((this.quotes > 0) ? " " : "");
		this.out.append(text).append('\n');
		this.line.setLength(0);
	}

	private void space(String name) {
		int length = this.out.length();
		boolean spaced = length < 2 || this.out.charAt(length - 2) == '\n';
		if (SPACED.contains(name) && !spaced && this.quotes == 0) {
			this.out.append('\n');
		}
	}

	private static boolean isHidden(Element element) {
		String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
		return style.contains("display:none") || style.contains("mso-hide:all");
	}

}
