package firstthousand.web;

import java.time.Instant;
import java.util.List;

import firstthousand.conversation.Seen;
import firstthousand.followup.PlainDay;
import firstthousand.mail.EmailAddress;
import firstthousand.person.Person;

/**
 * The box in which a person is answered.
 *
 * @param request the key under which it is sent, once
 * @param text what was written so far
 * @param savedAt when that was saved, or null
 * @param base when the newest words were saved that it was made with
 * @param seen what stands on the page with it
 * @param addresses where it may go, the one they wrote from first
 * @param subject what it answers, or null
 * @param given the day that the text gives a word for, or null
 * @param inserts the saved answers, filled for this person
 */
public record AnswerBox(Person person, String request, String text, Instant savedAt, Instant base, Seen seen,
		List<EmailAddress> addresses, String subject, PlainDay given, List<Insert> inserts) {

	/**
	 * A saved answer.
	 *
	 * @param text filled as far as the values are known
	 */
	public record Insert(long id, String name, String text) {
	}

}
