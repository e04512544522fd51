package firstthousand.web;

import java.util.List;

import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.TestClock;
import firstthousand.TestPostOffice;
import firstthousand.conversation.Answer;
import firstthousand.conversation.Conversations;
import firstthousand.conversation.Outcome;
import firstthousand.followup.FollowUp;
import firstthousand.followup.FollowUps;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxReader;
import firstthousand.inbox.Kind;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.OutboxSender;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.team.Members;
import firstthousand.team.Presence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/** The answer on its pages, as a browser without script sends it. */
@DeskTest
class AnswerPagesIT {

	private static final String TALK = "/people/1/conversation";

	@Autowired
	private MockMvcTester desk;

	@Autowired
	private Members members;

	@Autowired
	private People people;

	@Autowired
	private Outbox outbox;

	@Autowired
	private OutboxSender sender;

	@Autowired
	private InboxReader reader;

	@Autowired
	private Inbox inbox;

	@Autowired
	private FollowUps followUps;

	@Autowired
	private Presence presence;

	@Autowired
	private Conversations conversations;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestClock clock;

	private AtTheDesk ada;

	private Person ben;

	private OutboxLetter letter;

	private int mails;

	@BeforeEach
	void benWrote() {
		this.ada = AtTheDesk.ada(this.desk, this.members);
		this.ben = this.people.find(this.people.add(List.of(Cast.BEN)).get(0).personId()).orElseThrow();
		this.letter = this.outbox
			.find(this.outbox.put(new Sealed(this.ben.id(), "welcome", Sealed.Kind.ANSWER, this.ben.email(), null,
					Cast.ADA, "Ada", "Why did you sign up?", "Hi Ben, why?", null, null, List.of(), null)))
			.orElseThrow();
		this.sender.sendAnswers();
		writes("ben@users.test", "The price of glazes, honestly.");
	}

	private void writes(String from, String text) {
		TestPostOffice.arrives("From: " + from + "\nTo: ada@founder.test\nSubject: Re: Why did you sign up?\n"
				+ "Message-ID: <m" + (++this.mails) + "@users.test>\nIn-Reply-To: " + this.letter.messageId().value()
				+ "\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n");
		this.reader.read((done) -> {
		});
	}

	private List<OutboxLetter> answers() {
		return this.outbox.toPerson(this.ben.id()).stream().filter((one) -> one.id() != this.letter.id()).toList();
	}

	@Test
	void ofTwoBrowsersThatAnswerTheSameMessageTheSecondIsShownBothTexts() {
		String first = this.ada.page(TALK);
		String second = this.ada.page(TALK);
		String seen = AtTheDesk.hidden(second, "seen");
		this.ada.press("/people/1/answers", "request", AtTheDesk.hidden(first, "request"), "seen", seen, "text",
				"Which glazes?");

		String stale = this.ada.press("/people/1/answers", "request", "request-0002", "seen", seen, "text",
				"What did you expect?");

		assertThat(stale).contains("Nothing was sent", "Which glazes?", "What did you expect?", "Send anyway",
				"Drop it");
		assertThat(answers()).hasSize(1);

		this.ada.press("/people/1/answers", "request", AtTheDesk.hidden(stale, "request"), "seen",
				AtTheDesk.hidden(stale, "seen"), "text", "What did you expect?");
		assertThat(answers()).extracting((sent) -> sent.sealed().body())
			.containsExactly("Which glazes?", "What did you expect?");
	}

	@Test
	void aColleaguesAnswerIsShownUnderHisName() {
		String page = this.ada.page(TALK);
		long tomas = this.members.join("tomas@founder.test", "Tomás Ruiz", null).id();
		assertThat(this.conversations
			.answer(new Answer(this.ben.id(), "request-0009", "Which glazes?", null, null, null, tomas)))
			.isInstanceOf(Outcome.OnItsWay.class);

		String stale = this.ada.press("/people/1/answers", "request", "request-0002", "seen",
				AtTheDesk.hidden(page, "seen"), "text", "What did you expect?");

		assertThat(stale).contains("Nothing was sent", "Which glazes?", "<b>Tomás Ruiz</b>")
			.doesNotContain("<b>You</b>");
	}

	@Test
	void theMarkInTheHeadIsTheirSquare() {
		assertThat(this.ada.page(TALK)).contains("<span class=\"sq replied\" role=\"img\"");
		this.ada.press("/follow-ups/" + this.followUps.openFor(this.ben.id()).orElseThrow().id() + "/done");
		assertThat(this.ada.page(TALK)).contains("<span class=\"sq answered\" role=\"img\"");

		this.people.add(List.of(Cast.CLEO));
		assertThat(this.ada.page("/people/2/conversation")).contains("<span class=\"sq waiting\" role=\"img\"");
		this.ada.press("/people/1/suppression");
		assertThat(this.ada.page(TALK)).contains("<span class=\"sq out\" role=\"img\" aria-label=\"opted out;");
	}

	@Test
	void afterAllWasTakenBackNobodyOwnsWhatNobodyOwned() {
		FollowUp before = this.followUps.openFor(this.ben.id()).orElseThrow();
		long message = this.inbox.lastFrom(this.ben.id()).orElseThrow().id();
		String here = "/follow-ups/" + before.id();
		this.ada.press(here + "/snooze", "until", "tomorrow");
		assertThat(this.ada.press("/follow-ups/undo")).contains("Taken back");
		this.ada.press(here + "/done");
		assertThat(this.ada.press("/follow-ups/undo")).contains("Taken back");
		this.ada.press(here + "/robot", "message", Long.toString(message));
		assertThat(this.followUps.waitingCount()).isZero();
		assertThat(this.ada.press("/follow-ups/undo")).contains("Taken back");

		assertThat(this.followUps.openFor(this.ben.id())).contains(before);
		assertThat(this.inbox.find(message).orElseThrow().kind()).contains(Kind.HUMAN);
		assertThat(this.ada.page("/team"))
			.contains("snoozed <b>person 1</b>", "was done with <b>person 1</b>",
					"took back <b>the snooze of person 1</b>", "took back <b>done with person 1</b>",
					"said that a robot wrote <b>message " + message + " of person 1</b>")
			.doesNotContain("follow-up ", "ROBOT");
	}

	@Test
	void undoNamesWhomItConcernsAndIsOfferedThereOnly() {
		this.people.add(List.of(Cast.CLEO));
		String done = "/follow-ups/" + this.followUps.openFor(this.ben.id()).orElseThrow().id() + "/done";
		String cleo = "/people/2/conversation";

		String next = this.ada.press(done, "back", cleo, "from", TALK);
		assertThat(next).contains("Done with 1 Ben Okafor.", "Undo: done with 1 Ben Okafor",
				"name=\"back\" value=\"" + TALK + "\"");
		this.ada.page(cleo);
		// the sentence has been read
		assertThat(this.ada.page(cleo)).doesNotContain("Undo", "data-key=\"z\"");
		assertThat(this.ada.page(TALK)).contains("Undo: done with 1 Ben Okafor");

		assertThat(this.ada.press("/follow-ups/undo", "of", "99", "back", cleo))
			.contains("There is nothing to take back");
		assertThat(this.ada.press("/follow-ups/undo", "of", Long.toString(this.ben.id()), "back", TALK))
			.contains("Taken back: done with 1 Ben Okafor.")
			.doesNotContain("Undo: ");
		assertThat(this.followUps.openFor(this.ben.id())).isPresent();
	}

	@Test
	void whatIsKnownIsFilledThoughItWasTypedByHand() {
		this.ada.press("/people/1/answers", "request", "request-0001", "text", "{name}, number {number}: yours, {me}");
		assertThat(answers().get(0).sealed().body()).isEqualTo("Ben, number 1: yours, Ada");
	}

	@Test
	void aSentenceOfTheirsThatEndsInAFullStopGetsNoSecondOne() {
		writes("ben@users.test", "Please remove me from your list.");
		this.ada.press("/people/1/suppression");
		this.jdbc.sql("update suppression set evidence = 'Please remove me from your list.'").update();
		assertThat(this.ada.page(TALK)).contains("No letter goes to this address").doesNotContain("list..");
	}

	@Test
	void whatIsDroppedIsGoneAndWasNotSent() {
		this.ada.press("/people/1/words", "request", "request-0001", "text", "Half a thought");
		assertThat(this.ada.page(TALK)).contains("Half a thought");

		assertThat(this.ada.press("/people/1/words/drop")).contains("Nothing was sent")
			.doesNotContain("Half a thought");
		assertThat(answers()).isEmpty();
	}

	@Test
	void undoPutsTheWordsBackUntilItHasLeft() {
		String sent = this.ada.press("/people/1/answers", "request", "request-0001", "text", "Which glazes?");
		assertThat(sent).contains("/people/1/answers/" + answers().get(0).id() + "/undo", "data-key=\"z\"");
		assertThat(this.followUps.waitingCount()).isZero();
		String undone = this.ada.press("/people/1/answers/" + answers().get(0).id() + "/undo");
		assertThat(undone).contains("Taken back", "Which glazes?</textarea>", "You took an answer back");
		assertThat(this.followUps.waitingCount()).isOne();
		assertThat(answers()).extracting(OutboxLetter::state).containsExactly(State.WITHDRAWN);

		this.ada.press("/people/1/answers", "request", AtTheDesk.hidden(undone, "request"), "text", "Which glazes?");
		this.clock.turn(Conversations.SECOND_THOUGHTS);
		this.sender.sendAnswers();
		assertThat(this.ada.press("/people/1/answers/" + answers().get(1).id() + "/undo")).contains("It has left");
		assertThat(answers()).extracting(OutboxLetter::state).containsExactly(State.WITHDRAWN, State.SENT);
	}

	@Test
	void aDayThatNobodyUnderstandsSendsNothing() {
		String page = this.ada.press("/people/1/answers", "request", "request-0001", "text", "Soon.", "day", "some day",
				"then", "promise");
		assertThat(page).contains("“some day” is no day", "Nothing was sent to 1 Ben Okafor", "Soon.</textarea>",
				"value=\"some day\" aria-invalid=\"true\" autofocus");
		assertThat(answers()).isEmpty();

		String focus = this.ada.press("/people/1/answers", "request", "request-0001", "text", "Soon.", "day",
				"some day", "next", "/focus?from=0&at=1");
		assertThat(focus).contains("1 of 1", "“some day” is no day", "Soon.</textarea>", "value=\"some day\"");
		assertThat(this.ada.press("/people/1/answers", "request", "request-0001", "text", "Soon.", "then", "promise"))
			.contains("By which day do you promise it to 1 Ben Okafor?");
		assertThat(answers()).isEmpty();

		this.ada.press("/people/1/answers", "request", "request-0001", "text", "I will look at it by tomorrow.", "then",
				"promise");
		assertThat(answers()).hasSize(1);
		assertThat(this.followUps.openFor(this.ben.id()).orElseThrow().promise().words())
			.isEqualTo("I will look at it by tomorrow.");
	}

	@Test
	void theLineThatSaysItIsOnItsWaySaysWhenItHasLeft() {
		String sent = this.ada.press("/people/1/answers", "request", "request-0001", "text", "Which glazes?");
		String way = "/people/1/answers/" + answers().get(0).id() + "/way";
		assertThat(sent).contains("role=\"status\" hx-get=\"" + way + "\"", "hx-get=\"" + way + "?brief=true\"");
		assertThat(this.ada.status(way)).isEqualTo(204);

		this.clock.turn(Conversations.SECOND_THOUGHTS);
		this.sender.sendAnswers();
		assertThat(this.ada.status(way)).isEqualTo(286);
		assertThat(this.ada.page(way)).contains("Sent to ben@users.test").doesNotContain("<html", "Undo");
		assertThat(this.ada.page(way + "?brief=true")).contains("class=\"sq sent\"").doesNotContain("ben@users.test");
		assertThat(this.ada.status("/people/1/answers/99999/way")).isEqualTo(404);
		assertThat(this.ada.page(TALK)).doesNotContain("/way");
	}

	@Test
	void aSnoozeUntilNoDayStaysWithTheSamePersonAndWithItsWords() {
		String snooze = "/follow-ups/" + this.followUps.openFor(this.ben.id()).orElseThrow().id() + "/snooze";
		assertThat(this.ada.page(TALK)).contains("name=\"from\" value=\"" + TALK + "\"");

		String page = this.ada.press(snooze, "until", "when pigs fly", "back", "/follow-ups", "from", TALK);
		assertThat(page).contains("1 Ben Okafor was not snoozed: “when pigs fly” is no day", "<title>Ben Okafor",
				"value=\"when pigs fly\" aria-invalid=\"true\" autofocus");
		assertThat(page).containsSubsequence("<details class=\"pop down end\" open>", "data-key=\"s\"");
		assertThat(this.followUps.snoozedCount()).isZero();

		this.ada.press(snooze, "until", "in 2 weeks", "back", "/follow-ups", "from", TALK);
		assertThat(this.followUps.snoozedCount()).isOne();
	}

	@Test
	void whatAPageSavesIsToldToOthersAndEndsWithTheSending() {
		long tomas = this.members.join("tomas@founder.test", "Tomás Ruiz", null).id();
		this.presence.sign(tomas, "conversation 1", false);
		String given = this.ada.press("/people/1/words", "request", "request-0001", "page", "p", "nth", "1", "text",
				"I will look at it by tomorrow.");
		assertThat(given).contains("You wrote “by tomorrow”.").doesNotContain("<html");
		assertThat(this.presence.others(tomas, "conversation 1")).extracting(Presence.Present::writes)
			.containsExactly(true);
		assertThat(this.ada.page("/presence?place=conversation 1")).contains("Tomás reads too");
		assertThat(this.ada.status("/presence?place=nowhere")).isEqualTo(404);

		this.ada.press("/people/1/answers", "request", "request-0001", "text", "I will look at it by tomorrow.");
		assertThat(this.ada.press("/people/1/words", "request", "request-0001", "page", "p", "nth", "2", "text", "I"))
			.contains("sent already");
		assertThat(this.ada.page(TALK)).contains("</textarea>").doesNotContain("I</textarea>");
	}

	@Test
	void theLineToSaysWhereItGoes() {
		assertThat(this.ada.page(TALK)).contains("To ben@users.test");
		writes("ben@home.test", "From home.");
		assertThat(this.ada.page(TALK)).containsSubsequence("<select name=\"to\">", "ben@home.test", "ben@users.test");

		this.ada.press("/people/1/answers", "request", "request-0001", "to", "ben@users.test", "text", "To work.");
		assertThat(answers().get(0).sealed().recipient()).isEqualTo(this.ben.email());
	}

	@Test
	void savedAnswersAreMadeFromTheBoxInsertedChangedAndRemoved() {
		assertThat(this.ada.press("/people/1/words", "request", "request-0001", "then", "save", "savedName", "Glazes",
				"text", "{name}, which ones?"))
			.contains("Kept as the saved answer “Glazes”", "{name}, which ones?</textarea>");
		String page = this.ada.page("/saved-answers");
		String id = page.replaceAll("(?s).*action=\"/saved-answers/(\\d+)\".*", "$1");
		this.ada.press("/saved-answers/" + id, "savedName", "Glazes", "text", "{name}, which {colour}?");
		String inserted = this.ada.press("/people/1/words", "request", "request-0001", "insert", id, "text", "Hello");
		assertThat(inserted).contains("Hello\n\nBen, which {colour}?</textarea>");
		assertThat(this.ada.press("/people/1/answers", "request", "request-0001", "text", "Ben, which {colour}?"))
			.contains("there is a hole in it, {colour}");
		assertThat(this.ada.press("/saved-answers/" + id + "/removal")).contains("is gone");
	}

	@Test
	void theNameOfASavedAnswerAndTheEnterKeySendNothing() {
		this.ada.press("/people/1/answers", "request", "request-0001", "text", "Which glazes?", "savedName", "Glazes");
		assertThat(answers()).isEmpty();
		assertThat(this.ada.page("/saved-answers")).contains("Glazes", "Which glazes?");
	}

	@Test
	void reasonsStandBesideTheTalkAndInTheLedger() {
		long message = this.inbox.lastFrom(this.ben.id()).orElseThrow().id();
		assertThat(this.ada.press("/messages/" + message + "/reasons", "kind", "NEARLY", "label", "Price", "words",
				"price of glazes"))
			.contains("<mark class=\"kept\">price of glazes</mark>", "<q>price of glazes</q>");
		assertThat(this.ada.press("/messages/" + message + "/reasons", "kind", "NOT", "label", "Price", "words",
				"too dear"))
			.contains("do not stand in that message");
		String ledger = this.ada.page("/reasons");
		assertThat(ledger).contains("price of glazes", "Ben Okafor", "what nearly stopped them").doesNotContain("dear");
		String drop = ledger.replaceAll("(?s).*action=\"(/reasons/\\d+/removal)\".*", "$1");
		assertThat(this.ada.press(drop)).contains("No reason has been kept yet");
	}

	@Test
	void focusShowsAllWhoWaitAndGoesOnToTheNext() {
		this.people.add(List.of(Cast.CLEO));
		TestPostOffice.arrives("From: cleo@users.test\nTo: ada@founder.test\nSubject: Hi\nMessage-ID: <c@users.test>\n"
				+ "Content-Type: text/plain; charset=utf-8\n\nCan you read .dbf?\n");
		this.reader.read((done) -> {
		});
		assertThat(this.ada.page("/focus")).contains("1 of 2", "2 of 2", "The price of glazes", "Can you read .dbf?");

		String next = this.ada.press("/people/1/answers", "request", "request-0001", "text", "Which glazes?", "next",
				"/focus?from=0&at=1");
		assertThat(next)
			.contains("On its way to 1 Ben Okafor: it leaves in ten seconds", "1 of 1", "Can you read .dbf?")
			.doesNotContain("The price of glazes");
		assertThat(this.ada.press("/people/2/answers", "request", "request-0002", "text", "It can.", "next",
				"//evil.test/focus"))
			.contains("Cleo Weber");
		assertThat(this.ada.page("/focus?from=40")).contains("Nobody waits for you");
	}

	@Test
	void aRobotIsRuledAndTheTalkIsShownAgain() {
		long message = this.inbox.lastFrom(this.ben.id()).orElseThrow().id();
		assertThat(this.ada.press("/messages/" + message + "/ruling", "kind", "ROBOT", "back", TALK))
			.contains("A robot wrote it", "robot-line");
	}

}
