package firstthousand.sandbox;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import firstthousand.sandbox.PretendPeople.Received;

/** How a pretend person takes a letter. The same address always behaves the same. */
enum Manner {

	ANSWERS {
		@Override
		Optional<String> first(Received letter) {
			String[] answers = { "Two words: no time. I export our invoices by hand every Friday and hate it.",
					"A friend at another shop showed me. I nearly left when it asked for a card before I had seen anything.",
					"Price, honestly. The team plan is fine for us, but I had to explain it to my boss.",
					"I was looking for something that works on the train without internet." };
			return Optional.of(reply(letter, answers[Math.floorMod(letter.address().hashCode(), answers.length)]));
		}
	},

	ASKS {
		@Override
		Optional<String> first(Received letter) {
			return Optional.of(reply(letter, "Happy to tell you, but first a question: can I move my old data over, "
					+ "about 4,000 rows?\n\nThat is what stops me right now."));
		}

		@Override
		Optional<String> next(Received letter) {
			return Optional.of(reply(letter, "Perfect, thank you. I'll try it tonight."));
		}
	},

	IS_AWAY {
		@Override
		Optional<String> first(Received letter) {
			return Optional.of(head(letter, "Automatic reply: " + letter.subject()) + "Auto-Submitted: auto-replied\n"
					+ "X-Auto-Response-Suppress: All\nContent-Type: text/plain; charset=UTF-8\n\n"
					+ "I am out of the office and read no mail until Monday.\n");
		}
	},

	IS_GONE {
		@Override
		Optional<String> first(Received letter) {
			return Optional.of(bounce(letter));
		}
	},

	WANTS_NO_LETTERS {
		@Override
		Optional<String> first(Received letter) {
			return Optional.of(reply(letter, "Please remove me from your list."));
		}
	},

	IS_SILENT {
		@Override
		Optional<String> first(Received letter) {
			return Optional.empty();
		}
	};

	private static final Manner[] BY_CHANCE = { ANSWERS, ANSWERS, IS_SILENT, ASKS, IS_AWAY, ANSWERS, IS_SILENT, IS_GONE,
			ANSWERS, WANTS_NO_LETTERS, IS_SILENT };

	abstract Optional<String> first(Received letter);

	/** What they write when we answer them. */
	Optional<String> next(Received letter) {
		return Optional.empty();
	}

	Optional<String> write(Received letter) {
		return letter.answer() ? next(letter) : first(letter);
	}

	/** By chance, but always the same for one address. */
	static Manner of(Received letter) {
		int chance = 0;
		for (char c : letter.address().toCharArray()) {
			chance = chance * 31 + c;
		}
		return BY_CHANCE[Math.floorMod(chance ^ (chance >>> 16), BY_CHANCE.length)];
	}

	private static String reply(Received letter, String text) {
		String subject = letter.subject().regionMatches(true, 0, "Re:", 0, 3) ? letter.subject()
				: "Re: " + letter.subject();
		return head(letter, subject) + "Content-Type: text/plain; charset=UTF-8\n\n" + text + "\n\n"
				+ "On Thu, 1 Oct 2026 at 09:00, Ada Lindqvist <" + SandboxEnvironment.FOUNDER + "> wrote:\n"
				+ letter.quoted() + "\n";
	}

	private static String head(Received letter, String subject) {
		return "From: <" + letter.address() + ">\nTo: " + letter.replyTo() + "\nSubject: " + subject + "\nDate: "
				+ now() + "\nMessage-ID: <" + letter.serial() + "." + Math.abs(letter.address().hashCode())
				+ "@pretend.example>\nIn-Reply-To: " + letter.messageId() + "\nReferences: " + letter.messageId()
				+ "\nMIME-Version: 1.0\n";
	}

	private static String bounce(Received letter) {
		String at = letter.address();
		return "From: Mail Delivery System <MAILER-DAEMON@pretend.example>\nTo: " + SandboxEnvironment.FOUNDER
				+ "\nSubject: Undelivered Mail Returned to Sender\nDate: " + now() + "\nMessage-ID: <" + letter.serial()
				+ "@mx.pretend.example>\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n"
				+ "Content-Type: multipart/report; report-type=delivery-status; boundary=\"edge\"\n\n"
				+ "--edge\nContent-Type: text/plain\n\nThe mailbox " + at + " does not exist here.\n\n"
				+ "--edge\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.pretend.example\n\n"
				+ "Final-Recipient: rfc822; " + at + "\nAction: failed\nStatus: 5.1.1\n"
				+ "Diagnostic-Code: smtp; 550 5.1.1 <" + at + ">: Recipient address rejected: User unknown\n\n"
				+ "--edge\nContent-Type: text/rfc822-headers\n\nMessage-ID: " + letter.messageId() + "\nTo: " + at
				+ "\nSubject: " + letter.subject() + "\n\n--edge--\n";
	}

	private static String now() {
		return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
	}

}
