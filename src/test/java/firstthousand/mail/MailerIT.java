package firstthousand.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import firstthousand.mail.Delivery.Fault;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a server says, and what becomes of the letter: told apart at every point of the
 * talk, whichever way letters go.
 */
class MailerIT {

	private static final Map<SmtpWay, List<String>> OFFERS = Map.of(SmtpWay.STEP_BY_STEP, List.of(), SmtpWay.GROUPED,
			List.of("PIPELINING"), SmtpWay.ONE_FLIGHT, List.of("PIPELINING", "CHUNKING"));

	private static final List<String> ACCIDENTS = List.of(ScriptedSmtp.DROP, ScriptedSmtp.SILENCE, ScriptedSmtp.SKIP,
			"good day to you", "", "25", "999 odd", "199 odd", "250-ok\r\n550 no", "354 odd", "220 odd",
			"250 2.1.0 ok\r\n250 2.1.0 ok", "250 ok\r\nand one more thing", "x".repeat(70_000));

	private ScriptedSmtp server;

	private int written;

	@BeforeEach
	void open() throws IOException {
		this.server = new ScriptedSmtp();
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
	}

	static Stream<Arguments> points() {
		return Stream.of(SmtpWay.values())
			.flatMap((way) -> Stream
				.of("MAIL", "RCPT", (way == SmtpWay.ONE_FLIGHT) ? "BDAT" : "DATA",
						(way == SmtpWay.ONE_FLIGHT) ? "BDAT" : ".")
				.distinct()
				.map((point) -> Arguments.of(way, point)));
	}

	@ParameterizedTest
	@EnumSource
	void aLetterThatIsTakenIsAccepted(SmtpWay way) {
		this.server.offer(OFFERS.get(way));

		assertThat(send()).isInstanceOf(Delivery.Accepted.class);

		assertThat(this.server.letters()).hasSize(1);
		assertThat(this.server.letters().get(0)).contains("Message-ID: <abc1@founder.test>\r\n")
			.contains("Content-Type: text/plain; charset=UTF-8; format=flowed")
			.doesNotContain("X-Mailer")
			.doesNotContain("Precedence")
			.doesNotContain("List-");
	}

	@ParameterizedTest
	@EnumSource
	void everyByteArrivesAsItWasWritten(SmtpWay way) throws MessagingException {
		this.server.offer(OFFERS.get(way));
		String text = ".\n..\n.dot\n\n" + "x".repeat(30_000) + "\n.";
		Letter letter = letter("<dots@founder.test>", text);

		try (Mailer.Run run = mailer().run()) {
			assertThat(run.send(letter)).isInstanceOf(Delivery.Accepted.class);
			assertThat(run.send(letter("<b@founder.test>", "Grüße\n.\nä"))).isInstanceOf(Delivery.Accepted.class);
		}

		assertThat(this.server.letters().get(0))
			.isEqualTo(new String(MimeLetter.write(letter), StandardCharsets.US_ASCII));
		assertThat(Incoming.read(this.server.letters().get(1).getBytes(StandardCharsets.US_ASCII)).plainText())
			.isEqualToIgnoringNewLines("Grüße\n.\nä\n");
	}

	@ParameterizedTest
	@EnumSource
	void aLineInUseIsAskedNothingElse(SmtpWay way) {
		this.server.offer(OFFERS.get(way));
		try (Mailer.Run run = mailer().run()) {
			for (int i = 0; i < 3; i++) {
				run.connect();
				assertThat(run.send(letter())).isInstanceOf(Delivery.Accepted.class);
			}
		}

		assertThat(this.server.connections()).isEqualTo(1);
		assertThat(this.server.commands()).doesNotContain("NOOP", "RSET")
			.filteredOn((command) -> command.startsWith("MAIL"))
			.hasSize(3);
	}

	@ParameterizedTest
	@MethodSource("points")
	void aNotNowIsDeferredAtEveryPoint(SmtpWay way, String point) {
		this.server.offer(OFFERS.get(way)).at(point, "451-4.7.1 greylisted,\r\n451 4.7.1 try again");

		Delivery delivery = sendAndGoOn();

		assertThat(delivery).isInstanceOf(Delivery.Deferred.class);
		assertThat(delivery.code()).isEqualTo(451);
		assertThat(delivery.words()).contains("greylisted").contains("try again");
		assertThat(this.server.connections()).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("points")
	void aRefusalIsARefusalAtEveryPoint(SmtpWay way, String point) {
		this.server.offer(OFFERS.get(way)).at(point, "550 5.1.1 user unknown");

		Delivery delivery = sendAndGoOn();

		assertThat(delivery).isInstanceOf(Delivery.Refused.class);
		assertThat(delivery.code()).isEqualTo(550);
		assertThat(this.server.connections()).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("points")
	void aServerThatClosesIsDeferredAtEveryPoint(SmtpWay way, String point) {
		this.server.offer(OFFERS.get(way)).at(point, "421 4.3.2 shutting down");

		Delivery delivery = sendAndGoOn();

		assertThat(delivery).isInstanceOf(Delivery.Deferred.class);
		assertThat(delivery.code()).isEqualTo(421);
		assertThat(this.server.connections()).isEqualTo(2);
	}

	@ParameterizedTest
	@MethodSource("points")
	void noAccidentAtAnyPointIsTakenForAnOutcome(SmtpWay way, String point) {
		for (String accident : ACCIDENTS) {
			this.server.offer(OFFERS.get(way)).at(point, accident);
			sendAndGoOn();
		}
	}

	@ParameterizedTest
	@MethodSource("points")
	void aBrokenLineLeavesADoubtOnlyOnceTheLetterWasHandedOver(SmtpWay way, String point) {
		boolean handedOver = way == SmtpWay.ONE_FLIGHT || point.equals(".");
		for (String accident : List.of(ScriptedSmtp.DROP, ScriptedSmtp.SILENCE)) {
			this.server.offer(OFFERS.get(way)).at(point, accident);

			assertThat(sendAndGoOn()).isInstanceOf(handedOver ? Delivery.InDoubt.class : Delivery.Deferred.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aLetterThatWasTakenWithoutAWordIsInDoubt(SmtpWay way) {
		this.server.offer(OFFERS.get(way)).at(".", ScriptedSmtp.TAKE_AND_DROP).at("BDAT", ScriptedSmtp.TAKE_AND_DROP);

		assertThat(send()).isInstanceOf(Delivery.InDoubt.class);
		assertThat(this.server.letters()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void aLineDroppedAtAnyByteIsNeverTakenForSent(SmtpWay way) {
		this.server.offer(OFFERS.get(way));
		boolean accepted = false;
		for (int bytes = 0; !accepted; bytes++) {
			this.server.dropAfter(bytes);
			int before = this.server.letters().size();
			try (Mailer.Run run = mailer().run()) {
				Delivery delivery = run.send(letter("<abc@founder.test>", "Hi Ben,\n\nwhy?"));
				assertTrue(delivery, before);
				assertThat(delivery).isNotInstanceOf(Delivery.Refused.class);
				accepted = delivery instanceof Delivery.Accepted;
			}
			catch (MailTrouble ex) {
				assertThat(this.server.letters()).hasSize(before);
			}
			assertThat(bytes).isLessThan(2000);
		}
	}

	@ParameterizedTest
	@EnumSource
	void anAnswerMayComeByteByByte(SmtpWay way) {
		this.server.offer(OFFERS.get(way)).drip();

		assertThat(sendAndGoOn()).isInstanceOf(Delivery.Accepted.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "MAIL", "RCPT" })
	void aServerThatWantsALetterForNobodyGetsAnEmptyOne(String point) {
		this.server.offer(List.of("PIPELINING")).at(point, "550 5.1.1 no").at("DATA", "354 go on");

		Delivery delivery = sendAndGoOn();

		assertThat(delivery).isInstanceOf(Delivery.Refused.class);
		assertThat(this.server.contents().get(0)).isEmpty();
		assertThat(this.server.connections()).isEqualTo(1);
	}

	@Test
	void aLetterForNobodyThatIsTakenAllTheSameIsInDoubt() {
		this.server.offer(OFFERS.get(SmtpWay.ONE_FLIGHT)).at("RCPT", "550 5.1.1 no").at("BDAT", "250 taken");

		assertThat(send()).isInstanceOf(Delivery.InDoubt.class);
	}

	@ParameterizedTest
	@EnumSource
	void aTransactionLeftOpenIsForgottenInTheSameBreathAsTheNextLetter(SmtpWay way) {
		this.server.offer(OFFERS.get(way)).at("RCPT", "550 5.1.1 no");

		sendAndGoOn();

		List<String> verbs = this.server.commands().stream().map((command) -> command.split("[ :]")[0]).toList();
		String end = (way == SmtpWay.ONE_FLIGHT) ? "BDAT" : "DATA";
		assertThat(verbs.subList(verbs.indexOf("RSET"), verbs.indexOf("RSET") + 4)).containsExactly("RSET", "MAIL",
				"RCPT", end);
		assertThat(this.server.connections()).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void aServerThatSaidFarewellIsConnectedToAnew(SmtpWay way) {
		this.server.offer(OFFERS.get(way))
			.at(".", "250 taken\r\n421 enough for one line")
			.at("BDAT", "250 taken\r\n421 enough for one line");
		try (Mailer.Run run = mailer().run()) {
			for (int i = 1; i <= 3; i++) {
				run.connect();
				assertThat(run.send(letter())).isInstanceOf(Delivery.Accepted.class);
				assertThat(this.server.connections()).isEqualTo(i);
			}
		}
		assertThat(this.server.letters()).hasSize(3);
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsThrownOnceTheLineStood(SmtpWay way) throws IOException {
		this.server.offer(OFFERS.get(way));
		try (Mailer.Run run = mailer().run()) {
			run.connect();
			this.server.close();

			assertThat(run.send(letter())).isInstanceOfAny(Delivery.Deferred.class, Delivery.InDoubt.class);
			assertThatThrownBy(run::connect).isInstanceOf(MailTrouble.class);
		}
	}

	@Test
	void aLineThatRestedIsAskedWhetherItIsStillThere() throws MessagingException {
		try (SmtpLine line = new SmtpLine(settings(Map.of()), SmtpWay.ONE_FLIGHT)) {
			assertThat(line.fit()).isTrue();
			assertThat(this.server.commands()).doesNotContain("NOOP");

			assertThat(line.fit(0)).isTrue();
			assertThat(this.server.commands()).contains("NOOP");

			this.server.at("NOOP", ScriptedSmtp.DROP);
			assertThat(line.fit(0)).isFalse();
		}
	}

	@Test
	void aServerThatDoesNotKnowWhatItOffersIsServedTheSlowerWay() {
		this.server.offer(OFFERS.get(SmtpWay.ONE_FLIGHT))
			.at("BDAT", "500 5.5.2 command unrecognized")
			.at("DATA", "503 5.5.0 improper command pipelining");
		try (Mailer.Run run = mailer().run()) {
			assertThat(run.send(letter())).isInstanceOf(Delivery.Deferred.class);
			assertThat(run.send(letter())).isInstanceOf(Delivery.Deferred.class);
			this.server.behave();
			assertThat(run.send(letter())).isInstanceOf(Delivery.Accepted.class);
		}
		assertThat(this.server.letters()).hasSize(1);
		assertThat(this.server.commands()).filteredOn((command) -> command.startsWith("BDAT")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "mail.smtp.pipelining", "mail.smtp.chunking" })
	void theQuickWaysCanBeSwitchedOff(String property) {
		this.server.offer(OFFERS.get(SmtpWay.ONE_FLIGHT));
		Mailer mailer = new Mailer(settings(Map.of(property, "false")), false);
		try (Mailer.Run run = mailer.run()) {
			assertThat(run.send(letter())).isInstanceOf(Delivery.Accepted.class);
		}
		assertThat(this.server.commands()).contains("DATA");
	}

	@ParameterizedTest
	@EnumSource
	void lettersGoThroughTlsTheSameWays(SmtpWay way) {
		this.server.offer(Stream.concat(Stream.of("STARTTLS"), OFFERS.get(way).stream()).toList());
		Mailer mailer = new Mailer(
				settings(Map.of("mail.smtp.ssl.trust", "127.0.0.1", "mail.smtp.ssl.checkserveridentity", "false")),
				false);
		try (Mailer.Run run = mailer.run()) {
			assertThat(run.send(letter())).isInstanceOf(Delivery.Accepted.class);
			this.server.at("RCPT", "550 5.1.1 no");
			run.connect();
			assertThat(run.send(letter())).isInstanceOf(Delivery.Refused.class);
			this.server.behave()
				.at(".", "250 taken\r\n421 enough for one line")
				.at("BDAT", "250 taken\r\n421 enough for one line");
			run.connect();
			assertThat(run.send(letter())).isInstanceOf(Delivery.Accepted.class);
			run.connect();
			assertThat(run.send(letter())).isInstanceOf(Delivery.Accepted.class);
		}
		assertThat(this.server.connections()).isEqualTo(2);
		assertThat(this.server.letters()).hasSize(3);
	}

	@Test
	void aCertificateThatNobodyTrustsIsASentence() {
		this.server.offer(List.of("STARTTLS"));

		assertThatThrownBy(this::send).isInstanceOf(MailTrouble.class).hasMessageContaining("cannot be trusted");
		assertThat(this.server.letters()).isEmpty();
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
			550 5.4.5 Daily user sending quota exceeded                    | OURS
			552 5.2.2 user is over quota                                   | UNKNOWN
			554 5.7.1 Service unavailable, Client host listed at a DNSBL   | OURS
			550 5.0.0 too many messages in this hour                       | OURS
			""")
	void aRefusalSaysWhoseFaultItIs(String answer, Fault fault) {
		this.server.at("RCPT", answer);

		assertThat(((Delivery.Refused) send()).fault()).isEqualTo(fault);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			421 4.7.28 Our system has detected an unusual rate of mail     | OURS
			450 4.2.1 too many messages, slow down                         | OURS
			451 try again later: rate limit                                | OURS
			421 4.7.0 IP not in whitelist                                  | OURS
			451 4.7.650 The mail server has been temporarily limited       | OURS
			450 4.7.1 Client host blocked using a blocklist                | OURS
			452 4.5.3 too many recipients                                  | OURS
			450 4.2.0 Recipient address rejected: Greylisted, policy       | UNKNOWN
			451 4.7.1 please try again later                               | UNKNOWN
			452 4.2.2 mailbox full, over quota                             | UNKNOWN
			451 4.3.0 temporary failure                                    | UNKNOWN
			450 4.1.1 user unknown                                         | UNKNOWN
			""")
	void aDeferralSaysWhetherItIsAboutUs(String answer, Fault fault) {
		this.server.at("RCPT", answer);

		assertThat(((Delivery.Deferred) send()).fault()).isEqualTo(fault);
	}

	@Test
	void nothingInALetterCanAddAHeader() {
		assertThatThrownBy(() -> new Letter(new MessageId("<abc@founder.test>"), EmailAddress.parse("ada@founder.test"),
				"Ada\r\nBcc: all@evil.test", EmailAddress.parse("ben@users.test"), null, null, "Hi", "Text", null, null,
				List.of(), List.of(), Instant.EPOCH))
			.isInstanceOf(IllegalArgumentException.class);
	}

	private Delivery send() {
		try (Mailer.Run run = mailer().run()) {
			return run.send(letter());
		}
	}

	/**
	 * Sends one letter to the server as it is, and a second one in the same run when the
	 * server behaves again: the second must be taken, whatever the first met.
	 */
	private Delivery sendAndGoOn() {
		try (Mailer.Run run = mailer().run()) {
			int before = this.server.letters().size();
			Delivery delivery = run.send(letter());
			assertTrue(delivery, before);
			this.server.behave();
			Letter second = letter();
			run.connect();
			assertThat(run.send(second)).isInstanceOf(Delivery.Accepted.class);
			assertThat(this.server.letters()).filteredOn((letter) -> letter.contains(second.messageId().value()))
				.hasSize(1);
			return delivery;
		}
	}

	private void assertTrue(Delivery delivery, int before) {
		if (delivery instanceof Delivery.Accepted) {
			assertThat(this.server.letters()).hasSize(before + 1);
		}
		else if (!(delivery instanceof Delivery.InDoubt)) {
			assertThat(this.server.letters()).as(delivery.words()).hasSize(before);
		}
	}

	private Mailer mailer() {
		return new Mailer(settings(Map.of()), false);
	}

	private MailSettings settings(Map<String, String> more) {
		Map<String, String> properties = new HashMap<>(more);
		properties.put("mail.smtp.timeout", "500");
		properties.put("mail.smtp.localhost", "client.test");
		return new MailSettings("127.0.0.1", this.server.port(), null, null, Security.AUTO, properties);
	}

	private Letter letter() {
		this.written++;
		return letter("<abc" + this.written + "@founder.test>", "Hi Ben,\n\nwhy?");
	}

	private static Letter letter(String messageId, String text) {
		return new Letter(new MessageId(messageId), EmailAddress.parse("ada@founder.test"), "Ada Founder",
				EmailAddress.parse("ben@users.test"), "Ben", null, "Why?", text, null, null, List.of(), List.of(),
				Instant.parse("2026-10-01T08:00:00Z"));
	}

}
