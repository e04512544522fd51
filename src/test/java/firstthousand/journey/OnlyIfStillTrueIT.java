package firstthousand.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestPostOffice;
import firstthousand.batch.Jobs;
import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.Drafts;
import firstthousand.draft.Seals;
import firstthousand.mail.EmailAddress;
import firstthousand.numbers.Books;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import firstthousand.outbox.Tonight;
import firstthousand.person.Fact;
import firstthousand.person.People;
import firstthousand.signup.Signups;
import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sealed letter leaves exactly as it was approved and only if it is still true, else it
 * says why.
 */
@HouseTest
class OnlyIfStillTrueIT {

	private static final Path TEMPLATES = templates();

	private static final AtomicInteger NEXT = new AtomicInteger();

	@Autowired
	Signups signups;

	@Autowired
	People people;

	@Autowired
	Drafts drafts;

	@Autowired
	Seals seals;

	@Autowired
	Jobs jobs;

	@Autowired
	Outbox outbox;

	@Autowired
	Tonight tonight;

	@Autowired
	Suppressions suppressions;

	@Autowired
	Books books;

	@Autowired
	JdbcClient jdbc;

	@TempDir
	Path folder;

	/** Another one each time: the journal in this process remembers. */
	private final String address = "cleo" + NEXT.incrementAndGet() + "@users.test";

	private long cleo;

	@DynamicPropertySource
	static void ownTemplates(DynamicPropertyRegistry registry) {
		registry.add("first-thousand.templates.folder", TEMPLATES::toString);
	}

	@BeforeEach
	void cleosLetterIsSealed() throws Exception {
		Files.writeString(TEMPLATES.resolve("welcome.ftl"), """
				---
				letter: welcome
				subject: Why did you sign up?
				when: 0 days after signup
				---
				Hi,

				<#if company??>what does ${company} do?<#else>what do you do?</#if>
				You picked the ${plan} plan.
				<#if city??></#if>
				Ada
				""");
		Path file = Files.writeString(this.folder.resolve("users.csv"), """
				email,name,created_at,plan
				%s,Cleo Weber,2026-10-02 09:00,team
				""".formatted(this.address));
		this.signups.importFile(file, "users.csv", Map.of());
		this.jobs.draft();
		this.seals.sealComplete(null);
		this.cleo = this.people.byEmail(EmailAddress.parse(this.address)).orElseThrow().id();
		assertThat(this.outbox.in(State.READY)).hasSize(1);
	}

	@AfterAll
	static void gone() throws IOException {
		try (Stream<Path> files = Files.list(TEMPLATES)) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
		}
		Files.delete(TEMPLATES);
	}

	@Test
	void ifNothingChangedItLeaves() {
		this.jobs.nightly();

		assertThat(TestPostOffice.letters()).hasSize(1);
	}

	@Test
	void aFactThatWasMissingAndIsKnownNowHoldsALetterThatWouldReadDifferently() {
		this.people.setFact(this.cleo, new Fact("company", "Kiln", "crm", Instant.now()));

		assertHeld("\"company\" was not known when it was written and is \"Kiln\" now");
	}

	@Test
	void aFactThatChangesNoWordOfItHoldsNothing() {
		this.people.setFact(this.cleo, new Fact("city", "Ulm", "crm", Instant.now()));
		this.people.setFact(this.cleo, new Fact("shoe", "44", "crm", Instant.now()));

		this.jobs.nightly();

		assertThat(TestPostOffice.letters()).hasSize(1);
	}

	@Test
	void aFactThatAHumanWroteIntoTheLetterMayBecomeKnown() {
		assertThat(this.seals.unseal(draft().id())).isTrue();
		Draft open = draft();
		assertThat(this.drafts.edit(open.id(), open.version(), open.subject(), "What does Kiln do?", null)).isNotNull();
		this.seals.seal(open.id(), this.seals.preview(draft()).seal().hash(), null);
		this.people.setFact(this.cleo, new Fact("company", "Kiln", "crm", Instant.now()));

		this.jobs.nightly();

		assertThat(TestPostOffice.letters()).hasSize(1);
	}

	@Test
	void aChangedTemplateHoldsIt() throws Exception {
		Path file = TEMPLATES.resolve("welcome.ftl");
		Files.writeString(file, Files.readString(file).replace("Hi,", "Hello,"));

		assertHeld("the template \"welcome\" was changed after the seal");
	}

	@Test
	void aTemplateThatIsGoneHoldsIt() throws Exception {
		Files.delete(TEMPLATES.resolve("welcome.ftl"));

		assertHeld("the template \"welcome\" was changed after the seal");
	}

	@Test
	void aTemplateThatIsRenamedHoldsItAndNobodyGetsASecondOne() throws Exception {
		Path file = TEMPLATES.resolve("welcome.ftl");
		Files.writeString(file, Files.readString(file).replace("letter: welcome", "letter: hello"));

		assertHeld("the template \"welcome\" was changed after the seal");
		this.jobs.nightly();
		this.seals.sealComplete(null);
		this.jobs.nightly();
		assertThat(TestPostOffice.letters()).isEmpty();
	}

	@Test
	void anAddressThatWasChangedAtThePersonHoldsIt() {
		this.jdbc.sql("update person set email = 'cleo@elsewhere.test'").update();

		assertHeld("the person's address was changed after the seal");
	}

	@Test
	void theNightMayBeAskedForAsOftenAsOneLikes() {
		for (int i = 0; i < 30; i++) {
			assertThat(this.tonight.plan(Instant.now()).going()).hasSize(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "recipient, eve@users.test", "recipient_name, Eve", "sender, eve@founder.test", "sender_name, Eve",
			"subject, Another", "body, Another text", "html, <p>Another</p>", "in_reply_to, <x@y.test>",
			"reference_ids, <x@y.test>", "message_id, <other@founder.test>", "reply_to, eve@founder.test",
			"unsubscribe, mailto:eve@founder.test", "seal, 00", "wire_seal, 00" })
	void aRowThatIsNotTheOneThatWasPutThereHoldsIt(String column, String value) {
		this.jdbc.sql("update outbox_letter set " + column + " = :value").param("value", value).update();

		this.jobs.nightly();

		assertThat(TestPostOffice.letters()).isEmpty();
		assertThat(this.outbox.in(State.HELD).get(0).reason()).containsAnyOf("its row was changed afterwards",
				"its draft is no longer the one that was sealed");
	}

	@Test
	void whoWroteGetsNoLetterBeforeAHumanHasRead() {
		arrives(this.address, TestPostOffice.FOUNDER, "Hello", "I have a question about your product.");

		assertHeld("they wrote to us meanwhile");
	}

	@Test
	void whoseFormerLetterBouncedGetsNone() {
		this.suppressions.add(EmailAddress.parse(this.address), Reason.BOUNCED, "550 5.1.1 no such user");

		assertWithdrawn("550 5.1.1 no such user");
	}

	@Test
	void whoComplainedGetsNone() {
		this.suppressions.add(EmailAddress.parse(this.address), Reason.COMPLAINED, "reported as spam");

		assertWithdrawn("reported as spam");
	}

	@Test
	void whoAskedByTheAddressInTheHeaderToBeLeftAloneGetsNone() throws Exception {
		long before = this.outbox.put(new Sealed(this.cleo, "before", Sealed.Kind.FIRST,
				EmailAddress.parse(this.address), null, Cast.ADA, null, "Before", "Text", null, null, List.of(), null));
		this.jdbc.sql("update outbox_letter set state = 'SENT', sent_at = sealed_at where id = :id")
			.param("id", before)
			.update();
		String token = this.outbox.optOutToken(this.cleo, "before");
		arrives(this.address, TestPostOffice.FOUNDER.replace("@", "+" + token + "@"), "unsubscribe", "");

		this.jobs.nightly();

		assertThat(toCleo()).isEmpty();
		assertThat(this.suppressions.find(EmailAddress.parse(this.address))).isPresent();
		assertThat(this.outbox.find(this.cleo, "welcome").orElseThrow().state()).isIn(State.WITHDRAWN, State.HELD);
		assertThat(this.outbox.find(this.cleo, "welcome").orElseThrow().reason()).contains("wrote to us");
	}

	@Test
	void whoAskedInWordsToBeLeftAloneGetsNone() {
		arrives(this.address, TestPostOffice.FOUNDER, "Stop", "Please remove me from your list.");

		assertHeld("they wrote to us meanwhile");
	}

	@Test
	void whoIsSuppressedByHandGetsNone() {
		this.suppressions.add(EmailAddress.parse(this.address.toUpperCase()), Reason.BY_HAND, "she is a friend");

		assertWithdrawn("she is a friend");
	}

	private void assertHeld(String reason) {
		Tonight.Plan plan = this.tonight.plan(Instant.now());
		this.jobs.nightly();

		assertThat(TestPostOffice.letters()).isEmpty();
		assertThat(letter().state()).isEqualTo(State.HELD);
		assertThat(letter().reason()).isEqualTo(reason);
		assertThat(this.books.imbalance()).isEmpty();
		if (!reason.contains("wrote")) {
			// what it will be held for is said before the night
			assertThat(plan.going()).isEmpty();
			assertThat(plan.kept()).extracting(Tonight.Kept::reason).containsExactly(reason);
		}
	}

	private void assertWithdrawn(String words) {
		this.jobs.nightly();

		assertThat(TestPostOffice.letters()).isEmpty();
		assertThat(letter().state()).isEqualTo(State.WITHDRAWN);
		assertThat(letter().reason()).startsWith("never write to this address again").contains(words);
	}

	private List<MimeMessage> toCleo() throws MessagingException {
		List<MimeMessage> letters = new ArrayList<>();
		for (MimeMessage letter : TestPostOffice.letters()) {
			if (letter.getAllRecipients()[0].toString().contains(this.address)) {
				letters.add(letter);
			}
		}
		return letters;
	}

	private OutboxLetter letter() {
		List<OutboxLetter> letters = this.outbox.toPerson(this.cleo);
		assertThat(letters).hasSize(1);
		return letters.get(0);
	}

	private Draft draft() {
		return Stream.of(DraftState.values())
			.flatMap((state) -> this.drafts.in(state).stream())
			.findFirst()
			.orElseThrow();
	}

	private static void arrives(String from, String to, String subject, String text) {
		TestPostOffice.arrives(
				"From: Cleo <" + from + ">\nTo: " + to + "\nSubject: " + subject + "\nMessage-ID: <" + System.nanoTime()
						+ "@users.test>\nDate: " + new MailDateFormat().format(new Date()) + "\n\n" + text + "\n");
	}

	private static Path templates() {
		try {
			return Files.createTempDirectory("templates");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
