package firstthousand.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import firstthousand.mail.Delivery.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a server says, and what becomes of the letter: told apart at every point of the
 * talk.
 */
class MailerIT {

	private ScriptedSmtp server;

	@BeforeEach
	void open() throws IOException {
		this.server = new ScriptedSmtp();
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
	}

	@Test
	void aLetterThatIsTakenIsAccepted() {
		assertThat(send()).isInstanceOf(Delivery.Accepted.class);
		assertThat(this.server.letters()).hasSize(1);
		assertThat(this.server.letters().get(0)).contains("Message-ID: <abc@founder.test>")
			.contains("Content-Type: text/plain; charset=UTF-8; format=flowed")
			.doesNotContain("X-Mailer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "MAIL", "RCPT", "DATA", "." })
	void aNotNowIsDeferredAtEveryPoint(String point) {
		this.server.at(point, "451 4.7.1 greylisted, try again");

		Delivery delivery = send();

		assertThat(delivery).isInstanceOf(Delivery.Deferred.class);
		assertThat(delivery.code()).isEqualTo(451);
		assertThat(delivery.words()).contains("greylisted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "MAIL", "RCPT", "DATA", "." })
	void aRefusalIsARefusalAtEveryPoint(String point) {
		this.server.at(point, "550 5.1.1 user unknown");

		Delivery delivery = send();

		assertThat(delivery).isInstanceOf(Delivery.Refused.class);
		assertThat(delivery.code()).isEqualTo(550);
	}

	@ParameterizedTest
	@ValueSource(strings = { "MAIL", "RCPT", "DATA" })
	void aLineThatBreaksBeforeTheDotHasSentNothing(String point) {
		this.server.at(point, ScriptedSmtp.DROP);

		assertThat(send()).isInstanceOf(Delivery.Deferred.class);
		assertThat(this.server.letters()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { ScriptedSmtp.DROP, ScriptedSmtp.TAKE_AND_DROP, ScriptedSmtp.SILENCE })
	void aLineThatBreaksAfterTheDotLeavesTheLetterInDoubt(String accident) {
		this.server.at(".", accident);

		assertThat(send()).isInstanceOf(Delivery.InDoubt.class);
	}

	@Test
	void aLineDroppedAtAnyByteIsNeverTakenForSent() {
		for (int characters = 0; characters < 900; characters += 37) {
			this.server.dropAfter(characters);
			int before = this.server.letters().size();
			Delivery delivery;
			try {
				delivery = send();
			}
			catch (MailTrouble ex) {
				continue;
			}
			if (delivery instanceof Delivery.Accepted) {
				assertThat(this.server.letters()).hasSize(before + 1);
			}
			else {
				assertThat(this.server.letters()).hasSize(before);
				assertThat(delivery).isInstanceOfAny(Delivery.Deferred.class, Delivery.InDoubt.class);
			}
		}
	}

	@Test
	void aRunGoesOnAfterTheLineBroke() {
		try (Mailer.Run run = mailer().run()) {
			this.server.at("RCPT", ScriptedSmtp.DROP);
			assertThat(run.send(letter())).isInstanceOf(Delivery.Deferred.class);
			this.server.behave();
			assertThat(run.send(letter())).isInstanceOf(Delivery.Accepted.class);
		}
	}

	@Test
	void aServerThatIsNotThereIsASentenceAndNoOutcome() throws IOException {
		this.server.close();

		assertThatThrownBy(this::send).isInstanceOf(MailTrouble.class).hasMessageContaining("does not answer");
	}

	@Test
	void theSandboxRefusesEveryHostButThisMachine() {
		Mailer mailer = new Mailer(new MailSettings("192.0.2.1", 25, null, null, Security.AUTO, Map.of()), true);

		assertThatThrownBy(mailer::run).isInstanceOf(MailTrouble.class).hasMessageContaining("sandbox");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			550 5.1.1 <x@y.test>: Recipient address rejected: User unknown | ADDRESS
			550 5.7.1 rejected because of your reputation                  | OURS
			554 5.7.26 unauthenticated mail, DMARC                         | OURS
			552 5.2.2 mailbox full                                         | UNKNOWN
			550 blocked by our blacklist                                   | OURS
			550 5.7.1 no such user here                                    | ADDRESS
			550 5.4.4 host not found                                       | ADDRESS
			550 no thanks                                                  | UNKNOWN
			""")
	void aRefusalSaysWhoseFaultItIs(String answer, Fault fault) {
		this.server.at("RCPT", answer);

		assertThat(((Delivery.Refused) send()).fault()).isEqualTo(fault);
	}

	@Test
	void nothingInALetterCanAddAHeader() {
		assertThatThrownBy(() -> new Letter(new MessageId("<abc@founder.test>"), EmailAddress.parse("ada@founder.test"),
				"Ada\r\nBcc: all@evil.test", EmailAddress.parse("ben@users.test"), null, null, "Hi", "Text", null, null,
				List.of(), Instant.EPOCH))
			.isInstanceOf(IllegalArgumentException.class);
	}

	private Delivery send() {
		try (Mailer.Run run = mailer().run()) {
			return run.send(letter());
		}
	}

	private Mailer mailer() {
		return new Mailer(new MailSettings("127.0.0.1", this.server.port(), null, null, Security.AUTO,
				Map.of("mail.smtp.timeout", "500")), false);
	}

	private static Letter letter() {
		return new Letter(new MessageId("<abc@founder.test>"), EmailAddress.parse("ada@founder.test"), "Ada Founder",
				EmailAddress.parse("ben@users.test"), "Ben", null, "Why?", "Hi Ben,\n\nwhy?", null, null, List.of(),
				Instant.parse("2026-10-01T08:00:00Z"));
	}

}
