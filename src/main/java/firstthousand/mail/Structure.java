package firstthousand.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.mail.internet.ParameterList;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;

/**
 * One node of a message's tree as the server describes it before any of it is fetched
 * (RFC 3501, 7.4.2), with the number by which it can be asked for (6.4.5).
 *
 * @param section the number; empty for the whole message
 * @param type the media type in lower case
 * @param attachment whether its sender says that it is one, or gives it a file name
 * @param size in bytes, as it is encoded
 * @param parts what it consists of: the parts of a multipart, the body of an enclosed
 * message
 */
record Structure(String section, String type, boolean attachment, long size, List<Structure> parts) {

	private static final int MOST_PARTS = MimeReader.MAX_PARTS;

	private static final int MOST_LEVELS = MimeReader.MAX_DEPTH;

	static Structure of(BODYSTRUCTURE body) {
		return of(body, "", "", 0, new int[] { MOST_PARTS });
	}

	private static Structure of(BODYSTRUCTURE body, String section, String prefix, int level, int[] left) {
		List<Structure> parts = new ArrayList<>();
		String own = section;
		if (level < MOST_LEVELS && body.isMulti() && body.bodies != null) {
			for (int i = 0; i < body.bodies.length && left[0] > 0; i++) {
				String number = prefix + (i + 1);
				parts.add(of(body.bodies[i], number, number + ".", level + 1, left));
			}
		}
		else {
			left[0]--;
			// the body of a message that has only one is its part 1
			own = section.isEmpty() || section.endsWith(".") ? prefix + "1" : section;
			if (level < MOST_LEVELS && body.isNested() && body.bodies != null && body.bodies.length > 0) {
				String inside = own + ".";
				parts.add(of(body.bodies[0], body.bodies[0].isMulti() ? own : inside, inside, level + 1, left));
			}
		}
		return new Structure(own, type(body), named(body), Math.max(0, body.size), List.copyOf(parts));
	}

	private static String type(BODYSTRUCTURE body) {
		return (body.type + "/" + body.subtype).toLowerCase(Locale.ROOT);
	}

	/** Words under a file name may be the letter itself, unless its sender says no. */
	private static boolean named(BODYSTRUCTURE body) {
		boolean words = type(body).equals("text/plain") || type(body).equals("text/html");
		return "attachment".equalsIgnoreCase(body.disposition)
				|| (!words && (has(body.cParams, "name") || has(body.dParams, "filename")));
	}

	private static boolean has(ParameterList parameters, String name) {
		return parameters != null && parameters.get(name) != null && !parameters.get(name).isEmpty();
	}

	boolean isMultipart() {
		return this.type.startsWith("multipart/") && !this.parts.isEmpty();
	}

	/** A message within the message, of which the server told the parts. */
	boolean isEnclosed() {
		return !this.type.startsWith("multipart/") && !this.parts.isEmpty();
	}

	/**
	 * Whether it proves something: what a mail server reports, or a message it returns.
	 */
	boolean isEvidence() {
		return this.type.startsWith("message/") || this.type.equals("text/rfc822-headers")
				|| this.type.equals("text/rfc822");
	}

	/** Whether it is read: words that are not a file, and whatever proves something. */
	boolean isRead() {
		return isEvidence() || (this.type.startsWith("text/") && !this.attachment);
	}

	/** Whether nothing hangs on it that only somebody who asks for it shall get. */
	boolean isReadWhole() {
		return this.parts.isEmpty() ? isRead() : this.parts.stream().allMatch(Structure::isReadWhole);
	}

}
