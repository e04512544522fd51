package firstthousand.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import firstthousand.inbox.Segment.Role;
import firstthousand.mail.Incoming;

/**
 * What a person wrote, told from what her mailer quoted, signed and added. Nothing is
 * thrown away: {@link #parts()} has every line. If all of it seems to be somebody else's,
 * all of it is shown.
 *
 * @param fresh what she wrote; of the whole text if nothing else is left
 * @param parts the whole text in order
 */
public record ReplyText(String fresh, List<Segment> parts) {

	private static final int MOST = 256 * 1024;

	private static final int MOST_LINES = 20_000;

	private static final List<String> ELEMENTS = List.of("<html", "<head", "<body", "<div", "<p", "<span", "<table",
			"<font", "<b", "<i", "<a", "<center", "<style", "<meta");

	public static ReplyText of(Incoming mail) {
		boolean forward = Subjects.isForward(Words.fold(mail.subject()));
		return of(text(mail), forward);
	}

	static ReplyText of(String text, boolean forward) {
		List<String> lines = text.substring(0, Math.min(text.length(), MOST)).lines().limit(MOST_LINES).toList();
		Role[] roles = new QuoteCutter(lines, forward).roles();
		Footers.mark(lines, roles);
		List<Segment> parts = join(lines, roles);
		String fresh = parts.stream().filter(Segment::isFresh).map(Segment::text).collect(Collectors.joining("\n"));
		return new ReplyText(trim(fresh.isBlank() ? String.join("\n", lines) : fresh), parts);
	}

	/**
	 * Answers written between quoted lines, each with what it answers, in their order.
	 * Empty unless she answered like that: somebody who writes above or below a quote
	 * answers all of it.
	 */
	public List<InlineAnswer> inlineAnswers() {
		List<InlineAnswer> answers = new ArrayList<>();
		boolean quotedAgain = false;
		for (int i = 1; i < this.parts.size(); i++) {
			Segment before = this.parts.get(i - 1);
			boolean answer = this.parts.get(i).role() == Role.WRITTEN && !this.parts.get(i).text().isBlank();
			String asked = (before.role() == Role.QUOTED) ? InlineAnswer.lastParagraph(before.text()) : "";
			if (answer && !asked.isEmpty()) {
				answers.add(new InlineAnswer(asked, trim(this.parts.get(i).text())));
			}
			quotedAgain |= this.parts.get(i).role() == Role.QUOTED && !answers.isEmpty();
		}
		return (answers.size() > 1 || quotedAgain) ? List.copyOf(answers) : List.of();
	}

	/** The plain text, unless it is missing or a stub that points to the HTML. */
	private static String text(Incoming mail) {
		String plain = mail.plainText();
		String html = mail.htmlText();
		if (html.isBlank()) {
			return looksLikeHtml(plain) ? HtmlText.of(plain) : plain;
		}
		boolean stub = plain.isBlank() || (plain.length() < 200 && html.length() > 2000
				&& Words.fold(plain).matches(".*\\b(html|browser|client)\\b.*"));
		return stub ? HtmlText.of(html) : plain;
	}

	private static boolean looksLikeHtml(String plain) {
		String start = Words.fold(plain.substring(0, Math.min(200, plain.length())));
		return start.startsWith("<!doctype html") || (ELEMENTS.stream()
			.anyMatch((element) -> start.startsWith(element + ">") || start.startsWith(element + " "))
				&& plain.contains("</"));
	}

	private static List<Segment> join(List<String> lines, Role[] roles) {
		List<Segment> parts = new ArrayList<>();
		int start = 0;
		for (int i = 1; i <= roles.length; i++) {
			if (i == roles.length || roles[i] != roles[start]) {
				parts.add(new Segment(roles[start], String.join("\n", lines.subList(start, i))));
				start = i;
			}
		}
		return List.copyOf(parts);
	}

	/** Without empty lines before and behind; blanks that begin the first line stay. */
	private static String trim(String text) {
		List<String> lines = text.lines().map(String::stripTrailing).toList();
		int from = 0;
		int to = lines.size();
		while (from < to && lines.get(from).isBlank()) {
			from++;
		}
		while (to > from && lines.get(to - 1).isBlank()) {
			to--;
		}
		return String.join("\n", lines.subList(from, to));
	}

}
