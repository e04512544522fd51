package firstthousand.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.outbox.Outbox;
import firstthousand.person.People;
import firstthousand.template.Problem;
import firstthousand.template.Rendered;
import firstthousand.template.Span;
import firstthousand.template.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@HouseTest
class DraftsIT {

	@Autowired
	People people;

	@Autowired
	Drafts drafts;

	@Autowired
	Templates templates;

	@Autowired
	Seals seals;

	@Autowired
	Outbox outbox;

	private long ben;

	private Draft draft;

	@BeforeEach
	void aDraftWithAHole() {
		this.ben = this.people.add(List.of(Cast.BEN)).get(0).personId();
		String hole = Rendered.hole("city");
		this.drafts.save(written("Hi Ben,\n\nHow is life in " + hole + "? Why did you sign up?\n\nAda",
				List.of(new Problem("city", "\"city\" is not known of this person."))));
		this.draft = this.drafts.toPerson(this.ben).get(0);
	}

	@Test
	void aDraftWithAHoleCannotBeSealed() {
		assertThat(this.draft.complete()).isFalse();
		assertThatThrownBy(() -> this.seals.seal(this.draft.id(), seen(this.draft), null)).hasMessageContaining("city");
		assertThat(this.seals.sealComplete(null)).isZero();
		assertThat(this.outbox.all()).isEmpty();
	}

	@Test
	void aHoleIsFilledAndTheValueIsKnownFromThenOn() {
		Draft filled = this.drafts.fill(this.draft.id(), "city", "Lagos", null);

		assertThat(filled.body()).contains("life in Lagos?");
		assertThat(filled.complete()).isTrue();
		assertThat(this.people.find(this.ben).orElseThrow().fact("city").orElseThrow().value()).isEqualTo("Lagos");
		this.seals.seal(filled.id(), seen(filled), null);
		assertThat(this.outbox.all()).hasSize(1);
	}

	@Test
	void aSentenceWithAHoleCanBeDropped() {
		Draft shorter = this.drafts.dropSentence(this.draft.id(), "city", null);

		assertThat(shorter.body()).isEqualTo("Hi Ben,\n\nWhy did you sign up?\n\nAda");
		assertThat(shorter.complete()).isTrue();
	}

	@Test
	void aStaleEditIsStoppedAndLosesNothing() {
		this.drafts.edit(this.draft.id(), this.draft.version(), "Mine", "My text.", null);

		assertThatThrownBy(() -> this.drafts.edit(this.draft.id(), this.draft.version(), "Theirs", "Their text.", null))
			.isInstanceOf(StaleDraftException.class);
		assertThat(this.drafts.find(this.draft.id()).orElseThrow().body()).isEqualTo("My text.");
	}

	@Test
	void aLetterIsDraftedOnceForEachPerson() {
		assertThat(this.drafts.save(written("Again", List.of()))).isFalse();
		this.drafts.discard(this.draft.id());
		assertThat(this.drafts.save(written("Again", List.of()))).isFalse();
		assertThat(this.drafts.all()).hasSize(1);
	}

	@Test
	void aHeldDraftWaitsWithItsReason() {
		assertThat(this.drafts.hold(this.draft.id(), "ask Cleo first")).isTrue();
		assertThat(this.drafts.find(this.draft.id()).orElseThrow().holdReason()).isEqualTo("ask Cleo first");
		assertThat(this.drafts.takeUp(this.draft.id())).isTrue();
		assertThat(this.drafts.in(DraftState.OPEN)).hasSize(1);
	}

	private NewDraft written(String body, List<Problem> problems) {
		return new NewDraft(this.ben, "welcome", this.templates.read().hash("welcome").orElseThrow(), false,
				new Rendered("Hello", body, problems, List.of(new Span(3, 6)), Map.of("person.firstName", "Ben")),
				Instant.parse("2026-10-02T08:00:00Z"));
	}

	private String seen(Draft draft) {
		return this.seals.preview(draft).seal().hash();
	}

}
