package firstthousand.conversation;

import java.time.LocalDate;

import firstthousand.mail.EmailAddress;

/**
 * What a human wrote to a person and wants sent.
 *
 * @param personId to whom
 * @param request the key of this request: made with the form, the same when it is sent
 * again
 * @param text what she wrote
 * @param to which of their addresses, or null: the one they wrote from
 * @param seen what she had read, or null: then nothing can have come meanwhile
 * @param promise the day she gives her word for in it, or null
 * @param memberId who wrote it, or null
 */
public record Answer(long personId, String request, String text, EmailAddress to, Seen seen, LocalDate promise,
		Long memberId) {

	/** To where they wrote from, whatever came meanwhile. */
	public static Answer of(long personId, String request, String text) {
		return new Answer(personId, request, text, null, null, null, null);
	}

}
