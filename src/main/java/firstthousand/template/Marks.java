package firstthousand.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the marks of the {@link MarkingWriter} out of a text and remembers where they
 * stood.
 */
record Marks(String text, List<Span> spans) {

	static Marks of(String marked) {
		StringBuilder text = new StringBuilder(marked.length());
		List<Span> spans = new ArrayList<>();
		int from = -1;
		for (int i = 0; i < marked.length(); i++) {
			char c = marked.charAt(i);
			if (c == MarkingWriter.BEGIN) {
				from = text.length();
			}
			else if (c == MarkingWriter.END) {
				if (from >= 0 && text.length() > from) {
					spans.add(new Span(from, text.length()));
				}
				from = -1;
			}
			else {
				text.append(c);
			}
		}
		return new Marks(text.toString(), List.copyOf(spans));
	}

	/**
	 * No blanks at line ends, no more than one empty line between paragraphs, none around
	 * the text.
	 */
	static String tidy(String marked) {
		return marked.replaceAll("[ \\t]+(?=\\n|$)", "").replaceAll("\\n{3,}", "\n\n").strip();
	}

}
