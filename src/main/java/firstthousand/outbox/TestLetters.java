package firstthousand.outbox;

import java.time.Clock;
import java.util.List;

import firstthousand.mail.Delivery;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.Founder;
import firstthousand.mail.Letter;
import firstthousand.mail.Mailer;
import firstthousand.mail.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Letters to the founder's own address and to no other, so that she sees what people
 * would get. They are in no book, and not held against the day's cap.
 */
@Component
public class TestLetters {

	private static final Logger log = LoggerFactory.getLogger(TestLetters.class);

	private final Mailer mailer;

	private final Founder founder;

	private final Clock clock;

	TestLetters(Mailer mailer, Founder founder, Clock clock) {
		this.mailer = mailer;
		this.founder = founder;
		this.clock = clock;
	}

	/** Sends what somebody would get. */
	public Sent toOneself(Sealed letter) {
		return toOneself(letter.subject(), letter.body(), letter.html());
	}

	/**
	 * Sends one.
	 * @param subject the subject
	 * @param text the plain text
	 * @param html an HTML part beside it, or null
	 * @throws firstthousand.mail.MailTrouble if there is no line to the server
	 */
	public Sent toOneself(String subject, String text, String html) {
		EmailAddress own = this.founder.addressOrSentence();
		Letter letter = new Letter(MessageId.create(own), own, this.founder.name(), own, this.founder.name(), null,
				subject, text, html, null, List.of(), List.of(), this.clock.instant());
		try (Mailer.Run line = this.mailer.run()) {
			Delivery delivery = line.send(letter);
			log.info("A test letter was sent to ourselves.");
			return new Sent(letter.messageId(), delivery);
		}
	}

	/**
	 * A test letter that was handed over.
	 *
	 * @param messageId by which it is found in the mailbox
	 * @param delivery what the server said
	 */
	public record Sent(MessageId messageId, Delivery delivery) {
	}

}
