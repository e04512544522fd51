package firstthousand.journey;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestPostOffice;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Correspondents;
import firstthousand.inbox.Filing;
import firstthousand.inbox.Guess;
import firstthousand.inbox.Guesses;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.InboxReader;
import firstthousand.inbox.Rulings;
import firstthousand.mail.EmailAddress;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.suppression.Suppressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The strongest evidence says whose a message is; what is only a guess is only shown. */
@HouseTest
@TestPropertySource(properties = { "first-thousand.imap.authserv-id=mx.founder.test",
		"first-thousand.imap.copy-sent=true", "first-thousand.sending.reply-address=plus" })
class WhoseItIsIT {

	@Autowired
	private People people;

	@Autowired
	private Outbox outbox;

	@Autowired
	private Inbox inbox;

	@Autowired
	private InboxReader reader;

	@Autowired
	private Filing filing;

	@Autowired
	private Guesses guesses;

	@Autowired
	private Rulings rulings;

	@Autowired
	private Correspondents correspondents;

	@Autowired
	private FollowUps followUps;

	@Autowired
	private Suppressions suppressions;

	@Autowired
	private JdbcClient jdbc;

	private long ben;

	private long cleo;

	private OutboxLetter first;

	private OutboxLetter second;

	private int mails;

	@BeforeEach
	void benGotTwoLetters() {
		List<Long> people = this.people.add(List.of(Cast.BEN, Cast.CLEO))
			.stream()
			.map((admission) -> admission.personId())
			.toList();
		this.ben = people.get(0);
		this.cleo = people.get(1);
		this.first = letter("welcome", "Why did you sign up?");
		this.second = letter("nudge", "One more question");
	}

	@Test
	void theTokenInOurReplyAddressProvesTheLetterWhateverTheRestSays() {
		String address = this.first.added().replyTo().value().toUpperCase();

		InboxMessage message = arrives(
				"From: someone@else.test\nTo: " + address + "\nIn-Reply-To: " + this.second.messageId() + "\n",
				"From my other account.");

		assertThat(message.letterId()).isEqualTo(this.first.id());
		assertThat(message.matchedBy()).isEqualTo("the address it was sent to");
	}

	@Test
	void theLastOfOurLettersInTheThreadIsTheOneThatIsAnswered() {
		InboxMessage message = arrives("From: someone@else.test\nTo: ada@founder.test\nReferences: <x@else.test> "
				+ this.first.messageId() + " " + this.second.messageId() + " <y@else.test>\n", "Yes.");

		assertThat(message.letterId()).isEqualTo(this.second.id());
	}

	@Test
	void aLetterOfOursThatIsForwardedWithItsHeadProvesWhoseItIs() {
		InboxMessage message = arrives("From: boss@else.test\nTo: ada@founder.test\n",
				"Somebody here got this.\n\n> From: Ada\n>  Message-ID: " + this.first.messageId() + "\n> Hi Ben");

		assertThat(message.personId()).isEqualTo(this.ben);
		assertThat(message.letterId()).isEqualTo(this.first.id());
	}

	@Test
	void whatCameBackWithOurReplyAddressButWithoutOurMessageIdIsProven() {
		TestPostOffice.arrives("""
				From: MAILER-DAEMON@mx.users.test
				To: ada@founder.test
				Subject: Undelivered Mail Returned to Sender
				Message-ID: <bounce-1@mx.users.test>
				Content-Type: multipart/report; report-type=delivery-status; boundary="b"

				--b
				Content-Type: text/plain

				<ben@users.test>: user unknown

				--b
				Content-Type: message/delivery-status

				Reporting-MTA: dns; mx.users.test

				Final-Recipient: rfc822; ben@users.test
				Action: failed
				Status: 5.1.1

				--b
				Content-Type: text/rfc822-headers

				Message-ID: <rewritten@relay.test>
				Reply-To: Ada <%s>
				To: ben@users.test

				--b--
				""".formatted(this.first.added().replyTo().value()));
		read();

		assertThat(this.outbox.find(this.first.id()).orElseThrow().state()).isEqualTo(State.BOUNCED);
		assertThat(this.suppressions.find(Cast.BEN.email())).isPresent();
	}

	@Test
	void aSecondMailInHerOutlookThreadIsHersFromAnyAddress() {
		arrives("From: ben@users.test\nTo: ada@founder.test\nThread-Index: " + index(22) + "\nIn-Reply-To: "
				+ this.first.messageId() + "\n", "One.");

		InboxMessage message = arrives(
				"From: ben.okafor@holding.test\nTo: ada@founder.test\nThread-Index: " + index(27) + "\n", "Two.");

		assertThat(message.personId()).isEqualTo(this.ben);
		assertThat(message.matchedBy()).isEqualTo("the Outlook thread it belongs to");
	}

	@Test
	void ofSeveralLettersTheOneWithThatSubjectIsTheOneThatIsAnswered() {
		InboxMessage message = arrives(
				"From: ben@users.test\nTo: ada@founder.test\nSubject: AW: Re[2]: Why did you sign up?\n", "Curiosity.");
		InboxMessage other = arrives("From: ben@users.test\nTo: ada@founder.test\nSubject: Hello\n", "Hello.");

		assertThat(other.letterId()).isEqualTo(this.second.id());
		assertThat(message.letterId()).isEqualTo(this.first.id());
		assertThat(message.matchedBy()).isEqualTo("the sender's address and our letter's subject");
	}

	@Test
	void aWishFromTheirAddressIsHonouredIfOurServerVouchesForTheSender() {
		arrives("Authentication-Results: mx.founder.test; dkim=pass header.d=users.test; dmarc=pass header.from=users.test"
				+ "\nFrom: Cleo <cleo@users.test>\nTo: ada@founder.test\n", "Please remove me from your list.");

		assertThat(this.suppressions.find(Cast.CLEO.email())).isPresent();
		assertThat(this.followUps.waiting()).isEmpty();
	}

	@Test
	void whatAStrangerWroteIntoTheHeadVouchesForNobody() {
		for (String head : List.of("Authentication-Results: mx.evil.test; dmarc=pass header.from=users.test",
				"Authentication-Results: mx.founder.test; dmarc=fail header.from=users.test\n"
						+ "Authentication-Results: mx.founder.test; dmarc=pass header.from=users.test",
				"Authentication-Results: mx.founder.test; dmarc=pass header.from=evil.test",
				"Authentication-Results: mx.founder.test; spf=pass\n"
						+ "Authentication-Results: mx.founder.test; dmarc=pass header.from=users.test",
				"Authentication-Results: mx.founder.test; dmarc=pass header.from=users.test\nFrom: x@evil.test")) {
			arrives(head + "\nFrom: Cleo <cleo@users.test>\nTo: ada@founder.test\n",
					"Please remove me from your list.");

			assertThat(this.suppressions.all()).as(head).isEmpty();
		}
	}

	@Test
	void whoWroteBeforeSheWasTakenInIsKnownAtTheNextPass() {
		InboxMessage early = arrives("From: Dora <dora77@users.test>\nTo: ada@founder.test\n", "What does it cost?");
		assertThat(early.personId()).isNull();
		long dora = this.people.add(List.of(Cast.DORA)).get(0).personId();

		read();

		assertThat(this.inbox.find(early.id()).orElseThrow().personId()).isEqualTo(dora);
		assertThat(this.followUps.openFor(dora)).isPresent();
	}

	@Test
	void whatAHumanGaveToTheWrongPersonLiesInTheTrayAgainAndNobodyWaits() {
		InboxMessage stray = arrives("From: Eve <eve@elsewhere.test>\nTo: ada@founder.test\n", "A question.");
		assertThat(this.filing.assign(stray.id(), this.cleo)).isTrue();
		assertThat(this.followUps.openFor(this.cleo)).isPresent();

		assertThat(this.rulings.nobodys(stray.id(), null)).isTrue();
		assertThat(this.rulings.nobodys(stray.id(), null)).as("once").isFalse();

		assertThat(this.followUps.openFor(this.cleo)).isEmpty();
		assertThat(this.inbox.unmatched(10)).extracting(InboxMessage::id).contains(stray.id());
		assertThat(this.filing.assign(stray.id(), this.ben)).isTrue();
		assertThat(this.followUps.openFor(this.ben)).isPresent();
	}

	@Test
	void aColleagueWhoQuotesOurLetterIsAGuessAndNothingFollowsFromIt() {
		InboxMessage stray = arrives("From: Eve <eve@users.test>\nTo: ada@founder.test\n",
				"Ben is on leave, I answer.\n\n> Hi Ben,\n>\n> what nearly stopped you from signing up?");

		assertThat(stray.personId()).isNull();
		assertThat(this.followUps.waiting()).isEmpty();
		List<Guess> guesses = this.guesses.about(List.of(stray)).get(stray.id());
		assertThat(guesses.get(0).personId()).isEqualTo(this.ben);
		assertThat(guesses.get(0).why()).isEqualTo("from the same domain, and quotes our letter to Ben Okafor");
		assertThat(guesses.get(0).theirAddress()).isFalse();
		assertThat(guesses.get(1).personId()).isEqualTo(this.cleo);
	}

	@Test
	void theSameNameAtAnotherAddressIsAGuessAndOnceAcceptedTheAddressIsTheirs() {
		InboxMessage stray = arrives("From: Ben OKAFOR <bo@home.test>\nTo: ada@founder.test\n", "From home.");
		Guess guess = this.guesses.about(List.of(stray)).get(stray.id()).get(0);
		assertThat(guess.why()).isEqualTo("the same name at another address");
		assertThat(guess.theirAddress()).isTrue();

		assertThat(this.filing.assign(stray.id(), guess.personId())).isTrue();
		assertThat(this.correspondents.remember(EmailAddress.parse(stray.sender()), guess.personId(), null)).isTrue();

		InboxMessage next = arrives("From: bo@home.test\nTo: ada@founder.test\n", "Again.");
		assertThat(next.personId()).isEqualTo(this.ben);
		assertThat(next.matchedBy()).isEqualTo("their other address");
		assertThat(this.correspondents.remember(EmailAddress.parse(stray.sender()), this.cleo, null)).isFalse();
	}

	@Test
	void anUnprovenBounceIsAGuessAboutWhomItNames() {
		TestPostOffice.arrives("From: MAILER-DAEMON@evil.test\nTo: ada@founder.test\nMessage-ID: <forged@evil.test>\n"
				+ "Subject: Undelivered Mail Returned to Sender\nContent-Type: multipart/report; "
				+ "report-type=delivery-status; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nuser unknown\n\n--b\n"
				+ "Content-Type: message/delivery-status\n\nReporting-MTA: dns; evil.test\n\n"
				+ "Final-Recipient: rfc822; ben@users.test\nAction: failed\nStatus: 5.1.1\n\n--b--\n");
		read();

		InboxMessage stray = this.inbox.unmatched(1).get(0);
		assertThat(this.suppressions.all()).isEmpty();
		assertThat(this.guesses.about(List.of(stray)).get(stray.id())).extracting(Guess::personId)
			.containsExactly(this.ben);
	}

	@Test
	void aStrangerAtAProviderOfEverybodyIsNobodysColleague() {
		this.people.add(List.of(Cast.person("someone@gmail.com", "Some One")));

		InboxMessage stray = arrives("From: Mallory <mallory@gmail.com>\nTo: ada@founder.test\n", "Buy this.");

		assertThat(this.guesses.about(List.of(stray))).isEqualTo(Map.of());
	}

	private OutboxLetter letter(String name, String subject) {
		long id = this.outbox
			.put(new Sealed(this.ben, name, Sealed.Kind.FIRST, Cast.BEN.email(), "Ben Okafor", Cast.ADA, "Ada Founder",
					subject, "Hi Ben,\n\nwhat nearly stopped you from signing up?", null, null, List.of(), null));
		this.jdbc.sql("update outbox_letter set state = 'SENT', sent_at = sealed_at").update();
		return this.outbox.find(id).orElseThrow();
	}

	private InboxMessage arrives(String head, String text) {
		String id = "<mail-" + ++this.mails + "@test>";
		TestPostOffice
			.arrives(head + "Message-ID: " + id + "\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n");
		read();
		return this.inbox
			.find(this.jdbc.sql("select id from inbox_message where message_id = :id")
				.param("id", id)
				.query(Long.class)
				.single())
			.orElseThrow();
	}

	private void read() {
		this.reader.read((done) -> {
		});
	}

	/** A thread's 22 bytes, and five more for each answer in it. */
	private static String index(int length) {
		byte[] bytes = Arrays.copyOf("0123456789abcdefghijkl".getBytes(StandardCharsets.US_ASCII), length);
		return Base64.getEncoder().encodeToString(bytes);
	}

}
