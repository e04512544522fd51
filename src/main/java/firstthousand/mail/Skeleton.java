package firstthousand.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A message put together again from its header and the sections that were fetched, so
 * that it reads like the original. Parts that stayed on the server are there with their
 * header, an empty body and the field that {@link LeftBehind} names.
 */
final class Skeleton {

	static final String HEADER = "HEADER";

	private static final byte[] LINE = { '\r', '\n' };

	private final Map<String, byte[]> sections;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream(8192);

	private Skeleton(Map<String, byte[]> sections) {
		this.sections = sections;
	}

	/**
	 * Builds it.
	 * @param sections what was fetched, by the section's name in upper case
	 */
	static byte[] build(Structure message, Map<String, byte[]> sections) {
		Skeleton skeleton = new Skeleton(sections);
		skeleton.add(message, skeleton.section(HEADER));
		return skeleton.out.toByteArray();
	}

	private void add(Structure node, byte[] header) {
		if (node.isMultipart()) {
			block(header, null);
			parts(node, header);
		}
		else if (node.isEnclosed() && !Wanted.fits(node)) {
			block(header, null);
			add(node.parts().get(0), section(node.section() + ".HEADER"));
		}
		else {
			leaf(node, header);
		}
	}

	private void leaf(Structure node, byte[] header) {
		byte[] content = this.sections.get(node.section());
		if (content == null) {
			content = this.sections.get(node.section() + ".HEADER");
		}
		boolean left = content == null && node.size() > 0;
		block(header, left ? new LeftBehind(node.section(), node.size()) : null);
		if (content != null) {
			this.out.writeBytes(content);
		}
	}

	private void parts(Structure node, byte[] header) {
		byte[] mark = ("--" + boundary(header)).getBytes(StandardCharsets.ISO_8859_1);
		for (Structure part : node.parts()) {
			this.out.writeBytes(mark);
			this.out.writeBytes(LINE);
			add(part, section(part.section() + ".MIME"));
			this.out.writeBytes(LINE);
		}
		this.out.writeBytes(mark);
		this.out.writeBytes("--\r\n".getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String boundary(byte[] header) {
		Headers headers = MimeReader.headers(header, 0, header.length);
		return Parameters.parse(headers.first("Content-Type")).get("boundary").stripTrailing();
	}

	/** A header block with exactly one empty line behind it. */
	private void block(byte[] header, LeftBehind left) {
		int end = header.length;
		while (end > 0 && (header[end - 1] == '\n' || header[end - 1] == '\r')) {
			end--;
		}
		this.out.write(header, 0, end);
		if (end > 0) {
			this.out.writeBytes(LINE);
		}
		if (left != null) {
			this.out.writeBytes(left.line().getBytes(StandardCharsets.US_ASCII));
			this.out.writeBytes(LINE);
		}
		this.out.writeBytes(LINE);
	}

	private byte[] section(String name) {
		return this.sections.getOrDefault(name.toUpperCase(Locale.ROOT), new byte[0]);
	}

}
