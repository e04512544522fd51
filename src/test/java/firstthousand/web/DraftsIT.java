package firstthousand.web;

import java.time.Instant;
import java.util.List;

import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.DraftWriter;
import firstthousand.draft.Drafts;
import firstthousand.outbox.Outbox;
import firstthousand.person.Fact;
import firstthousand.person.NewPerson;
import firstthousand.person.People;
import firstthousand.team.Deed;
import firstthousand.team.Deeds;
import firstthousand.team.Members;
import firstthousand.template.Rendered;
import firstthousand.template.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DeskTest
class DraftsIT {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Members members;

	@Autowired
	private People people;

	@Autowired
	private DraftWriter writer;

	@Autowired
	private Templates templates;

	@Autowired
	private Drafts drafts;

	@Autowired
	private Outbox outbox;

	@Autowired
	private Deeds deeds;

	private AtTheDesk ada;

	@BeforeEach
	void atTheDesk() {
		this.ada = AtTheDesk.ada(this.mvc, this.members);
	}

	@Test
	void aLetterIsShownAsItWillLeaveWithWhoThisPersonIs() {
		Draft draft = draftTo(Cast.BEN);
		assertThat(this.ada.page("/drafts/" + draft.id())).contains("ben@users.test", "Ada Founder", "Kiln", "cast.csv",
				"<mark class=\"own\"");
	}

	@Test
	void whatAPersonCalledHerselfNeverBecomesMarkup() {
		Draft draft = draftTo(Cast.person("eve@users.test", "Eve <script>alert(1)</script>", "company",
				"<img src=x onerror=alert(1)>", "plan", "\"><b>"));
		for (String path : List.of("/drafts/" + draft.id(), "/drafts/" + draft.id() + "/text", "/people",
				"/people/" + draft.number())) {
			assertThat(this.ada.page(path)).doesNotContain("<script>alert")
				.doesNotContain("<img src=x")
				.doesNotContain("\"><b>");
		}
	}

	@Test
	void whatTheLetterSaysIsShownBesideWhatIsKnownByNow() {
		Draft draft = draftTo(Cast.BEN);
		this.people.setFact(draft.personId(), new Fact("company", "Kiln & Sons", "Ada", Instant.now()));
		String page = this.ada.page("/drafts/" + draft.id());
		assertThat(page).contains("company: Kiln<", "now: Kiln &amp; Sons;",
				"company was “Kiln” and is “Kiln &amp; Sons” now.", "as it stands, it would be held");
		assertThat(this.ada.press("/drafts/" + draft.id() + "/anew")).contains("company: Kiln &amp; Sons<")
			.doesNotContain("now: Kiln");
	}

	@Test
	void whoMendsAFactComesBackToTheDraft() {
		Draft draft = draftTo(Cast.BEN);
		String back = "/drafts/" + draft.id() + "?tray=read";
		assertThat(this.ada.page("/people/" + draft.number() + "?back=" + back)).contains("href=\"" + back + "\"",
				"name=\"back\" value=\"" + back + "\"");
		assertThat(this.ada.page("/people/" + draft.number() + "?back=https://elsewhere.test"))
			.doesNotContain("elsewhere.test");
		assertThat(this.ada.press("/people/" + draft.number() + "/facts", "name", "city", "value", "Ulm", "back", back))
			.contains("Draft to Ben Okafor");
	}

	@Test
	void whatSheSawIsWhatIsSealed() {
		Draft draft = draftTo(Cast.BEN);
		String seen = AtTheDesk.hidden(this.ada.page("/drafts/" + draft.id()), "seen");
		assertThat(this.ada.press("/drafts/" + draft.id() + "/seal", "seen", seen)).contains("Sealed.");
		assertThat(this.outbox.find(draft.personId(), draft.letter())).hasValueSatisfying((letter) -> {
			assertThat(letter.seal().hash()).isEqualTo(seen);
			assertThat(letter.sealed().body()).isEqualTo(draft.body());
		});
		assertThat(this.deeds.latest(5)).extracting(Deed::by, Deed::verb).contains(tuple("Ada", "sealed"));
	}

	@Test
	void aLetterThatChangedMeanwhileIsNotSealedAndBothTextsAreShown() {
		Draft draft = draftTo(Cast.BEN);
		String seen = AtTheDesk.hidden(this.ada.page("/drafts/" + draft.id()), "seen");
		this.drafts.edit(draft.id(), draft.version(), "Hello", "Written by a colleague.", null);
		assertThat(this.ada.press("/drafts/" + draft.id() + "/seal", "seen", seen, "subject", draft.subject(), "body",
				"What Ada saw."))
			.contains("no longer the one you saw", "What Ada saw.", "Written by a colleague.");
		assertThat(this.outbox.all()).isEmpty();
	}

	@Test
	void anEditThatCameTooLateLosesNoWords() {
		Draft draft = draftTo(Cast.BEN);
		this.drafts.edit(draft.id(), draft.version(), "Hello", "Written by a colleague.", null);
		assertThat(this.ada.press("/drafts/" + draft.id() + "/text", "version", String.valueOf(draft.version()),
				"subject", "Mine", "body", "Written by Ada."))
			.contains("Written by Ada.", "Written by a colleague.");
		assertThat(this.drafts.find(draft.id()).orElseThrow().body()).isEqualTo("Written by a colleague.");
	}

	@Test
	void whatAHandChangedIsShownAgainstTheTemplate() {
		Draft draft = draftTo(Cast.BEN);
		assertThat(this.ada.page("/drafts/" + draft.id() + "/difference")).contains("Nothing was changed by hand");
		this.drafts.edit(draft.id(), draft.version(), draft.subject(), draft.body() + " And one more word.", null);
		assertThat(this.ada.page("/drafts/" + draft.id() + "/difference")).contains("<ins>And one more word.</ins>");
	}

	@Test
	void aHoleIsShownAndCannotBeApprovedUntilItIsFilled() {
		Draft draft = draftTo(Cast.BEN);
		this.drafts.edit(draft.id(), draft.version(), "Hello", "Are you with " + Rendered.hole("company") + "?", null);
		String page = this.ada.page("/drafts/" + draft.id());
		assertThat(page).contains("class=\"hole\"").doesNotContain("/seal\"");
		assertThat(this.ada.press("/drafts/" + draft.id() + "/seal", "seen", "0".repeat(64))).contains("Not sealed");
		assertThat(this.outbox.all()).isEmpty();
	}

	@Test
	void theQueueStaysInItsOrderWhileSheGoesThroughIt() {
		Draft hole = draftTo(Cast.CLEO);
		Draft next = draftTo(Cast.BEN);
		draftTo(Cast.DORA);
		this.drafts.edit(next.id(), next.version(), "Hello", "Are you with " + Rendered.hole("company") + "?", null);
		this.drafts.edit(hole.id(), hole.version(), "Hello", "Is it " + Rendered.hole("size") + "?", null);
		this.ada.page("/drafts");
		assertThat(after(this.ada.page("/drafts/" + hole.id()))).isEqualTo(String.valueOf(next.id()));
		assertThat(after(this.ada.press("/drafts/" + hole.id() + "/fill", "field", "size", "value", "small")))
			.as("it is mended, and lies where it lay")
			.isEqualTo(String.valueOf(next.id()));
		assertThat(after(this.ada.page("/drafts"))).as("a new walk").isNotEqualTo(String.valueOf(hole.id()));
	}

	private static String after(String page) {
		return page.replaceAll("(?s).*href=\"/drafts/(\\d+)[^\"]*\" data-key=\"j\".*", "$1");
	}

	@Test
	void approvingAllTakesTheCompleteOnesOnly() {
		Draft hole = draftTo(Cast.BEN);
		draftTo(Cast.CLEO);
		this.drafts.edit(hole.id(), hole.version(), "Hello", "Are you with " + Rendered.hole("company") + "?", null);
		assertThat(this.ada.press("/drafts/seals")).contains("1 letter sealed");
		assertThat(this.drafts.find(hole.id()).orElseThrow().state()).isEqualTo(DraftState.OPEN);
		assertThat(this.outbox.all()).hasSize(1);
	}

	@Test
	void aHeldDraftKeepsItsReasonAndComesBack() {
		Draft draft = draftTo(Cast.BEN);
		this.ada.press("/drafts/" + draft.id() + "/hold", "reason", "ask Wei first");
		assertThat(this.ada.page("/drafts?tray=held")).contains("ask Wei first");
		assertThat(this.ada.press("/drafts/" + draft.id() + "/take-up", "tray", "held")).contains("Back among");
		assertThat(this.drafts.find(draft.id()).orElseThrow().state()).isEqualTo(DraftState.OPEN);
	}

	@Test
	void whatIsBeingTypedIsKeptAndOfferedAgain() {
		Draft draft = draftTo(Cast.BEN);
		autosave(draft, "Half a sen", "1");
		assertThat(this.ada.page("/drafts/" + draft.id())).contains("You began to change this today,", "Drop them")
			.doesNotContain("Half a sen");
		assertThat(this.ada.page("/drafts/" + draft.id() + "/text")).contains("Half a sen", "not in the letter yet");
		assertThat(this.ada.press("/drafts/" + draft.id() + "/edits/drop")).contains("Your words are dropped")
			.doesNotContain("You began");
		autosave(draft, draft.body(), "2");
		assertThat(this.ada.page("/drafts/" + draft.id())).as("what changes nothing").doesNotContain("You began");
	}

	@Test
	void whatWasBegunBeforeAColleaguesChangeIsShownBesideIt() {
		Draft draft = draftTo(Cast.BEN);
		autosave(draft, "Written by Ada.", "1");
		this.drafts.edit(draft.id(), draft.version(), "Hello", "Written by a colleague.", null);
		assertThat(this.ada.page("/drafts/" + draft.id())).contains("Somebody has changed the letter since");
		String page = this.ada.page("/drafts/" + draft.id() + "/text");
		assertThat(page).contains("Written by Ada.", "Written by a colleague.", "If you save them");
		assertThat(this.ada.press("/drafts/" + draft.id() + "/text", "version", AtTheDesk.hidden(page, "version"),
				"subject", "Hello", "body", "Written by Ada."))
			.contains("Kept. Read it once more");
		assertThat(this.drafts.find(draft.id()).orElseThrow().body()).isEqualTo("Written by Ada.");
	}

	@Test
	void leavingAnEditKeepsItsWordsAndATooLateSavingIsRefused() {
		Draft draft = draftTo(Cast.BEN);
		assertThat(this.ada.press("/drafts/" + draft.id() + "/edits/leave", "version", "0", "subject", "Hello", "body",
				"Left behind."))
			.contains("You began to change this");
		String seen = AtTheDesk.hidden(this.ada.page("/drafts/" + draft.id()), "seen");
		this.ada.press("/drafts/" + draft.id() + "/seal", "seen", seen);
		assertThat(this.ada.press("/drafts/" + draft.id() + "/edits", "version", "0", "subject", "Hello", "body",
				"Too late.", "page", "p", "nth", "9"))
			.contains("this letter is no longer a draft");
	}

	@Test
	void whatIsPickedOutIsApprovedTogetherAndTakenBackTogether() {
		List<Draft> three = List.of(draftTo(Cast.BEN), draftTo(Cast.CLEO), draftTo(Cast.DORA));
		for (Draft draft : three) {
			this.ada.press("/drafts/" + draft.id() + "/choice", "one", draft.id() + ":" + draft.version());
		}
		assertThat(this.ada.page("/drafts")).contains("3 picked out");
		this.drafts.edit(three.get(2).id(), three.get(2).version(), "Hello", "Something else.", null);
		assertThat(this.ada.press("/drafts/chosen", "deed", "seal", "one", one(three.get(0)), "one", one(three.get(1)),
				"one", one(three.get(2))))
			.contains("Approved 2 letters",
					"1 of them stays where it was. 3 dora77@users.test: changed since you saw it",
					"Take back 2 approvals");
		assertThat(this.outbox.all()).hasSize(2);
		assertThat(this.ada.press("/drafts/undo")).contains("Taken back: the approval of 2 letters");
		assertThat(this.drafts.in(DraftState.OPEN)).hasSize(3);
	}

	@Test
	void whatIsPickedOutIsHeldWithOneReason() {
		List<Draft> two = List.of(draftTo(Cast.BEN), draftTo(Cast.CLEO));
		assertThat(this.ada.press("/drafts/chosen", "deed", "hold", "reason", "after the fair", "one", one(two.get(0)),
				"one", one(two.get(1)), "one", "no draft at all"))
			.contains("Held 2 letters");
		assertThat(this.drafts.in(DraftState.HELD)).extracting(Draft::holdReason)
			.containsExactly("after the fair", "after the fair");
		assertThat(this.ada.press("/drafts/chosen", "deed", "discard")).contains("Nothing was picked out");
	}

	@Test
	void theHeadSaysHowFarSheIs() {
		draftTo(Cast.CLEO);
		Draft draft = draftTo(Cast.BEN);
		assertThat(this.ada.page("/drafts")).contains("<b>0</b> of 2", "min", "sends 02:00", "no letter yet");
		String seen = AtTheDesk.hidden(this.ada.page("/drafts/" + draft.id()), "seen");
		assertThat(this.ada.press("/drafts/" + draft.id() + "/seal", "seen", seen)).contains("<b>1</b> of 2",
				"Envelope: 1 letter so far");
		assertThat(this.ada.page("/drafts?tray=sealed")).contains("Ben Okafor");
		this.outbox.arrived(this.outbox.all().get(0).id(), "it lies in Sent");
		assertThat(this.ada.page("/drafts?tray=sealed")).as("what has left is not sealed any more")
			.contains("This tray is empty");
	}

	private void autosave(Draft draft, String body, String nth) {
		this.ada.press("/drafts/" + draft.id() + "/edits", "version", String.valueOf(draft.version()), "subject",
				draft.subject(), "body", body, "page", "p", "nth", nth);
	}

	private static String one(Draft draft) {
		return draft.id() + ":" + draft.version();
	}

	private Draft draftTo(NewPerson somebody) {
		long id = this.people.add(List.of(somebody)).get(0).personId();
		this.drafts.save(this.writer.write(id, this.templates.read()).orElseThrow());
		return this.drafts.toPerson(id).get(0);
	}

}
