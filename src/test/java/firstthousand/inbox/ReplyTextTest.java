package firstthousand.inbox;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import firstthousand.TestMails;
import firstthousand.inbox.Segment.Role;

import static org.assertj.core.api.Assertions.assertThat;

class ReplyTextTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			human-gmail-reply             | The import fails with a blank page. Ben
			human-answers-between-quotes  | Hi Ada, A friend told me. Dark mode. Ben
			human-outlook-finnish         | Tuonti epäonnistui kahdesti. Ben
			human-outlook-html            | The export has the wrong dates. Ben
			human-gmail-html              | Works now, thank you!
			human-iphone-signature-greek  | Δεν βρίσκω το κουμπί.
			human-legal-footer            | Yes, call me tomorrow.
			human-mislabelled-charset     | Größe und Übersicht fehlen – schade.
			human-attachment              | The picture shows it – all three columns are empty.
			human-boundary-never-comes    | Read me all the same.
			optout-one-word               | STOP
			""")
	void onlyWhatThePersonWroteIsFresh(String name, String written) {
		assertThat(fresh(name).replaceAll("\\s+", " ")).isEqualTo(written);
	}

	@Test
	void brokenLinesAreJoinedBeforeQuotesAreLookedFor() {
		assertThat(fresh("human-flowed-delsp")).isEqualTo("This is one long sentence that my mailer has broken into "
				+ "several lines and that must be read as one.\n\nBen");
	}

	@Test
	void aLetterThatIsPassedOnIsThereToBeRead() {
		assertThat(fresh("human-forwards-a-letter")).startsWith("My colleague has the same question")
			.endsWith("Is there a dark mode?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "human-gmail-reply", "human-answers-between-quotes", "human-legal-footer",
			"human-forwards-a-letter", "human-iphone-signature-greek" })
	void thePartsAreTheWholeTextAndLoseNoLine(String name) {
		String whole = TestMails.read(name).plainText();
		String parts = ReplyText.of(TestMails.read(name))
			.parts()
			.stream()
			.map(Segment::text)
			.collect(Collectors.joining("\n"));
		assertThat(parts.stripTrailing()).isEqualTo(whole.stripTrailing());
	}

	@Test
	void anAnswerBetweenQuotedLinesIsKeptWithWhatItAnswers() {
		ReplyText reply = ReplyText.of("Hi Ada,\n\nOn 3 Nov 2025, at 10:15, Ada <ada@founder.test> wrote:\n\n"
				+ "> Hi Ben,\n>\n> who told you of us?\n> A friend?\n\nA colleague.\n\n> And what is missing?\n"
				+ "Dark mode.\n> Ada\n", false);
		assertThat(reply.inlineAnswers()).containsExactly(
				new InlineAnswer("who told you of us?\nA friend?", "A colleague."),
				new InlineAnswer("And what is missing?", "Dark mode."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Fine.\n\nOn 3 Nov 2025, Ada <ada@founder.test> wrote:\n> What is missing?",
			"On 3 Nov 2025, Ada <ada@founder.test> wrote:\n> What is missing?\n\nDark mode.", "No quote at all." })
	void whoAnswersAboveOrBelowAnswersAllOfIt(String text) {
		assertThat(ReplyText.of(text, false).inlineAnswers()).isEmpty();
	}

	@Test
	void aPageKnowsWhatToFold() {
		assertThat(ReplyText.of(TestMails.read("human-legal-footer")).parts()).extracting(Segment::role)
			.contains(Role.BANNER, Role.WRITTEN, Role.SIGNATURE);
	}

	@Test
	void ifEverythingIsQuotedEverythingIsShown() {
		assertThat(ReplyText.of("> Only this.", false).fresh()).isEqualTo("> Only this.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Fine by me.\n\nAm Mo., 2. Nov. 2026 um 20:00 Uhr schrieb Ada <ada@founder.test>:\n\n> Hi",
			"Fine by me.\n\n2026年11月2日(月) 20:00 Ada <ada@founder.test>:\n\n> Hi",
			"Fine by me.\n\nпн, 2 нояб. 2026 г. в 20:00, Ada <ada@founder.test>:\n\n> Hi",
			"Fine by me.\n\nVào Th 2, 2 thg 11, 2026 vào lúc 20:00 Ada <ada@founder.test> đã viết:\n\n> Hi",
			"Fine by me.\n\nAda <ada@founder.test> ezt írta (időpont: 2026. nov. 2., H, 20:00):\n\n> Hi",
			"Fine by me.\n\nW dniu pon., 2.11.2026 o 20:00 Ada <ada@founder.test>\nnapisał(a):\n\n> Hi",
			"Fine by me.\n\n-----Ursprüngliche Nachricht-----\nVon: Ada\n\nHi",
			"Fine by me.\n\n*Von:* Ada\n*Gesendet:* Montag\n*An:* Ben\n*Betreff:* Welcome\n\nHi",
			"Fine by me.\n\n差出人: Ada\n送信日時: 2026年11月2日\n宛先: Ben\n件名: Welcome\n\nHi",
			"Fine by me.\n\n发件人： Ada\n发送时间： 2026年11月2日\n收件人： Ben\n主题： Welcome\n\nHi",
			"Fine by me.\n\nVerstuurd vanaf mijn iPhone", "Fine by me.\n\niPhoneから送信",
			"Fine by me.\n-- \nBen\nhttps://users.test" })
	void whatMailersAddIsKnownInManyLanguages(String text) {
		assertThat(ReplyText.of(text, false).fresh()).isEqualTo("Fine by me.");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "On Monday:\n\n- call Ben\n- write to Cleo", "I wrote to you on 2 November:\nno answer yet.",
					"Points:\n-- first\n-- second", "Date: Wednesday 4 November\nTime: 9:00\nPlace: here",
					"From: Berlin\nTo: Hamburg\n\nthat is my way to work" })
	void whatOnlyLooksLikeAQuoteStays(String text) {
		assertThat(ReplyText.of(text, false).fresh()).isEqualTo(text);
	}

	@Test
	void aLongParagraphAboutConfidentialDataIsNoLegalFooter() {
		String text = "Hi Ada,\n\n" + "we keep confidential data of our patients in it, and the admins ask where the "
				+ "files lie, who can read them, and how long they are kept before anybody may delete them; "
				+ "could you write us two or three sentences that I can pass on to them?";
		assertThat(ReplyText.of(text, false).fresh()).isEqualTo(text);
	}

	@Test
	void aWarningThatThePersonGivesIsNoBanner() {
		String text = "Caution: the new import deletes the old contacts.\n\nI lost two of them.";
		assertThat(ReplyText.of(text, false).fresh()).isEqualTo(text);
	}

	private static String fresh(String name) {
		return ReplyText.of(TestMails.read(name)).fresh();
	}

}
