package firstthousand.inbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import firstthousand.mail.Incoming;

/**
 * The two halves of a message that may be a bounce: what the daemon says, and what it
 * returns of our letter, be it in a part of its own or below a line in the text.
 *
 * @param text what is said, at most 64 KiB
 * @param returned the letter it is about, or its headers
 */
record Notice(String text, Optional<Incoming> returned) {

	private static final int MOST = 64 * 1024;

	private static final Words WORDS = Words.load("bounce.txt");

	static Notice of(Incoming mail) {
		String plain = mail.plainText();
		String text = plain.isBlank() ? HtmlText.of(mail.htmlText()) : plain;
		List<String> said = new ArrayList<>();
		StringBuilder copy = new StringBuilder();
		boolean below = false;
		int length = 0;
		for (String line : (Iterable<String>) text.lines()::iterator) {
			length += line.length();
			if (length > MOST) {
				break;
			}
			if (!below && (isCopyMark(line) || (said.size() > 2 && beginsHeaders(line)))) {
				below = true;
				copy.append(isCopyMark(line) ? "" : line + "\n");
			}
			else if (below) {
				copy.append(line.isBlank() && copy.isEmpty() ? "" : line + "\n");
			}
			else {
				said.add(line);
			}
		}
		Optional<Incoming> returned = mail.enclosed().stream().filter((letter) -> !letter.unreadable()).findFirst();
		if (returned.isEmpty() && !copy.isEmpty()) {
			returned = Optional.of(Incoming.read(unindented(copy.toString()).getBytes(StandardCharsets.UTF_8)));
		}
		return new Notice(String.join("\n", said), returned);
	}

	private static boolean isCopyMark(String line) {
		return line.length() < 120 && WORDS.has("copy", Words.fold(line));
	}

	private static boolean beginsHeaders(String line) {
		return line.startsWith("Received: ") || line.startsWith("Received:from") || line.startsWith("Return-Path: ")
				|| line.startsWith("DKIM-Signature: ");
	}

	private static String unindented(String copy) {
		StringBuilder out = new StringBuilder(copy.length());
		boolean indented = copy.startsWith("  ") || copy.startsWith("\t") || copy.startsWith(">");
		copy.lines().forEach((line) -> {
			String bare = line.startsWith("> ") ? line.substring(2) : line;
			out.append(indented ? bare.strip() : bare).append('\n');
		});
		return out.toString();
	}

}
