package firstthousand.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.TestDatabase;
import firstthousand.TestPostOffice;
import firstthousand.batch.JobReport;
import firstthousand.batch.Jobs;
import firstthousand.draft.Seals;
import firstthousand.mail.EmailAddress;
import firstthousand.mail.MailTrouble;
import firstthousand.mail.Mailer;
import firstthousand.mail.ScriptedSmtp;
import firstthousand.outbox.SendingSettings.ListUnsubscribe;
import firstthousand.outbox.SendingSettings.ReplyAddress;
import firstthousand.person.People;
import firstthousand.suppression.Suppression.Reason;
import firstthousand.suppression.Suppressions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a run does when servers and people do what they do. */
@HouseTest
@ContextConfiguration(initializers = { TestDatabase.class, TestPostOffice.class, SendingIT.OddServer.class })
class SendingIT {

	private static final ScriptedSmtp SERVER = server();

	@Autowired
	SendingDesk house;

	@Autowired
	Unsettled unsettled;

	@Autowired
	Mailer mailer;

	@Autowired
	Outbox outbox;

	@Autowired
	Brake brake;

	@Autowired
	Suppressions suppressions;

	@Autowired
	People people;

	@Autowired
	Jobs jobs;

	@Autowired
	Seals seals;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TestClock clock;

	private final List<SendingRun> runs = new ArrayList<>();

	@BeforeEach
	void theServerBehaves() {
		SERVER.behave().offer(List.of("AUTH PLAIN", "PIPELINING", "CHUNKING"));
		SERVER.letters().clear();
		SERVER.commands().clear();
		this.clock.turn(untilNextNoon());
	}

	@AfterEach
	void nothingRuns() {
		this.runs.forEach(SendingRun::close);
	}

	@Test
	void fiveGoThenItWaitsAndListensAndThenTheRestGoes() throws Exception {
		approved(12);
		int[] listened = { 0 };
		SendingRun run = run(canary(), () -> listened[0]++);
		Thread line = carrying(run);

		waits(run, 5);
		assertThat(run.progress().why()).contains("the first 5 of the day have gone");
		assertThat(listened[0]).isZero();
		this.clock.turn(Duration.ofMinutes(6));

		line.join(20_000);
		assertThat(recipients()).hasSize(12).doesNotHaveDuplicates();
		assertThat(listened[0]).isEqualTo(1);
		assertThat(this.brake.engaged()).isEmpty();
	}

	@Test
	void aWishToBeLeftAloneInThatPauseStopsTheRest() throws Exception {
		stoppedAfterTheFirstFive(
				() -> this.suppressions.add(EmailAddress.parse("user2@users.test"), Reason.OPTED_OUT, "please stop"),
				"does not want any");
	}

	@Test
	void aComplaintInThatPauseStopsTheRest() throws Exception {
		stoppedAfterTheFirstFive(
				() -> this.suppressions.add(EmailAddress.parse("user2@users.test"), Reason.COMPLAINED, "spam"),
				"reported a letter as spam");
	}

	@Test
	void twoOfTheFirstFiveThatDoNotExistStopTheRest() throws Exception {
		SERVER.to("user1@users.test", "550 5.1.1 no such user").to("user4@users.test", "550 5.1.1 no such user");
		stoppedAfterTheFirstFive(() -> {
		}, "2 of the first 5 letters today were refused");
		assertThat(this.suppressions.find(EmailAddress.parse("user4@users.test"))).isPresent();
	}

	@Test
	void whatHappenedLongAfterTheFirstFiveIsNotJudgedAsIfItWereThem() throws Exception {
		approved(60);
		SendingRun run = run(canary(), () -> {
		});
		Thread line = carrying(run);
		waits(run, 5);
		SERVER.to("user30@users.test", "550 5.1.1 no such user").to("user40@users.test", "550 5.1.1 no such user");
		this.clock.turn(Duration.ofMinutes(6));
		line.join(20_000);
		run.close();
		approved(62);

		carry(run(canary(), () -> {
		}));

		assertThat(this.brake.engaged()).isEmpty();
		assertThat(recipients()).hasSize(60).doesNotHaveDuplicates();
	}

	@Test
	void aRefusalBecauseOfUsStopsTheRestAndTheLetterIsHeldAndCanBeReleased() {
		approved(8);
		SERVER.to("user3@users.test", "550 5.7.1 blocked: your reputation");

		carry(run(none(1)));

		assertThat(recipients()).hasSize(2);
		assertThat(this.brake.engaged().orElseThrow().reason()).contains("because of you and not because of whom");
		OutboxLetter held = this.outbox.in(State.HELD).get(0);
		assertThat(held.reason()).contains("blocked: your reputation");
		assertThat(this.suppressions.find(held.sealed().recipient())).isEmpty();
		assertThat(this.outbox.in(State.READY)).hasSize(5);

		SERVER.behave();
		carry(run(none(1)));
		assertThat(recipients()).hasSize(2);
		this.brake.release(null);
		assertThat(this.outbox.release(held.id())).isTrue();
		carry(run(none(1)));
		assertThat(recipients()).hasSize(8).doesNotHaveDuplicates();
	}

	@Test
	void aReachedCapLeavesTheRestForTheNextDayAndSaysSo() {
		approved(12);

		SendingRun today = carry(run(cap(7)));

		assertThat(recipients()).hasSize(7);
		assertThat(today.leftBecause()).contains("today's cap of 7 letters is reached");
		assertThat(carry(run(cap(7))).leftBecause()).contains("today's cap of 7 letters is reached");
		assertThat(recipients()).hasSize(7);
		this.clock.turn(Duration.ofDays(1));
		carry(run(cap(7)));
		assertThat(recipients()).hasSize(12).doesNotHaveDuplicates();
	}

	@Test
	void aLineThatTheServerClosesRestsAndTheOthersGoOn() throws Exception {
		approved(20);
		SERVER.to("user3@users.test", "421 4.3.2 closing");

		carry(run(none(3)));

		assertThat(recipients()).hasSize(19).doesNotHaveDuplicates().doesNotContain("user3@users.test");
		assertThat(letterTo("user3@users.test").state()).isEqualTo(State.DEFERRED);
		assertThat(this.jdbc.sql("select count(*) from outbox_domain").query(Integer.class).single()).isZero();

		SERVER.behave();
		this.clock.turn(Duration.ofMinutes(2));
		carry(run(none(3)));
		assertThat(recipients()).hasSize(20).doesNotHaveDuplicates();
	}

	@Test
	void aDomainThatDefersRestsAlone() {
		this.people.add(IntStream.rangeClosed(1, 4)
			.mapToObj((i) -> Cast.person("slow" + i + "@slow.test", "Slow Person"))
			.toList());
		approved(6);
		SERVER.to("@slow.test", "451 4.3.0 not now");

		carry(run(none(1)));

		assertThat(recipients()).hasSize(6).allMatch((address) -> address.endsWith("@users.test"));
		assertThat(this.outbox.in(State.DEFERRED)).hasSize(1);
		assertThat(this.outbox.in(State.READY)).hasSize(3);

		SERVER.behave();
		carry(run(none(1)));
		assertThat(recipients()).hasSize(6);
		this.clock.turn(Duration.ofMinutes(11));
		carry(run(none(1)));
		assertThat(recipients()).hasSize(10).doesNotHaveDuplicates();
	}

	@Test
	void aDeferredLetterIsTriedAgainWithGrowingGapsAndGivenUpAfterThreeDays() {
		approved(1);
		SERVER.to("user1@users.test", "450 4.2.0 greylisted");
		int hours = 0;

		while (letterTo("user1@users.test").state() != State.REFUSED && hours < 200) {
			carry(run(none(1)));
			this.clock.turn(Duration.ofHours(1));
			hours++;
		}

		OutboxLetter letter = letterTo("user1@users.test");
		assertThat(letter.reason()).startsWith("deferred until we gave up").contains("greylisted");
		assertThat(hours).isBetween(72, 80);
		assertThat(this.outbox.attempts(letter.id())).hasSizeBetween(14, 20)
			.allSatisfy((attempt) -> assertThat(attempt.words()).contains("greylisted"));
		assertThat(this.suppressions.find(letter.sealed().recipient())).isEmpty();
		assertThat(recipients()).isEmpty();
	}

	@Test
	void aDeadServerStopsTheRunWithOneSentenceAndLosesNothing() {
		approved(6);
		SERVER.at("CONNECT", ScriptedSmtp.DROP);

		assertStopsWithOneSentence("127.0.0.1");
	}

	@Test
	void aWrongPasswordStopsTheRunWithOneSentenceAndLosesNothing() {
		approved(6);
		SERVER.at("AUTH", "535 5.7.8 bad credentials");

		assertStopsWithOneSentence("spring.mail");
	}

	@Test
	void aPauseStopsEverythingAndAResumeGoesOn() throws Exception {
		approved(6);
		SendingRun run = run(perMinute(60));
		Thread line = carrying(run);
		await().atMost(20, TimeUnit.SECONDS).until(() -> SERVER.letters().size() >= 2);

		this.brake.pause(null, "we are moving");
		line.join(20_000);

		int gone = recipients().size();
		assertThat(gone).isBetween(2, 5);
		assertThat(run.leftBecause()).contains("everything is stopped: we are moving");
		run.close();
		carry(run(none(1)));
		assertThat(recipients()).hasSize(gone);
		this.brake.release(null);
		carry(run(none(1)));
		assertThat(recipients()).hasSize(6).doesNotHaveDuplicates();
	}

	@Test
	void twoRunsAtOnceInOneProcessShareTheWork() throws Exception {
		approved(60);
		SERVER.drip();
		List<Thread> lines = new ArrayList<>();
		for (SendingRun run : List.of(run(none(4)), run(none(4)))) {
			for (int line = 0; line < 4; line++) {
				lines.add(carrying(run));
			}
		}
		for (Thread line : lines) {
			line.join(30_000);
		}

		assertThat(recipients()).hasSize(60).doesNotHaveDuplicates();
		assertThat(this.runs).allSatisfy((run) -> assertThat(run.progress().count(State.SENT)).isPositive());
		assertThat(this.runs.stream().mapToInt((run) -> run.progress().count(State.SENT)).sum()).isEqualTo(60);
	}

	@Test
	void aJobWithManyLinesHandsEachLetterOverOnce() {
		approved(30);

		JobReport report = this.jobs.send(0);

		assertThat(report.counts()).containsEntry("sent", 30L);
		assertThat(SERVER.letters()).hasSize(30);
		assertThat(recipients()).doesNotHaveDuplicates();
	}

	@Test
	void whatWasPromisedIsFirstThenWhoWaitsLongest() {
		approved(6);
		waitingSince("user5@users.test", "2026-01-01");
		waitingSince("user2@users.test", "2026-02-01");
		this.jdbc.sql("update outbox_letter set promised_for = '2026-09-02' where recipient = 'user6@users.test'")
			.update();
		this.jdbc.sql("update outbox_letter set promised_for = '2026-09-01' where recipient = 'user4@users.test'")
			.update();

		carry(run(none(1)));

		assertThat(recipients()).containsExactly("user4@users.test", "user6@users.test", "user5@users.test",
				"user2@users.test", "user1@users.test", "user3@users.test");
	}

	private void assertStopsWithOneSentence(String words) {
		SendingRun run = run(none(2));
		carry(run);

		assertThat(run.trouble().orElseThrow()).isInstanceOf(MailTrouble.class).hasMessageContaining(words);
		assertThat(this.outbox.counts()).containsOnly(Map.entry(State.READY, 6L));
		JobReport report = this.jobs.send(0);
		assertThat(report.troubles()).filteredOn((trouble) -> !trouble.startsWith("Number "))
			.singleElement()
			.asString()
			.contains("Nothing is lost: the next run goes on.");

		SERVER.behave();
		carry(run(none(2)));
		assertThat(recipients()).hasSize(6).doesNotHaveDuplicates();
	}

	private void stoppedAfterTheFirstFive(Runnable meanwhile, String words) throws Exception {
		approved(12);
		SendingRun run = run(canary(), () -> {
		});
		Thread line = carrying(run);
		waits(run, 5);
		meanwhile.run();
		this.clock.turn(Duration.ofMinutes(6));
		line.join(20_000);

		assertThat(this.brake.engaged().orElseThrow().reason()).contains(words);
		assertThat(run.leftBecause().orElseThrow()).contains("it was stopped").contains(words);
		assertThat(this.outbox.in(State.READY)).hasSize(7);
		assertThat(SERVER.letters()).hasSizeLessThanOrEqualTo(5);
	}

	private void approved(int size) {
		this.people.add(Cast.crowd(size));
		this.jobs.draft();
		this.seals.sealComplete(null);
	}

	private SendingRun run(SendingSettings settings) {
		return run(settings, () -> {
		});
	}

	private SendingRun run(SendingSettings settings, Listening listening) {
		SendingDesk desk = new SendingDesk(this.house.book(), this.house.turns(), this.house.claims(),
				this.house.objections(), this.house.lease(), this.house.judge(), this.house.suppressions(),
				this.house.processes(), this.house.unsettled(), settings, this.house.rest(), this.house.clock(),
				this.house.transactions());
		OutboxSender sender = new OutboxSender(desk, this.unsettled, this.mailer, this.clock);
		Assignment assignment = Assignment.byHand(Long.MAX_VALUE);
		sender.pick(assignment);
		SendingRun run = sender.run(assignment, listening);
		this.runs.add(run);
		return run;
	}

	private SendingRun carry(SendingRun run) {
		List<Thread> lines = IntStream.range(0, run.lines()).mapToObj((line) -> carrying(run)).toList();
		for (Thread line : lines) {
			try {
				line.join(30_000);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			assertThat(line.isAlive()).isFalse();
		}
		return run;
	}

	private static Thread carrying(SendingRun run) {
		Thread line = new Thread(run::carry, "line");
		line.setDaemon(true);
		line.start();
		return line;
	}

	private static void waits(SendingRun run, int letters) {
		await().atMost(20, TimeUnit.SECONDS)
			.until(() -> run.progress().until() != null && run.progress().done() == letters);
	}

	private void waitingSince(String address, String day) {
		this.jdbc.sql("update outbox_letter set waiting_since = :day where recipient = :address")
			.param("day", day)
			.param("address", address)
			.update();
	}

	private OutboxLetter letterTo(String address) {
		return this.outbox.all()
			.stream()
			.filter((letter) -> letter.sealed().recipient().value().equals(address))
			.findFirst()
			.orElseThrow();
	}

	/** Of the letters that were taken, in their order. */
	private static List<String> recipients() {
		return SERVER.letters()
			.stream()
			.map((letter) -> letter.lines().filter((line) -> line.startsWith("To: ")).findFirst().orElseThrow())
			.map((to) -> to.replaceAll("^To: |.*<|>.*", ""))
			.toList();
	}

	/** So that no test runs over midnight. */
	private Duration untilNextNoon() {
		Instant now = this.clock.instant();
		Instant noon = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36));
		return Duration.between(now, noon);
	}

	private static SendingSettings none(int connections) {
		return settings(0, 0, 0, connections);
	}

	private static SendingSettings canary() {
		return settings(0, 0, 5, 1);
	}

	private static SendingSettings cap(int letters) {
		return settings(letters, 0, 0, 1);
	}

	private static SendingSettings perMinute(int letters) {
		return settings(0, letters, 0, 1);
	}

	private static SendingSettings settings(int cap, int perMinute, int canary, int connections) {
		return new SendingSettings("none", cap, 0, perMinute, 0, canary, Duration.ofMinutes(5), "any", "any",
				connections, Duration.ofDays(3), ReplyAddress.AUTO, ListUnsubscribe.AUTO);
	}

	private static ScriptedSmtp server() {
		try {
			return new ScriptedSmtp();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The server of this test, with a login, and four lines to it. */
	static class OddServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("odd server",
						Map.of("spring.mail.port", SERVER.port(), "spring.mail.username", "ada", "spring.mail.password",
								"secret", "first-thousand.sending.connections", 4)));
		}

	}

}
