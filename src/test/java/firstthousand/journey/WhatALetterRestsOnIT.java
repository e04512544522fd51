package firstthousand.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.draft.Draft;
import firstthousand.draft.DraftWriter;
import firstthousand.draft.Drafts;
import firstthousand.draft.Pile;
import firstthousand.draft.Renewal;
import firstthousand.draft.Seals;
import firstthousand.draft.Sign;
import firstthousand.outbox.Tonight;
import firstthousand.person.Fact;
import firstthousand.person.People;
import firstthousand.template.Templates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Whatever stands in a letter because somebody filled it in is looked at once more before
 * it leaves, as everything else is.
 */
@HouseTest
class WhatALetterRestsOnIT {

	private static final Path TEMPLATES = templates();

	@Autowired
	People people;

	@Autowired
	DraftWriter writer;

	@Autowired
	Templates templates;

	@Autowired
	Drafts drafts;

	@Autowired
	Seals seals;

	@Autowired
	Renewal renewal;

	@Autowired
	Pile pile;

	@Autowired
	Tonight tonight;

	private long ben;

	@DynamicPropertySource
	static void ownTemplates(DynamicPropertyRegistry registry) {
		registry.add("first-thousand.templates.folder", TEMPLATES::toString);
	}

	@BeforeEach
	void aPersonWithoutACity() throws IOException {
		template("Hi,\n\nhow is ${city}? ${facts[\"Since when\"]}.\n\nAda\n");
		this.ben = this.people.add(List.of(Cast.BEN)).get(0).personId();
	}

	@AfterAll
	static void gone() throws IOException {
		Files.deleteIfExists(TEMPLATES.resolve("welcome.ftl"));
		Files.delete(TEMPLATES);
	}

	@Test
	void aFilledValueIsAFactThatTheLetterRestsOn() {
		Draft draft = filled();

		assertThat(draft.used()).containsEntry("city", "Bonn").containsEntry("Since when", "2026-10-01");
		assertThat(own(draft)).containsExactly("Bonn", "2026-10-01");
		seal(draft);
		assertThat(reasons()).as("nothing has changed").isEmpty();
		fact("city", "Köln");
		assertThat(reasons()).containsExactly("\"city\" was \"Bonn\" when it was written and is \"Köln\" now");
	}

	@Test
	void whatIsNoFactIsFilledForThisLetterAloneAndHoldsNothing() throws IOException {
		template("Hi ${person.name}.\n\n${founder.title}\n");
		this.ben = this.people.add(List.of(Cast.person("no.name@users.test", null))).get(0).personId();
		Draft draft = written();
		draft = this.drafts.fill(draft.id(), "person.name", "Norma", null);
		draft = this.drafts.fill(draft.id(), "founder.title", "Founder", null);

		assertThat(own(draft)).as("hers, and not the founder's").containsExactly("Norma");
		seal(draft);
		assertThat(reasons()).isEmpty();
	}

	@Test
	void aDraftFromAnOlderTemplateLeavesOnlyIfAHumanKeepsIt() throws IOException {
		template("Hello ${person.firstName}. <#if city??>How is it there?</#if>\n");
		Draft draft = written();
		template("Dear ${person.firstName}.<#if city??> And the weather?</#if>\n");
		fact("city", "Ulm");
		String seen = this.seals.preview(draft).seal().hash();

		assertThat(this.pile.all().get(0).signs()).extracting(Sign::words).containsExactly("template changed");
		assertThat(this.seals.sealComplete(null)).isZero();
		assertThat(this.seals.sealAll(Map.of(draft.id(), seen), null)).isEmpty();
		assertThatThrownBy(() -> this.seals.seal(draft.id(), seen, null)).hasMessageContaining("template has changed");
		this.seals.seal(draft.id(), seen, this.seals.templateOfToday(draft).orElseThrow(), null);
		assertThat(reasons()).isEmpty();
		template("Changed once more.\n");
		assertThat(reasons()).containsExactly("the template \"welcome\" was changed after the seal");
		assertThat(this.seals.unseal(draft.id())).isTrue();
		assertThat(this.drafts.find(draft.id()).orElseThrow().body()).as("what was kept").isEqualTo(draft.body());
	}

	@Test
	void aDraftWhoseTemplateIsGoneIsNotApproved() throws IOException {
		Draft draft = filled();
		Files.delete(TEMPLATES.resolve("welcome.ftl"));

		assertThatThrownBy(() -> seal(draft)).hasMessageContaining("gone or broken");
	}

	@Test
	void draftsOfAChangedTemplateAreWrittenAnewTogether() throws IOException {
		template("Hello ${person.firstName}.\n");
		Draft draft = written();
		assertThat(this.renewal.ofChangedTemplates()).isZero();
		template("Dear ${person.firstName}.\n");

		assertThat(this.renewal.ofChangedTemplates()).isEqualTo(1);
		assertThat(this.drafts.find(draft.id()).orElseThrow().body()).isEqualTo("Dear Ben.");
		assertThat(this.seals.sealComplete(null)).isEqualTo(1);
		assertThat(reasons()).isEmpty();
	}

	private Draft filled() {
		Draft draft = written();
		draft = this.drafts.fill(draft.id(), "city", "Bonn", null);
		return this.drafts.fill(draft.id(), "facts[\"Since when\"]", "2026-10-01", null);
	}

	private Draft written() {
		assertThat(this.drafts.save(this.writer.write(this.ben, this.templates.read()).orElseThrow())).isTrue();
		return this.drafts.toPerson(this.ben).get(0);
	}

	private void seal(Draft draft) {
		this.seals.seal(draft.id(), this.seals.preview(draft).seal().hash(), null);
	}

	private void fact(String name, String value) {
		this.people.setFact(this.ben, new Fact(name, value, "crm", Instant.now()));
	}

	private List<String> reasons() {
		return this.tonight.plan(Instant.now()).kept().stream().map(Tonight.Kept::reason).toList();
	}

	private static List<String> own(Draft draft) {
		return draft.personal().stream().map((span) -> draft.body().substring(span.from(), span.to())).toList();
	}

	private static void template(String body) throws IOException {
		Files.writeString(TEMPLATES.resolve("welcome.ftl"),
				"---\nletter: welcome\nsubject: Why did you sign up?\nwhen: 0 days after signup\n---\n" + body);
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
