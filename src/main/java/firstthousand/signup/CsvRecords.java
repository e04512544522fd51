package firstthousand.signup;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads records of separated values (RFC 4180, leniently) and keeps each one's text as it
 * stood. A quote that is never closed costs one line, not the rest of the file: reading
 * goes on with the next line.
 */
final class CsvRecords implements Closeable {

	/** Longer quoted texts are taken for a forgotten quote. */
	static final int LONGEST = 1 << 18;

	private static final int MOST_LINES = 1000;

	private static final char[] SEPARATORS = { '\t', ';', ',', '|' };

	private final Reader text;

	private char separator = ',';

	private char[] window = new char[1 << 16];

	private int start;

	private int end;

	private boolean finished;

	private final List<String> values = new ArrayList<>();

	private String raw = "";

	private boolean broken;

	CsvRecords(Reader text) {
		this.text = text;
	}

	/**
	 * Finds the separator in the first line that is not blank; {@code sep=;} is such a
	 * line, too.
	 */
	char findSeparator() throws IOException {
		while (available(0) && isBreak(this.window[this.start])) {
			this.start++;
		}
		int[] counts = new int[SEPARATORS.length];
		boolean quoted = false;
		int length = 0;
		for (; available(length) && length < LONGEST; length++) {
			char c = this.window[this.start + length];
			quoted ^= c == '"';
			if (!quoted && isBreak(c)) {
				break;
			}
			for (int i = 0; i < counts.length && !quoted; i++) {
				counts[i] += (c == SEPARATORS[i]) ? 1 : 0;
			}
		}
		if (length == 5 && new String(this.window, this.start, 4).equalsIgnoreCase("sep=")) {
			this.separator = this.window[this.start + 4];
			next();
			return this.separator;
		}
		int most = 0;
		for (int i = 0; i < counts.length; i++) {
			if (counts[i] > most) {
				most = counts[i];
				this.separator = SEPARATORS[i];
			}
		}
		return this.separator;
	}

	CsvRecords separatedBy(char separator) {
		this.separator = separator;
		return this;
	}

	/** Goes to the next record that is not a blank line; false at the end. */
	boolean next() throws IOException {
		while (available(0) && isBreak(this.window[this.start])) {
			this.start++;
		}
		if (!available(0)) {
			return false;
		}
		this.broken = false;
		int length = parse(true);
		if (length < 0) {
			this.broken = true;
			length = parse(false);
		}
		this.raw = new String(this.window, this.start, length);
		this.start += length;
		return true;
	}

	List<String> values() {
		return this.values;
	}

	String raw() {
		return this.raw;
	}

	/** Whether a quote was opened and never closed. */
	boolean isBroken() {
		return this.broken;
	}

	/**
	 * Fills the values; returns how long the record is, or -1 where a quote stays open.
	 */
	private int parse(boolean quotes) throws IOException {
		this.values.clear();
		int at = 0;
		while (true) {
			int from = at;
			while (quotes && this.separator != ' ' && available(from) && this.window[this.start + from] == ' ') {
				from++;
			}
			if (quotes && available(from) && this.window[this.start + from] == '"') {
				at = parseQuoted(from + 1);
				if (at < 0) {
					return -1;
				}
			}
			else {
				from = at;
				at = plainEnd(from);
				this.values.add(new String(this.window, this.start + from, at - from));
			}
			if (!available(at) || this.window[this.start + at] != this.separator) {
				return at;
			}
			at++;
		}
	}

	private int parseQuoted(int from) throws IOException {
		StringBuilder value = new StringBuilder();
		int lines = 0;
		int at = from;
		while (available(at)) {
			char c = this.window[this.start + at];
			if (c != '"') {
				lines += isBreak(c) ? 1 : 0;
				if (lines > MOST_LINES || at - from > LONGEST) {
					return -1;
				}
				value.append(c);
				at++;
			}
			else if (available(at + 1) && this.window[this.start + at + 1] == '"') {
				value.append(c);
				at += 2;
			}
			else {
				int end = plainEnd(at + 1);
				String rest = new String(this.window, this.start + at + 1, end - at - 1);
				this.values.add(value.append(rest.isBlank() ? "" : rest).toString());
				return end;
			}
		}
		return -1;
	}

	private int plainEnd(int from) throws IOException {
		int at = from;
		while (available(at)) {
			char c = this.window[this.start + at];
			if (c == this.separator || isBreak(c) || at - from >= LONGEST) {
				break;
			}
			at++;
		}
		return at;
	}

	private static boolean isBreak(char c) {
		return c == '\n' || c == '\r';
	}

	/**
	 * Sees to it that the character so far after the start is in the window, unless the
	 * text ends before.
	 */
	private boolean available(int offset) throws IOException {
		if (this.start + offset < this.end) {
			return true;
		}
		return !this.finished && fill(offset);
	}

	private boolean fill(int offset) throws IOException {
		int kept = this.end - this.start;
		if (this.start > 0) {
			System.arraycopy(this.window, this.start, this.window, 0, kept);
			this.start = 0;
			this.end = kept;
		}
		while (!this.finished && this.end <= offset) {
			if (this.end == this.window.length) {
				this.window = Arrays.copyOf(this.window, this.window.length * 2);
			}
			int read = this.text.read(this.window, this.end, this.window.length - this.end);
			this.finished = read < 0;
			this.end += Math.max(read, 0);
		}
		return this.end > offset;
	}

	@Override
	public void close() throws IOException {
		this.text.close();
	}

}
