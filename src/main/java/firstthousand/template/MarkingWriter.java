package firstthousand.template;

import java.io.Writer;

/**
 * Collects what FreeMarker prints, and tells the template's words from the person's:
 * static text arrives as characters, a value as a string. Stops at a size that no letter
 * has.
 */
final class MarkingWriter extends Writer {

	static final char BEGIN = '\uE000';

	static final char END = '\uE001';

	private static final int MOST = 64 * 1024;

	private final StringBuilder text = new StringBuilder();

	private final Values values;

	MarkingWriter(Values values) {
		this.values = values;
	}

	@Override
	public void write(char[] chars, int from, int length) {
		room(length);
		this.text.append(chars, from, length);
	}

	@Override
	public void write(String value) {
		room(value.length());
		boolean personal = this.values.takePersonal() && !value.isEmpty();
		if (personal) {
			this.text.append(BEGIN);
		}
		this.text.append(value);
		if (personal) {
			this.text.append(END);
		}
	}

	@Override
	public void write(String value, int from, int length) {
		write(value.substring(from, from + length));
	}

	private void room(int more) {
		if (this.text.length() + more > MOST) {
			throw new LetterTooLongException();
		}
	}

	@Override
	public void flush() {
		// nothing is buffered
	}

	@Override
	public void close() {
		// nothing is held
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

	/** A letter that does not end. */
	static final class LetterTooLongException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		LetterTooLongException() {
			super("The letter grows beyond " + MOST / 1024 + " KiB; is there an endless list in it?");
		}

	}

}
