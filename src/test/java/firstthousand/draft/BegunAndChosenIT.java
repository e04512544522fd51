package firstthousand.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.outbox.Outbox;
import firstthousand.person.Fact;
import firstthousand.person.NewPerson;
import firstthousand.person.People;
import firstthousand.template.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is being typed over a draft is not lost, and what is picked out is done as it was
 * picked out.
 */
@HouseTest
class BegunAndChosenIT {

	private static final long ADA = 1;

	private static final long WEI = 2;

	@Autowired
	People people;

	@Autowired
	DraftWriter writer;

	@Autowired
	Templates templates;

	@Autowired
	Drafts drafts;

	@Autowired
	Edits edits;

	@Autowired
	Seals seals;

	@Autowired
	Renewal renewal;

	@Autowired
	Outbox outbox;

	private Draft ben;

	private Draft cleo;

	@BeforeEach
	void twoDrafts() {
		this.ben = draftTo(Cast.BEN);
		this.cleo = draftTo(Cast.CLEO);
	}

	private Draft draftTo(NewPerson somebody) {
		long id = this.people.add(List.of(somebody)).get(0).personId();
		this.drafts.save(this.writer.write(id, this.templates.read()).orElseThrow());
		return this.drafts.toPerson(id).get(0);
	}

	@Test
	void whatSheBeganIsKeptForHerAloneAndChangesNothing() {
		keep(ADA, "Hers", "p", 1);
		keep(WEI, "His", "q", 1);
		assertThat(this.edits.of(this.ben.id(), ADA).orElseThrow().body()).isEqualTo("Hers");
		assertThat(this.edits.of(this.ben.id(), WEI).orElseThrow().body()).isEqualTo("His");
		assertThat(this.drafts.find(this.ben.id()).orElseThrow()).isEqualTo(this.ben);
	}

	@Test
	void aSavingThatWasOvertakenOnItsWayChangesNothing() {
		keep(ADA, "first", "p", 1);
		keep(ADA, "third", "p", 3);
		keep(ADA, "second", "p", 2);
		assertThat(this.edits.of(this.ben.id(), ADA).orElseThrow().body()).isEqualTo("third");
		keep(ADA, "from another page", "q", 1);
		assertThat(this.edits.of(this.ben.id(), ADA).orElseThrow().body()).isEqualTo("from another page");
	}

	@Test
	void whatIsSavedIsBegunNoLongerAndWhatAColleagueBeganIs() {
		keep(ADA, "Hers", "p", 1);
		keep(WEI, "His", "q", 1);
		Draft saved = this.drafts.edit(this.ben.id(), this.ben.version(), "Hello", "Hers", ADA);
		assertThat(this.edits.of(this.ben.id(), ADA)).isEmpty();
		assertThat(this.edits.of(this.ben.id(), WEI).orElseThrow().overtakenBy(saved)).isTrue();
	}

	@Test
	void noSweepTakesWhatSomebodyIsInTheMiddleOfChanging() {
		keep(WEI, "His", "q", 1);
		assertThat(this.seals.sealAll(Map.of(this.ben.id(), hash(this.ben)), ADA)).isEmpty();
		assertThat(this.seals.sealChosen(List.of(chosen(this.ben, true)), ADA)).isEmpty();
		assertThat(this.seals.sealComplete(ADA)).isEqualTo(1);
		assertThat(this.drafts.find(this.ben.id()).orElseThrow().state()).isEqualTo(DraftState.OPEN);
		assertThat(this.seals.seal(this.ben.id(), hash(this.ben), ADA)).as("who has it open decides").isPositive();
	}

	@Test
	void whatIsPickedOutIsSealedAsItWas() {
		List<Chosen> both = List.of(chosen(this.ben, true), chosen(this.cleo, false));
		this.drafts.edit(this.ben.id(), this.ben.version(), "Hello", "Something else.", WEI);
		assertThat(this.seals.sealChosen(both, ADA)).containsExactly(this.cleo.id());
		assertThat(this.outbox.all()).hasSize(1);
	}

	@Test
	void aLineOfTheQueueIsNoLetterThatWasReadAfterWordsBetweenThem() {
		this.outbox.heard(this.ben.personId(), Instant.now());
		assertThat(this.seals.sealChosen(List.of(chosen(this.ben, false)), ADA)).isEmpty();
		assertThat(this.seals.sealChosen(List.of(chosen(this.ben, true)), ADA)).containsExactly(this.ben.id());
	}

	@Test
	void whatIsPickedOutIsHeldAndDiscardedOnlyAsItWas() {
		Chosen seen = chosen(this.ben, false);
		Draft edited = this.drafts.edit(this.ben.id(), this.ben.version(), "Hello", "Something else.", WEI);
		assertThat(this.drafts.hold(seen, "ask Wei")).isFalse();
		assertThat(this.drafts.discard(seen)).isFalse();
		assertThat(this.drafts.hold(chosen(edited, false), "ask Wei")).isTrue();
		assertThat(this.drafts.find(this.ben.id()).orElseThrow().holdReason()).isEqualTo("ask Wei");
		assertThat(this.drafts.discard(chosen(this.cleo, false))).isTrue();
	}

	@Test
	void aMendedFactIsInTheLetterOnceItIsWrittenAnewAndNoHandIsOverwritten() {
		this.people.setFact(this.ben.personId(), new Fact("company", "Kiln & Sons", "Ada", Instant.now()));
		assertThat(this.renewal.anew(this.ben.id())).isTrue();
		assertThat(this.drafts.find(this.ben.id()).orElseThrow().body()).contains("Kiln & Sons");
		this.drafts.edit(this.cleo.id(), this.cleo.version(), "Hello", "By hand.", ADA);
		assertThat(this.renewal.anew(this.cleo.id())).isFalse();
		assertThat(this.drafts.find(this.cleo.id()).orElseThrow().body()).isEqualTo("By hand.");
	}

	private void keep(long member, String body, String page, long nth) {
		this.edits.keep(new Edit(this.ben.id(), member, this.ben.version(), "Hello", body, null), page, nth);
	}

	private Chosen chosen(Draft draft, boolean read) {
		return new Chosen(draft.id(), draft.version(), read ? hash(draft) : null);
	}

	private String hash(Draft draft) {
		return this.seals.preview(draft).seal().hash();
	}

}
