package firstthousand.web;

import java.util.List;

import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.DraftWriter;
import firstthousand.draft.Drafts;
import firstthousand.outbox.Outbox;
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

	private Draft draftTo(NewPerson somebody) {
		long id = this.people.add(List.of(somebody)).get(0).personId();
		this.drafts.save(this.writer.write(id, this.templates.read()).orElseThrow());
		return this.drafts.toPerson(id).get(0);
	}

}
