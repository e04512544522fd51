package firstthousand.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemplatesTest {

	private static final Map<String, String> FOUNDER = Map.of("name", "Ada Founder", "firstName", "Ada");

	@TempDir
	Path folder;

	@Test
	void aLetterSpeaksOfThePersonAndSaysWhichWordsAreHers() throws IOException {
		Rendered letter = render(
				"Hi ${person.firstName},\n\nyou are number ${person.number} and use ${plan}. ${founder.name}",
				Map.of("plan", "pro"));

		assertThat(letter.body()).isEqualTo("Hi Ben,\n\nyou are number 18 and use pro. Ada Founder");
		assertThat(letter.personal()).extracting((span) -> letter.body().substring(span.from(), span.to()))
			.containsExactly("Ben", "18", "pro");
		assertThat(letter.used()).containsEntry("plan", "pro");
		assertThat(letter.problems()).isEmpty();
	}

	@Test
	void aMissingValueIsAHoleThatNamesTheField() throws IOException {
		Rendered letter = render("You at ${company} have ${a.b.c}.", Map.of());

		assertThat(letter.problems()).extracting(Problem::field).containsExactly("company", "a");
		assertThat(Rendered.hasHole(letter.body())).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "\t\n" })
	void aBlankValueIsAMissingOne(String blank) throws IOException {
		assertThat(render("At ${company}.", Map.of("company", blank)).problems()).hasSize(1);
		assertThat(render("At ${company!\"your place\"}.", Map.of("company", blank)).body())
			.isEqualTo("At your place.");
	}

	@Test
	void whatPeopleTypeIsNeverRunAndNeverBreaksALine() throws IOException {
		Rendered letter = render("At ${company}!",
				Map.of("company", "${7*7}<#list 1..9 as i>x</#list>\r\nBcc: all@evil.test"));

		assertThat(letter.body()).doesNotContain("49").doesNotContain("\n").contains("Bcc: all@evil.test");
		assertThat(letter.problems()).extracting(Problem::sentence).anyMatch((said) -> said.contains("template code"));
	}

	@Test
	void factsWithDotsAndBlanksHaveNamesToo() throws IOException {
		Rendered letter = render("${app_metadata.plan} ${company_name} ${facts[\"Company name\"]}",
				Map.of("app_metadata.plan", "team", "Company name", "Kiln"));

		assertThat(letter.body()).isEqualTo("team Kiln Kiln");
	}

	@Test
	void aDateIsWrittenAsAPersonWould() throws IOException {
		assertThat(render("${signup.date}, ${trial_end}", Map.of("trial_end", "2026-12-01T00:00:00Z")).body())
			.isEqualTo("1 October 2026, 1 December 2026");
	}

	@Test
	void aNameThatIsNotThereNeverLeavesABlankBeforeTheComma() throws IOException {
		assertThat(render("Hi ${nothing!},\n\ntext", Map.of()).problems()).extracting(Problem::sentence)
			.anyMatch((said) -> said.contains("blank before a comma"));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			Hi ${person.firstName                              | 6 |
			text ${'a'?left_pad(2000000000)}                   | 6 | left_pad
			${'1'?eval}                                        | 6 | eval
			${'x'?interpret}                                   | 6 | interpret
			${'freemarker.template.utility.Execute'?new()}     | 6 | new
			${.data_model.plan}                                | 6 | .data_model
			<#include 'other.ftl'>                             | 6 | include
			<#macro again><@again/></#macro><@again/>          | 6 | macro
			Dear {{first_name}}                                | 6 | ${…}
			""")
	void aBrokenLetterSaysWhereAndTheOthersGoOn(String body, int line, String word) throws IOException {
		write("good.ftl", "good", "Fine.");
		write("bad.ftl", "bad", body);

		Shelf shelf = shelf();

		assertThat(shelf.letters()).extracting(LetterTemplate::letter).containsExactly("good");
		assertThat(shelf.problems()).hasSize(1);
		TemplateProblem problem = shelf.problems().get(0);
		assertThat(problem.file()).isEqualTo("bad.ftl");
		assertThat(problem.line()).isEqualTo(line);
		assertThat(problem.sentence()).contains((word != null) ? word : "");
	}

	@Test
	void anEndlessLetterIsStopped() throws IOException {
		Rendered letter = render("<#list 1..999999999 as i>${i}</#list>", Map.of());

		assertThat(letter.problems()).isNotEmpty();
	}

	@Test
	void anEndlessLoopThatPrintsNothingIsStopped() throws IOException {
		assertThat(render("<#list 1..2000000000 as i></#list>x", Map.of()).problems()).isNotEmpty();
	}

	@Test
	void aTextThatDoublesItselfIsStopped() throws IOException {
		Rendered letter = render("<#assign x='abcdefgh'><#list 1..60 as i><#assign x = x + x></#list>${x?length}",
				Map.of());

		assertThat(letter.problems()).extracting(Problem::sentence).anyMatch((said) -> said.contains("memory"));
	}

	@Test
	void aLetterNestedWithoutReasonIsBrokenAndTheOthersGoOn() throws IOException {
		write("good.ftl", "good", "Fine.");
		write("deep.ftl", "deep", "${" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "}");

		Shelf shelf = shelf();

		assertThat(shelf.letters()).extracting(LetterTemplate::letter).containsExactly("good");
		assertThat(shelf.problems()).extracting(TemplateProblem::sentence).anyMatch((said) -> said.contains("nested"));
	}

	@Test
	void aConditionOverFactsDecidesWhoGetsIt() throws IOException {
		Files.writeString(this.folder.resolve("pro.ftl"), """
				---
				letter: pro
				subject: For you
				when: 2 weeks after signup
				for: plan == "pro" && seats?number > 3
				---
				Text
				""");
		LetterTemplate template = shelf().letters().get(0);

		assertThat(template.isFor(model(Map.of("plan", "pro", "seats", "5")), ZoneOffset.UTC)).isTrue();
		assertThat(template.isFor(model(Map.of("plan", "pro", "seats", "2")), ZoneOffset.UTC)).isFalse();
		assertThat(template.isFor(model(Map.of("plan", "pro")), ZoneOffset.UTC)).isFalse();
		assertThat(template.when()).isEqualTo(new When.AfterSignup(14));
	}

	@Test
	void theCheckNamesFactsThatNobodyHas() throws IOException {
		write("a.ftl", "a",
				"${plan} ${compayn} ${seats} <#if (size!0) gt 3>${size}</#if> ${person.nickname} ${founder.shoe}");

		List<TemplateProblem> notes = shelf().surprises(Map.of("plan", 10L, "seats", 4L, "size", 4L), 10,
				Set.of("name"));

		assertThat(notes).extracting(TemplateProblem::sentence)
			.anyMatch((said) -> said.contains("nobody has the fact \"compayn\""))
			.anyMatch((said) -> said.contains("4 of 10 people have the fact \"seats\""))
			.anyMatch((said) -> said.contains("person.nickname"))
			.anyMatch((said) -> said.contains("founder.shoe"))
			.hasSize(4);
	}

	@Test
	void twoFilesCannotBeTheSameLetter() throws IOException {
		write("a.ftl", "welcome", "One");
		write("b.ftl", "welcome", "Two");

		assertThat(shelf().letters()).hasSize(1);
		assertThat(shelf().problems().get(0).sentence()).contains("already in another file");
	}

	@Test
	void aFolderThatIsNotThereIsASentence() {
		Templates templates = new Templates(new TemplateSettings(this.folder.resolve("nowhere")));

		assertThatThrownBy(templates::read).hasMessageContaining("first-thousand.templates.folder");
	}

	private Rendered render(String body, Map<String, String> facts) throws IOException {
		write("letter.ftl", "letter", body);
		Shelf shelf = shelf();
		assertThat(shelf.problems()).isEmpty();
		return shelf.letters().get(0).render(model(facts), ZoneOffset.UTC);
	}

	private Shelf shelf() {
		return new Templates(new TemplateSettings(this.folder)).read();
	}

	private void write(String file, String letter, String body) throws IOException {
		Files.writeString(this.folder.resolve(file),
				"---\nletter: " + letter + "\nsubject: Hello\nwhen: 0 days after signup\n---\n" + body + "\n");
	}

	private static Model model(Map<String, String> facts) {
		return new Model(18, "Ben", "Ben Okafor", "ben@users.test", Instant.parse("2026-10-01T08:00:00Z"),
				new HashMap<>(facts), FOUNDER);
	}

}
