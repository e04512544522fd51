package firstthousand.journey;

import java.util.List;
import java.util.Map;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.TestPostOffice;
import firstthousand.batch.Jobs;
import firstthousand.draft.Drafts;
import firstthousand.draft.NewDraft;
import firstthousand.draft.Seals;
import firstthousand.followup.FollowUps;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Processes;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.suppression.Suppression;
import firstthousand.suppression.Suppressions;
import firstthousand.template.Rendered;
import firstthousand.template.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What only the holder of a letter can send proves that it left, whatever this database
 * believes: it was in doubt, or the database is an old backup. Then it does not go again.
 */
@HouseTest
@TestPropertySource(
		properties = { "first-thousand.sending.reply-address=plus", "first-thousand.sending.list-unsubscribe=always" })
class ALetterThatDidLeaveIT {

	@Autowired
	People people;

	@Autowired
	Templates templates;

	@Autowired
	Drafts drafts;

	@Autowired
	Seals seals;

	@Autowired
	Outbox outbox;

	@Autowired
	Processes processes;

	@Autowired
	Jobs jobs;

	@Autowired
	FollowUps followUps;

	@Autowired
	Suppressions suppressions;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TestClock clock;

	private OutboxLetter letter;

	@BeforeEach
	void aLetterToBenIsSealed() {
		long ben = this.people.add(List.of(Cast.BEN, Cast.CLEO)).get(0).personId();
		this.drafts.save(new NewDraft(ben, "welcome", this.templates.read().hash("welcome").orElseThrow(), false,
				new Rendered("Why did you sign up?", "Hi Ben, why?", List.of(), List.of(), Map.of()),
				this.clock.instant()));
		assertThat(this.seals.sealComplete(null)).isEqualTo(1);
		// its words are not the template's: a human has let it go all the same
		this.jdbc.sql("update outbox_letter set released_at = sealed_at").update();
		this.letter = this.outbox.find(ben, "welcome").orElseThrow();
	}

	@ParameterizedTest
	@EnumSource(names = { "IN_DOUBT", "READY", "DEFERRED", "HELD", "SENDING" })
	void anAnswerSettlesIt(State state) {
		become(state);
		TestPostOffice.arrives(answer("Two words: no time.", "In-Reply-To: " + this.letter.messageId().value()));

		this.jobs.read();
		this.jobs.send(0);

		assertThat(now().state()).isEqualTo(State.SENT);
		assertThat(now().reason()).isEqualTo("they answered it");
		assertThat(now().sentAt()).isNotNull();
		assertThat(now().answeredAt()).isNotNull();
		assertThat(TestPostOffice.letters()).isEmpty();
		assertThat(this.followUps.waiting()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "IN_DOUBT", "READY", "DEFERRED", "HELD", "SENDING" })
	void aBounceSettlesIt(State state) {
		become(state);
		TestPostOffice.arrives(report("failed", "5.1.1", "550 5.1.1 user unknown"));

		this.jobs.read();
		this.jobs.send(0);

		assertThat(now().state()).isEqualTo(State.BOUNCED);
		assertThat(now().reason()).isNotBlank();
		assertThat(TestPostOffice.letters()).isEmpty();
		assertThat(this.suppressions.find(Cast.BEN.email())).map(Suppression::reason)
			.contains(Suppression.Reason.BOUNCED);
	}

	@ParameterizedTest
	@EnumSource(names = { "IN_DOUBT", "READY", "HELD", "SENDING" })
	void aMachinesAnswerSettlesIt(State state) {
		become(state);
		TestPostOffice.arrives(answer("I am away until Monday.",
				"In-Reply-To: " + this.letter.messageId().value() + "\nAuto-Submitted: auto-replied"));

		this.jobs.read();
		this.jobs.send(0);

		assertThat(now().state()).isEqualTo(State.SENT);
		assertThat(now().reason()).isEqualTo("a machine answered it");
		assertThat(now().answeredAt()).isNull();
		assertThat(TestPostOffice.letters()).isEmpty();
		assertThat(this.followUps.waiting()).isEmpty();
	}

	@Test
	void aServerThatIsStillTryingHasIt() {
		become(State.IN_DOUBT);
		TestPostOffice.arrives(report("delayed", "4.4.1", "connect to mx.users.test: timed out"));

		this.jobs.read();

		assertThat(now().state()).isEqualTo(State.SENT);
		assertThat(now().reason()).isEqualTo("a server on the way says that it is late");
		assertThat(this.suppressions.all()).isEmpty();
	}

	@Test
	void aCopyOfItInTheMailboxIsTheLetterItself() {
		become(State.IN_DOUBT);
		TestPostOffice.arrives("From: Ada <ada@founder.test>\nTo: Ben <ben@users.test>\nMessage-ID: "
				+ this.letter.messageId().value() + "\nSubject: Why did you sign up?\n\nHi Ben, why?\n");

		this.jobs.read();

		assertThat(now().state()).isEqualTo(State.SENT);
		assertThat(this.followUps.waiting()).isEmpty();
	}

	@Test
	void aMailThatOnlyBearsTheirAddressSettlesNothing() {
		become(State.IN_DOUBT);
		TestPostOffice.arrives(answer("By the way, is there a free plan?", "X-Nothing: proven"));

		this.jobs.read();

		assertThat(now().state()).isEqualTo(State.IN_DOUBT);
		assertThat(now().answeredAt()).isNull();
		assertThat(this.followUps.waiting()).hasSize(1);
	}

	@Test
	void whatIsWrittenToTheOptOutAddressStopsTheLetters() throws Exception {
		this.jobs.send(0);
		assertThat(TestPostOffice.letters().get(0).getHeader("List-Unsubscribe", null)).contains(optOutAddress());
		TestPostOffice.arrives(to(optOutAddress(), "From: Ben <ben@users.test>", "Bye."));

		this.jobs.read();

		assertThat(this.suppressions.find(Cast.BEN.email())).map(Suppression::reason)
			.contains(Suppression.Reason.OPTED_OUT);
		assertThat(this.suppressions.find(Cast.CLEO.email())).isEmpty();
		assertThat(this.followUps.waiting()).isEmpty();
		assertThat(now().answeredAt()).isNull();
	}

	@Test
	void aMailProgramThatUnsubscribesIsHeardThoughItIsARobot() {
		this.jobs.send(0);
		TestPostOffice.arrives(to(optOutAddress(),
				"From: Ben <ben@users.test>\nAuto-Submitted: auto-replied\nX-Apple-Unsubscribe: true",
				"Apple Mail sent this email to unsubscribe from the message \"Why did you sign up?\"."));

		this.jobs.read();

		assertThat(this.suppressions.find(Cast.BEN.email())).map(Suppression::reason)
			.contains(Suppression.Reason.OPTED_OUT);
	}

	@Test
	void theOptOutAddressIsFoundWhereOnlyTheServerWroteItDown() {
		this.jobs.send(0);
		TestPostOffice.arrives(to("undisclosed@founder.test",
				"From: Ben at work <ben@work.test>\nDelivered-To: " + optOutAddress().toUpperCase(), ""));

		this.jobs.read();

		assertThat(this.suppressions.find(Cast.BEN.email())).isPresent();
	}

	@Test
	void aMadeUpTokenStopsNobody() {
		this.jobs.send(0);
		String address = optOutAddress();
		int at = address.indexOf('@') - 1;
		String forged = address.substring(0, at) + ((address.charAt(at) == 'a') ? "b" : "a")
				+ address.substring(at + 1);
		TestPostOffice.arrives(to(forged, "From: Eve <eve@evil.test>\nAuto-Submitted: auto-replied", "unsubscribe"));
		TestPostOffice.arrives(to(replyAddress(), "From: Eve <eve@evil.test>\nAuto-Submitted: no", "Hello."));

		this.jobs.read();

		assertThat(this.suppressions.all()).isEmpty();
	}

	@Test
	void aLetterWhoseOptOutAddressIsUsedDidLeave() {
		String address = optOutAddress();
		TestPostOffice.arrives(to(address, "From: Ben <ben@users.test>", "Bye."));

		this.jobs.read();
		this.jobs.send(0);

		assertThat(now().state()).isEqualTo(State.SENT);
		assertThat(now().attempts()).isZero();
		assertThat(this.suppressions.find(Cast.BEN.email())).isPresent();
	}

	private void become(State state) {
		this.jdbc.sql("update outbox_letter set state = :state, reason = 'so'").param("state", state.name()).update();
		if (state == State.SENDING) {
			this.jdbc.sql("update outbox_letter set claimed_at = sealed_at, claimed_by = :process, attempts = 1")
				.param("process", this.processes.self())
				.update();
		}
	}

	private OutboxLetter now() {
		return this.outbox.find(this.letter.id()).orElseThrow();
	}

	private String optOutAddress() {
		String ways = this.jdbc.sql("select unsubscribe from outbox_letter").query(String.class).single();
		return ways.replaceAll(".*mailto:([^?]*)\\?.*", "$1");
	}

	private String replyAddress() {
		return this.jdbc.sql("select reply_to from outbox_letter").query(String.class).single();
	}

	private static String answer(String text, String header) {
		return to("ada@founder.test", "From: Ben <ben@users.test>\n" + header, text);
	}

	private static String to(String address, String headers, String text) {
		String subject = address.contains("+") ? "unsubscribe" : "Re: Why did you sign up?";
		return "To: " + address + "\n" + headers + "\nSubject: " + subject + "\nMessage-ID: <" + System.nanoTime()
				+ "@users.test>\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n";
	}

	private String report(String action, String status, String words) {
		return """
				From: MAILER-DAEMON@mx.users.test
				To: ada@founder.test
				Subject: Mail delivery
				Message-ID: <report-1@mx.users.test>
				MIME-Version: 1.0
				Content-Type: multipart/report; report-type=delivery-status; boundary="b"

				--b
				Content-Type: text/plain

				About your mail to <ben@users.test>: %3$s

				--b
				Content-Type: message/delivery-status

				Reporting-MTA: dns; mx.users.test

				Final-Recipient: rfc822; ben@users.test
				Action: %1$s
				Status: %2$s
				Diagnostic-Code: smtp; %3$s

				--b
				Content-Type: text/rfc822-headers

				Message-ID: %4$s
				To: ben@users.test

				--b--
				""".formatted(action, status, words, this.letter.messageId().value());
	}

}
