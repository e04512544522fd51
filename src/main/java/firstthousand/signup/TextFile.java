package firstthousand.signup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file, looked through once from end to end to find out how its text is encoded and
 * what it can be told by again.
 *
 * @param fingerprint SHA-256 of the content, in hex
 */
record TextFile(Path path, Charset charset, String fingerprint, long size) {

	private static final Charset WINDOWS = Charset.forName("windows-1252");

	static TextFile look(Path path) throws IOException {
		return look(path, path.getFileName().toString());
	}

	/**
	 * Looks through a file.
	 * @param name what its owner calls it, for sentences
	 */
	static TextFile look(Path path, String name) throws IOException {
		MessageDigest digest = sha256();
		Utf8Check utf8 = new Utf8Check();
		byte[] buffer = new byte[1 << 16];
		byte[] head = null;
		long size = 0;
		try (InputStream in = Files.newInputStream(path)) {
			for (int read = in.readNBytes(buffer, 0, buffer.length); read > 0; read = in.readNBytes(buffer, 0,
					buffer.length)) {
				digest.update(buffer, 0, read);
				utf8.look(buffer, read);
				size += read;
				head = (head != null) ? head : Arrays.copyOf(buffer, read);
			}
		}
		if (head == null) {
			throw new UnreadableSignups("The file " + name + " is empty.");
		}
		refuseWorkbooks(name, head);
		return new TextFile(path, charset(head, utf8), HexFormat.of().formatHex(digest.digest()), size);
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void refuseWorkbooks(String name, byte[] head) {
		boolean zip = startsWith(head, 'P', 'K', 3, 4);
		boolean old = startsWith(head, 0xd0, 0xcf, 0x11, 0xe0);
		if (zip || old) {
			throw new UnreadableSignups("The file " + name
					+ " is a workbook or an archive, not a list; save or export it as CSV and import that.");
		}
		if (startsWith(head, 0x1f, 0x8b) || startsWith(head, '%', 'P', 'D', 'F')) {
			throw new UnreadableSignups(
					"The file " + name + " is no list of signups; CSV, TSV, semicolons and NDJSON can be imported.");
		}
	}

	private static Charset charset(byte[] head, Utf8Check utf8) {
		if (startsWith(head, 0xef, 0xbb, 0xbf)) {
			return StandardCharsets.UTF_8;
		}
		if (startsWith(head, 0xff, 0xfe)) {
			return StandardCharsets.UTF_16LE;
		}
		if (startsWith(head, 0xfe, 0xff)) {
			return StandardCharsets.UTF_16BE;
		}
		int even = zeros(head, 0);
		int odd = zeros(head, 1);
		if (Math.max(even, odd) > head.length / 8) {
			return (odd > even) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
		}
		return utf8.isLikely() ? StandardCharsets.UTF_8 : WINDOWS;
	}

	private static int zeros(byte[] bytes, int from) {
		int zeros = 0;
		for (int i = from; i < bytes.length; i += 2) {
			zeros += (bytes[i] == 0) ? 1 : 0;
		}
		return zeros;
	}

	private static boolean startsWith(byte[] bytes, int... start) {
		if (bytes.length < start.length) {
			return false;
		}
		for (int i = 0; i < start.length; i++) {
			if ((bytes[i] & 0xff) != start[i]) {
				return false;
			}
		}
		return true;
	}

	/** The text, without a byte order mark. */
	Reader read() throws IOException {
		Reader text = new InputStreamReader(new BufferedInputStream(Files.newInputStream(this.path), 1 << 16),
				this.charset);
		java.io.BufferedReader reader = new java.io.BufferedReader(text, 1 << 16);
		reader.mark(1);
		if (reader.read() != '\ufeff') {
			reader.reset();
		}
		return reader;
	}

	/** Counts what is UTF-8 and what cannot be, over the borders of buffers. */
	private static final class Utf8Check {

		private long sequences;

		private long errors;

		private int open;

		void look(byte[] bytes, int length) {
			for (int i = 0; i < length; i++) {
				int b = bytes[i] & 0xff;
				if (this.open > 0) {
					if (b >= 0x80 && b < 0xc0) {
						this.open--;
						this.sequences += (this.open == 0) ? 1 : 0;
						continue;
					}
					this.errors++;
					this.open = 0;
				}
				if (b >= 0x80) {
					this.open = (b >= 0xf5) ? 0 : (b >= 0xf0) ? 3 : (b >= 0xe0) ? 2 : (b >= 0xc2) ? 1 : 0;
					this.errors += (this.open == 0) ? 1 : 0;
				}
			}
		}

		/**
		 * One letter cut in two by a careless program does not turn a file of good
		 * letters into Windows-1252.
		 */
		boolean isLikely() {
			return this.errors == 0 || this.sequences > 4 * this.errors;
		}

	}

}
