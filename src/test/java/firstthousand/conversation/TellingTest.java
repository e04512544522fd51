package firstthousand.conversation;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class TellingTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Hi Nora,\\n\\nI found the old files. Can it read our old .dbf file from 2009, or do we start again by hand?\\n\\nDmytro | Can it read our old .dbf file from 2009, or do we start again by hand?
					Is it free? And if so, for how long will it stay free? | And if so, for how long will it stay free?
					Could my brother have his own way in? Ok? | Could my brother have his own way in?
					Ok? | Ok?
					Hallo Nora, kann ich das auch auf Deutsch haben? | kann ich das auch auf Deutsch haben?
					Cosa succede se due persone contano lo stesso scaffale? | Cosa succede se due persone contano lo stesso scaffale?
					これは使えますか？ | これは使えますか？
					She asked "is it safe?" and I said so. "Is it?" | She asked "is it safe?"
					I have a question\\nabout version 2.5 of the file: does it\\nopen there? | I have a question about version 2.5 of the file: does it open there?
					""")
	void theLastQuestionIsTheHeadline(String text, String headline) {
		assertThat(Headline.of(text.replace("\\n", "\n"))).isEqualTo(new Headline(headline, true));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Two words: the price. But it is fine now. | Two words: the price.
					Hi!\\n\\nThanks for asking.\\n\\nWe use it for our wine list, and it is good.\\n\\nBest,\\nCamila | We use it for our wine list, and it is good.
					Hello Nora,\\nthe fair is over, so I will have time to look.\\nRegards\\nRosa | the fair is over, so I will have time to look.
					Vielen Dank!\\n\\nDas geht jetzt. | Das geht jetzt.
					Hi Nora, it works now. | it works now.
					Thanks! | Thanks!
					Dr. Novak wrote it. It is fine. | Dr. Novak wrote it.
					> Why did you sign up?\\nA friend told me. | A friend told me.
					""")
	void elseItIsTheFirstSentenceThatTells(String text, String headline) {
		assertThat(Headline.of(text.replace("\\n", "\n"))).isEqualTo(new Headline(headline, false));
	}

	@Test
	void nothingSaysNothing() {
		assertThat(Headline.of("").words()).isEmpty();
		assertThat(Headline.of(" \n\n . ! \n").words()).isEmpty();
	}

	@Test
	void aLongSentenceIsCutAtAWord() {
		assertThat(Headline.of("word ".repeat(500)).words()).hasSizeLessThan(310).endsWith("word …");
	}

	@Test
	void hostileTextTakesNoTime() {
		for (String evil : new String[] { "a.".repeat(50_000), "Hi ".repeat(50_000), "?".repeat(100_000),
				"A.B ".repeat(30_000), "\n ".repeat(50_000), "thanks ".repeat(20_000), "cancel ".repeat(20_000) }) {
			assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Telling.of(evil));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			If I cancel on Friday, do you keep my sixty bottles or delete them? | If I cancel
			I'd like to cancel my subscription. | to cancel
			Please cancel. | Please cancel
			We moved to another tool last week. | moved to another tool
			Can I get a refund? | refund
			Ich möchte zum Monatsende kündigen. | kündigen
			""")
	void whoMayLeaveIsFlaggedByHerOwnWords(String text, String words) {
		assertThat(Telling.of(text).leaving()).contains(words);
	}

	@ParameterizedTest
	@ValueSource(strings = { "The train was cancelled, so I am late.", "Does the cancel button work in Safari?",
			"We stay with you.", "I moved to Lisbon.", "How do I renew?" })
	void whoSpeaksOfOtherThingsDoesNotLeave(String text) {
		assertThat(Telling.of(text).leaving()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Your letter says three files. I only sent two. | Your letter says
			That's not right: I am on the free plan. | That's not right
			I never signed up for this. | I never signed up
			You got my name wrong. | got my name wrong
			""")
	void whoSaysThatWeAreWrongIsFlagged(String text, String words) {
		assertThat(Telling.of(text).wrong()).contains(words);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sorry, my mistake.", "What is wrong with row 12?", "You are right." })
	void whoIsWrongHerselfOrAsksIsNot(String text) {
		assertThat(Telling.of(text).wrong()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Cosa succede se due persone contano lo stesso scaffale? | it
			Ich habe noch eine Frage zu der Liste, und wir sind nicht sicher. | de
			Est-ce que vous avez une version pour le Mac? Merci. | fr
			¿Se puede usar con el teléfono? No tengo un ordenador. | es
			Kan ik het ook op mijn telefoon gebruiken? | nl
			""")
	void anotherLanguageIsNamed(String text, String language) {
		assertThat(Telling.of(text).language()).hasValueSatisfying((found) -> assertThat(found).hasToString(language));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Can it read our old file, or do we start again?", "Ok", "Merci!", "これは使えますか？", "",
			"Weber & Sons, Lviv Press" })
	void whatIsEnglishOrTooShortIsNot(String text) {
		assertThat(Telling.of(text).language()).isEmpty();
	}

}
