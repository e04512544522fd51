package firstthousand.outbox;

import java.util.List;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestPostOffice;
import firstthousand.mail.EmailAddress;
import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@HouseTest
class OutboxIT {

	private static final EmailAddress BEN = Cast.BEN.email();

	@Autowired
	Outbox outbox;

	@Autowired
	OutboxSender sender;

	@Autowired
	Suppressions suppressions;

	@Test
	void anAnswerLeavesExactlyAsItWasSealed() throws Exception {
		long id = this.outbox.put(answer("answer-1", "Grüße aus Köln", "Hi Ben,\n\nthat is a good question."));

		assertThat(this.sender.sendAnswers()).isEqualTo(1);

		MimeMessage letter = TestPostOffice.letters().get(0);
		assertThat(letter.getSubject()).isEqualTo("Grüße aus Köln");
		assertThat(letter.getMessageID()).isEqualTo(this.outbox.find(id).orElseThrow().messageId().value());
		assertThat(letter.getHeader("In-Reply-To", null)).isEqualTo("<theirs@users.test>");
		assertThat(letter.getFrom()[0].toString()).isEqualTo("Ada Founder <ada@founder.test>");
		assertThat(TestPostOffice.text(letter)).isEqualToNormalizingNewlines("Hi Ben,\n\nthat is a good question.");
		assertThat(this.outbox.find(id).orElseThrow().state()).isEqualTo(State.SENT);
		assertThat(this.outbox.attempts(id)).extracting(Attempt::outcome).containsExactly(State.SENT);
	}

	@Test
	void nobodyGetsTheSameLetterTwice() {
		long first = this.outbox.put(answer("answer-1", "Once", "Text"));
		long second = this.outbox.put(answer("answer-1", "Twice", "Other text"));

		this.sender.sendAnswers();
		this.sender.sendAnswers();

		assertThat(second).isEqualTo(first);
		assertThat(TestPostOffice.letters()).hasSize(1);
	}

	@Test
	void aSuppressedAddressIsNeverWrittenTo() {
		long id = this.outbox.put(answer("answer-1", "Hello", "Text"));
		this.suppressions.add(BEN, Reason.OPTED_OUT, "please stop");

		assertThat(this.sender.sendAnswers()).isZero();

		assertThat(TestPostOffice.letters()).isEmpty();
		assertThat(this.outbox.find(id).orElseThrow().state()).isEqualTo(State.WITHDRAWN);
	}

	private static Sealed answer(String letter, String subject, String body) {
		return new Sealed(1, letter, Sealed.Kind.ANSWER, BEN, "Ben Okafor", Cast.ADA, "Ada Founder", subject, body,
				null, "<theirs@users.test>", List.of("<ours@founder.test>", "<theirs@users.test>"), null);
	}

}
