package firstthousand.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.TestPostOffice;
import firstthousand.conversation.Outcome.OnItsWay;
import firstthousand.conversation.Outcome.Refused;
import firstthousand.conversation.Outcome.Stale;
import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Correspondents;
import firstthousand.inbox.InboxReader;
import firstthousand.mail.EmailAddress;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.OutboxSender;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import firstthousand.person.Dossier;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.suppression.Suppression;
import firstthousand.suppression.Suppressions;
import firstthousand.team.Members;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer is kept while it is written, leaves once, can be taken back for ten seconds,
 * and is stopped by what its writer has not read.
 */
@HouseTest
class AnswersIT {

	@Autowired
	People people;

	@Autowired
	Outbox outbox;

	@Autowired
	OutboxSender sender;

	@Autowired
	InboxReader reader;

	@Autowired
	FollowUps followUps;

	@Autowired
	Conversations conversations;

	@Autowired
	SavedAnswers saved;

	@Autowired
	Reasons reasons;

	@Autowired
	Dossier dossier;

	@Autowired
	Suppressions suppressions;

	@Autowired
	Correspondents correspondents;

	@Autowired
	Members members;

	@Autowired
	TestClock clock;

	private Person ben;

	private long ada;

	private long tomas;

	private OutboxLetter letter;

	private int mails;

	@BeforeEach
	void benWrote() {
		this.ada = this.members.join("ada@founder.test", "Ada Founder", null).id();
		this.tomas = this.members.join("tomas@founder.test", "Tomás Ruiz", null).id();
		long id = this.people.add(List.of(Cast.BEN)).get(0).personId();
		this.ben = this.people.find(id).orElseThrow();
		this.letter = this.outbox.find(this.outbox.put(new Sealed(id, "welcome", Sealed.Kind.ANSWER, Cast.BEN.email(),
				null, Cast.ADA, "Ada", "Why did you sign up?", "Hi Ben, why?", null, null, List.of(), null)))
			.orElseThrow();
		assertThat(this.sender.sendAnswers()).isEqualTo(1);
		writes("ben@users.test", "Two words: no time.");
	}

	private void writes(String from, String text) {
		TestPostOffice.arrives("From: Ben <" + from + ">\nTo: ada@founder.test\nSubject: Re: Why did you sign up?\n"
				+ "Message-ID: <reply-" + (++this.mails) + "@users.test>\nIn-Reply-To: "
				+ this.letter.messageId().value() + "\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n");
		this.reader.read((done) -> {
		});
	}

	private Seen seen() {
		return this.conversations.with(this.ben).seen();
	}

	private Answer answer(String request, String text, Seen seen, long member) {
		return new Answer(this.ben.id(), request, text, null, seen, null, member);
	}

	private OnItsWay sent(String request, String text) {
		return (OnItsWay) this.conversations.answer(answer(request, text, seen(), this.ada));
	}

	private State state(long id) {
		return this.outbox.find(id).orElseThrow().state();
	}

	@Test
	void anAnswerLiesThereForTenSecondsAndThenLeavesOnce() {
		OnItsWay first = sent("request-0001", "Then let us save you some.");
		Outcome again = this.conversations
			.answer(answer("request-0001", "Then let us save you some.", seen(), this.ada));

		assertThat(again).isInstanceOfSatisfying(OnItsWay.class,
				(same) -> assertThat(same.letterId()).isEqualTo(first.letterId()));
		assertThat(this.sender.sendAnswers()).isZero();
		assertThat(this.followUps.waiting()).isEmpty();

		this.clock.turn(Conversations.SECOND_THOUGHTS);
		assertThat(this.sender.sendAnswers()).isEqualTo(1);
		assertThat(TestPostOffice.letters()).hasSize(2);
	}

	@Test
	void whatIsTakenBackInTimeNeverLeavesAndItsWordsAreInTheBoxAgain() {
		FollowUp waited = this.followUps.openFor(this.ben.id()).orElseThrow();
		OnItsWay sent = sent("request-0001", "Then let us save you some.");

		assertThat(this.conversations.takeBack(this.ben.id(), sent.letterId(), sent.before(), sent.after(), this.ada))
			.isTrue();

		this.clock.turn(Duration.ofMinutes(1));
		assertThat(this.sender.sendAnswers()).isZero();
		assertThat(state(sent.letterId())).isEqualTo(State.WITHDRAWN);
		assertThat(this.followUps.openFor(this.ben.id())).contains(waited);
		Unsent words = this.conversations.unsent(this.ben.id(), this.ada).orElseThrow();
		assertThat(words.text()).isEqualTo("Then let us save you some.");
		assertThat(words.request()).isNotEqualTo("request-0001");

		assertThat(this.conversations.answer(answer("request-0001", "Then let us save you some.", seen(), this.ada)))
			.isInstanceOf(Refused.class);
		assertThat(sent(words.request(), words.text()).letterId()).isNotEqualTo(sent.letterId());
	}

	@Test
	void whatHasLeftOrIsSomebodyElsesIsNotTakenBack() {
		OnItsWay sent = sent("request-0001", "Then let us save you some.");
		assertThat(this.conversations.takeBack(this.ben.id(), sent.letterId(), null, null, this.tomas)).isFalse();
		this.clock.turn(Conversations.SECOND_THOUGHTS);
		this.sender.sendAnswers();

		assertThat(this.conversations.takeBack(this.ben.id(), sent.letterId(), sent.before(), sent.after(), this.ada))
			.isFalse();
		assertThat(state(sent.letterId())).isEqualTo(State.SENT);
		assertThat(this.followUps.waiting()).isEmpty();
		assertThat(this.conversations.unsent(this.ben.id(), this.ada)).isEmpty();
	}

	@Test
	void undoAndSendingRaceAndExactlyOneOfThemWins() throws Exception {
		for (int round = 1; round <= 8; round++) {
			OnItsWay sent = sent("request-race-" + round, "Round " + round);
			this.clock.turn(Conversations.SECOND_THOUGHTS);
			List<Boolean> won = atOnce(List.of(() -> this.conversations.takeBack(this.ben.id(), sent.letterId(),
					sent.before(), sent.after(), this.ada), () -> this.sender.sendAnswers() == 1));
			assertThat(won).as("undo and sending in round " + round).containsOnlyOnce(true);
			assertThat(state(sent.letterId())).isEqualTo(won.get(0) ? State.WITHDRAWN : State.SENT);
			this.conversations.drop(this.ben.id(), this.ada);
		}
	}

	@Test
	void aNewerMessageStopsTheAnswer() {
		Seen read = seen();
		writes("ben@users.test", "Never mind, I found it.");

		Outcome outcome = this.conversations.answer(answer("request-0001", "Look under Settings.", read, this.ada));

		assertThat(outcome).isInstanceOfSatisfying(Stale.class,
				(stale) -> assertThat(stale.news()).singleElement()
					.isInstanceOfSatisfying(Entry.Theirs.class,
							(theirs) -> assertThat(theirs.message().text()).isEqualTo("Never mind, I found it.")));
		assertThat(this.outbox.toPerson(this.ben.id())).hasSize(1);
		assertThat(this.conversations.answer(answer("request-0001", "Look under Settings.", seen(), this.ada)))
			.isInstanceOf(OnItsWay.class);
	}

	@Test
	void aColleaguesAnswerStopsTheAnswerAndOneThatWasTakenBackDoesNot() {
		Seen read = seen();
		OnItsWay tomas = (OnItsWay) this.conversations.answer(answer("request-0002", "I have it.", read, this.tomas));
		assertThat(this.conversations.answer(answer("request-0001", "I have it, too.", read, this.ada)))
			.isInstanceOf(Stale.class);

		this.conversations.takeBack(this.ben.id(), tomas.letterId(), tomas.before(), tomas.after(), this.tomas);
		assertThat(this.conversations.answer(answer("request-0001", "I have it, too.", read, this.ada)))
			.isInstanceOf(OnItsWay.class);
	}

	@Test
	void ofTwoColleaguesWhoAnswerAtTheSameMomentOneIsStopped() throws Exception {
		for (int round = 1; round <= 8; round++) {
			Seen read = seen();
			int now = round;
			List<Outcome> outcomes = atOnce(List.of(
					() -> this.conversations.answer(answer("request-a-" + now, "Ada says.", read, this.ada)),
					() -> this.conversations.answer(answer("request-t-" + now, "Tomás says.", read, this.tomas))));
			assertThat(outcomes).as("round " + round)
				.hasAtLeastOneElementOfType(OnItsWay.class)
				.hasAtLeastOneElementOfType(Stale.class);
		}
	}

	private static <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
		CyclicBarrier start = new CyclicBarrier(deeds.size());
		ExecutorService hands = Executors.newFixedThreadPool(deeds.size());
		try {
			List<Future<T>> done = new ArrayList<>();
			for (Callable<T> deed : deeds) {
				done.add(hands.submit(() -> {
					start.await();
					return deed.call();
				}));
			}
			List<T> outcomes = new ArrayList<>();
			for (Future<T> one : done) {
				outcomes.add(one.get());
			}
			return outcomes;
		}
		finally {
			hands.shutdownNow();
		}
	}

	@Test
	void whatIsWrittenIsKeptForEachMemberAndTheLastSavingOfAPageWins() {
		assertThat(this.conversations.keep(this.ben.id(), this.ada, "request-0001", "Then let",
				new Typed("p", 2, Instant.EPOCH)))
			.isEqualTo(Keeping.DONE);
		this.conversations.keep(this.ben.id(), this.ada, "request-0001", "The", new Typed("p", 1, Instant.EPOCH));
		this.conversations.keep(this.ben.id(), this.tomas, "request-0002", "Mine", new Typed("q", 1, Instant.EPOCH));

		assertThat(this.conversations.unsent(this.ben.id(), this.ada)).map(Unsent::text).contains("Then let");
		assertThat(this.conversations.unsent(List.of(this.ben.id()), this.tomas).get(this.ben.id()).text())
			.isEqualTo("Mine");

		assertThat(this.conversations.keep(this.ben.id(), this.ada, "request-0001", "An old window",
				new Typed("o", 1, Instant.EPOCH)))
			.isEqualTo(Keeping.OVERTAKEN);
		Instant there = this.conversations.unsent(this.ben.id(), this.ada).orElseThrow().savedAt();
		this.conversations.keep(this.ben.id(), this.ada, "request-0001", "From the phone", new Typed("r", 1, there));
		assertThat(this.conversations.unsent(this.ben.id(), this.ada)).map(Unsent::text).contains("From the phone");
	}

	@Test
	void aSavingThatComesAfterTheSendingKeepsNothing() {
		this.conversations.keep(this.ben.id(), this.ada, "request-0001", "Then let us",
				new Typed("p", 1, Instant.EPOCH));
		sent("request-0001", "Then let us save you some.");

		assertThat(this.conversations.keep(this.ben.id(), this.ada, "request-0001", "Then let us save you some.",
				new Typed("p", 2, Instant.EPOCH)))
			.isEqualTo(Keeping.SENT);
		assertThat(this.conversations.unsent(this.ben.id(), this.ada)).isEmpty();
	}

	@Test
	void anAnswerGoesToWhereTheyWroteFrom() {
		writes("ben@home.test", "From home, for once.");

		assertThat(this.conversations.with(this.ben).addresses()).extracting(EmailAddress::value)
			.containsExactly("ben@home.test", "ben@users.test");
		OnItsWay sent = sent("request-0001", "Good evening, then.");
		assertThat(this.outbox.find(sent.letterId()).orElseThrow().sealed().recipient().value())
			.isEqualTo("ben@home.test");
	}

	@Test
	void anAnswerMayGoToAnotherOfTheirAddressesButToNobodyElses() {
		writes("ben@home.test", "From home, for once.");
		Answer toWork = new Answer(this.ben.id(), "request-0001", "To work.", Cast.BEN.email(), seen(), null, this.ada);
		Answer away = new Answer(this.ben.id(), "request-0002", "To whom?", EmailAddress.parse("eve@elsewhere.test"),
				seen(), null, this.ada);

		assertThat(this.conversations.answer(away)).isInstanceOf(Refused.class);
		long id = ((OnItsWay) this.conversations.answer(toWork)).letterId();
		assertThat(this.outbox.find(id).orElseThrow().sealed().recipient()).isEqualTo(Cast.BEN.email());
	}

	@Test
	void aDeadAddressIsLeftOutAndAWishForSilenceCountsForAll() {
		writes("ben@home.test", "From home, for once.");
		this.suppressions.add(Cast.BEN.email(), Suppression.Reason.BOUNCED, "550 no such user");
		assertThat(this.conversations.with(this.ben).addresses()).extracting(EmailAddress::value)
			.containsExactly("ben@home.test");

		this.suppressions.add(EmailAddress.parse("ben@home.test"), Suppression.Reason.OPTED_OUT, "please stop");
		assertThat(this.conversations.with(this.ben).addresses()).isEmpty();
		assertThat(this.conversations.answer(answer("request-0001", "One more thing", seen(), this.ada)))
			.isInstanceOf(Refused.class);
	}

	@Test
	void aSavedAnswerIsFilledAndDoesNotLeaveWithAHole() {
		assertThat(this.saved.add("Import", "{Name}, {company} can bring in its list. ${7*7} {me}", this.ada)).isTrue();
		assertThat(this.saved.add("Import", "Again", this.ada)).isFalse();
		String filled = this.saved.all().get(0).filled(Map.of("name", "Ben", "me", "Ada"));
		assertThat(filled).isEqualTo("Ben, {company} can bring in its list. ${7*7} Ada");

		assertThat(this.conversations.answer(answer("request-0001", filled, seen(), this.ada)))
			.isInstanceOfSatisfying(Refused.class, (refused) -> assertThat(refused.why()).contains("{company}"));
		this.saved.remove(this.saved.all().get(0).id());
		for (String hole : List.of("{company}", "{2nd thing}", "{a.b}", "{plan!}", "{team size (max)}")) {
			assertThat(this.conversations.answer(answer("request-0001", "Hi " + hole, seen(), this.ada))).as(hole)
				.isInstanceOf(Refused.class);
		}
		assertThat(this.conversations
			.answer(answer("request-0001", "Write { id } there, and {\"a\": 1} in the body.", seen(), this.ada)))
			.isInstanceOf(OnItsWay.class);
	}

	@Test
	void aPromiseIsGivenWithTheAnswerAndTakenBackWithIt() {
		LocalDate day = LocalDate.now(this.clock).plusDays(3);
		OnItsWay sent = (OnItsWay) this.conversations.answer(
				new Answer(this.ben.id(), "request-0001", "I will look at it by then.", null, seen(), day, this.ada));

		assertThat(this.followUps.openFor(this.ben.id()).orElseThrow().promise().words())
			.isEqualTo("I will look at it by then.");
		assertThat(this.conversations.takeBack(this.ben.id(), sent.letterId(), sent.before(), sent.after(), this.ada))
			.isTrue();
		assertThat(this.followUps.openFor(this.ben.id()).orElseThrow()).returns(null, FollowUp::promise)
			.returns(FollowUp.Reason.REPLIED, FollowUp::reason);
	}

	@Test
	void whatIsWrittenAndWhatWasKeptIsErasedWithThePerson() {
		this.conversations.keep(this.ben.id(), this.ada, "request-0001", "Ben, about your time", Typed.byHand());
		long message = this.conversations.with(this.ben).lastReply().orElseThrow().id();
		this.reasons.keep(message, Reason.Kind.NOT, "time", "no time", this.ada);
		assertThat(this.dossier.of(this.ben).toString()).contains("about your time", "no time");

		assertThat(this.dossier.erase(this.ben.id())).isEmpty();

		assertThat(this.conversations.unsent(this.ben.id(), this.ada)).isEmpty();
		assertThat(this.reasons.all()).isEmpty();
	}

}
