package firstthousand.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import firstthousand.Cast;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.MessageId;
import firstthousand.outbox.SendingSettings.ListUnsubscribe;
import firstthousand.outbox.SendingSettings.ReplyAddress;

/** Rows and settings for tests that need no database. */
final class Rows {

	static final Instant SEALED = Instant.parse("2026-10-01T20:00:00Z");

	private Rows() {
	}

	static OutboxLetter letter(long id, ZoneId zone) {
		return row(id, zone, SEALED, 1, SEALED);
	}

	static OutboxLetter tried(int attempts, Instant first) {
		return row(1, null, SEALED, attempts, first);
	}

	static OutboxLetter row(long id, ZoneId zone, Instant notBefore, int attempts, Instant firstTried) {
		Sealed sealed = new Sealed(id, "welcome", Sealed.Kind.FIRST, EmailAddress.parse("user" + id + "@users.test"),
				null, Cast.ADA, "Ada Founder", "Why?", "Text", null, null, List.of(), null);
		Added added = new Added(new MessageId("<" + id + "@founder.test>"), null, List.of());
		return new OutboxLetter(id, sealed, sealed.seal(), State.SENDING, null, added, added.seal(sealed).hash(),
				new Schedule(SEALED, null, zone), SEALED, notBefore, attempts, firstTried, null, "process", null, null,
				null);
	}

	static SendingSettings human() {
		return settings("human");
	}

	static SendingSettings settings(String pace) {
		return new SendingSettings(pace, null, null, null, null, null, null, null, null, 1, Duration.ofDays(3),
				ReplyAddress.AUTO, ListUnsubscribe.AUTO);
	}

}
