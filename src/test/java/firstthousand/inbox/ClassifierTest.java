package firstthousand.inbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import firstthousand.TestMails;
import firstthousand.mail.Incoming;

import static org.assertj.core.api.Assertions.assertThat;

class ClassifierTest {

	private final Classifier classifier = new Classifier();

	static Stream<String> names() {
		return TestMails.all().stream().map(Path::getFileName).map((file) -> file.toString().replace(".eml", ""));
	}

	@ParameterizedTest
	@MethodSource("names")
	void eachMailIsWhatItsNameSays(String name) {
		Verdict verdict = verdict(name);
		String kind = name.substring(0, name.indexOf('-'));
		assertThat(verdict.kind().name().toLowerCase(Locale.ROOT)).isEqualTo(kind.equals("optout") ? "human" : kind);
		assertThat(verdict.reasons()).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("names")
	void onlyWhoAsksToBeLeftAloneIsLeftAlone(String name) {
		boolean wanted = name.startsWith("optout-") || name.startsWith("complaint-")
				|| name.equals("robot-list-unsubscribe");
		assertThat(verdict(name).optOut()).isEqualTo(wanted);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			bounce-postfix-user-unknown      | PERMANENT | true  | false
			bounce-postfix-delayed           | TRANSIENT | false | false
			bounce-exchange-german           | PERMANENT | true  | false
			bounce-gmail-full-french         | PERMANENT | false | false
			bounce-ours-blocked              | PERMANENT | false | true
			bounce-alias-original-recipient  | PERMANENT | true  | false
			bounce-cr-line-ends              | PERMANENT | true  | false
			bounce-exim-text                 | PERMANENT | true  | false
			bounce-qmail                     | PERMANENT | true  | false
			bounce-domino                    | PERMANENT | true  | false
			bounce-opensmtpd                 | PERMANENT | true  | false
			bounce-exchange-2003             | PERMANENT | true  | false
			bounce-japanese                  | PERMANENT | true  | false
			bounce-chinese-gb18030           | PERMANENT | true  | false
			bounce-courier                   | PERMANENT | true  | false
			bounce-fields-in-text            | TRANSIENT | false | false
			bounce-ses-json                  | PERMANENT | true  | false
			bounce-powermta                  | PERMANENT | true  | false
			bounce-fields-in-header          | TRANSIENT | false | false
			bounce-sieve-reject              | PERMANENT | false | false
			""")
	void aBounceTellsWhoAndForHowLongAndWhoseFaultItIs(String name, Permanence permanence, boolean gone,
			boolean ourFault) {
		Verdict verdict = verdict(name);
		assertThat(verdict.recipients()).containsExactly("ben@users.test");
		assertThat(verdict.permanence()).isEqualTo(permanence);
		assertThat(verdict.addressGone()).isEqualTo(gone);
		assertThat(verdict.ourFault()).isEqualTo(ourFault);
	}

	@Test
	void oneReportCanBeAboutTwoPeople() {
		assertThat(verdict("bounce-two-recipients").recipients()).containsExactly("ben@users.test", "cleo@users.test");
	}

	@Test
	void theAddressWeWroteToCountsMoreThanTheOneItWasForwardedTo() {
		Ours ours = new Ours(Set.of(), (id) -> false, "ben.real@inner.example"::equals);
		Verdict verdict = this.classifier.classify(TestMails.read("bounce-alias-original-recipient"), ours);
		assertThat(verdict.recipients()).containsExactly("ben.real@inner.example");
	}

	@Test
	void aComplaintNamesWhoComplainedIfTheReporterTellsIt() {
		assertThat(verdict("complaint-abuse").recipients()).containsExactly("ben@users.test");
		assertThat(verdict("complaint-hotmail").recipients()).containsExactly("ben@users.test");
	}

	@Test
	void whoHasLeftTheCompanyIsToldApartFromWhoIsAway() {
		assertThat(verdict("robot-left-the-company").addressGone()).isTrue();
		assertThat(verdict("robot-exchange-german").addressGone()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "robot-exchange-german", "robot-gmail-spanish", "robot-sieve-vacation",
			"robot-domino-no-header", "robot-japanese-subject", "robot-words-dutch" })
	void theDayOfReturnIsRead(String name) {
		assertThat(verdict(name).returning()).contains(LocalDate.of(2026, 11, 16));
	}

	@ParameterizedTest
	@ValueSource(strings = { "The automatic reply I set up for when I am on vacation is not sent any more.",
			"I click the link below and then it says that it requires verification.",
			"My colleague no longer works here. Thank you for your message of 3 November, I will take over.",
			"I am out of the office until Monday, but yes, let us talk on Tuesday at 10.",
			"Bin bis Freitag im Urlaub, melde mich danach wegen des Tarifs." })
	void whenInDoubtAPersonWroteIt(String text) {
		byte[] raw = ("From: ben@users.test\nSubject: Re: Welcome\nContent-Type: text/plain; charset=utf-8\n\n" + text)
			.getBytes(StandardCharsets.UTF_8);
		assertThat(this.classifier.classify(Incoming.read(raw), Ours.unknown()).kind()).isEqualTo(Kind.HUMAN);
	}

	@Test
	void ourOwnLetterIsNoAnswer() {
		Incoming own = TestMails.read("human-gmail-reply");
		Ours byAddress = new Ours(Set.of("ben@users.test"), (id) -> false, (address) -> false);
		Ours byMessageId = new Ours(Set.of(), own.messageId()::equals, (address) -> false);
		assertThat(this.classifier.classify(own, byAddress).kind()).isEqualTo(Kind.OWN);
		assertThat(this.classifier.classify(own, byMessageId).kind()).as("from somebody else").isNotEqualTo(Kind.OWN);
	}

	@Test
	void whatAFormOrAListWritesInOurNameIsSomebodyElses() {
		Ours ours = new Ours(Set.of("ada@founder.test"), (id) -> false, (address) -> false);
		byte[] form = """
				From: Ada <ada@founder.test>
				Reply-To: Ben <ben@users.test>
				To: ada@founder.test
				Subject: Contact form
				Message-ID: <form-1@site.test>

				What does it cost?
				""".getBytes(StandardCharsets.UTF_8);
		assertThat(this.classifier.classify(Incoming.read(form), ours).kind()).isEqualTo(Kind.HUMAN);
	}

	@Test
	void reasonsAreWordsAFounderCanRead() {
		assertThat(verdict("robot-gmail-spanish").reasons())
			.isEqualTo(List.of("a robot, because Auto-Submitted: auto-replied"));
	}

	private Verdict verdict(String name) {
		return this.classifier.classify(TestMails.read(name), Ours.unknown());
	}

}
