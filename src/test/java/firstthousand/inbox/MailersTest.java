package firstthousand.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What mailers put around the words of their users, in 27 languages and more: the lines
 * stand in {@code src/test/resources/reading}, and each is tried in all the places where
 * mailers put it.
 */
class MailersTest {

	private static final Path FOLDER = Path.of("src/test/resources/reading");

	private static final String OLD = "Hi Ben,\n\nwhat made you try us?\n\nAda";

	private static final String WRITTEN = "Hi Ada,\n\nit was a friend on Monday at 9:30.\n\nBen";

	static List<String> attributions() throws IOException {
		return rows("attributions.txt");
	}

	static List<String> headerBlocks() throws IOException {
		return rows("header-blocks.txt");
	}

	static List<String> footers() throws IOException {
		return rows("footers.txt");
	}

	private static List<String> rows(String file) throws IOException {
		return Files.readAllLines(FOLDER.resolve(file), StandardCharsets.UTF_8)
			.stream()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("attributions")
	void aLineThatIntroducesAQuoteIsKnownWholeAndWrapped(String line) {
		String quote = "> " + OLD.replace("\n", "\n> ");
		for (String wrapped : wrapped(line)) {
			assertThat(fresh(WRITTEN + "\n\n" + wrapped + "\n\n" + quote)).as(wrapped).isEqualTo(WRITTEN);
			assertThat(fresh(WRITTEN + "\n\n" + wrapped + "\n" + quote + "\n")).as(wrapped).isEqualTo(WRITTEN);
			assertThat(fresh(wrapped + "\n" + quote + "\n\n" + WRITTEN)).as("below " + wrapped).isEqualTo(WRITTEN);
		}
	}

	@ParameterizedTest
	@MethodSource("attributions")
	void aLineThatIntroducesAQuoteIsKnownInMarkup(String line) {
		String escaped = line.replace("<", "&lt;").replace(">", "&gt;");
		String html = "<div>" + WRITTEN.replace("\n", "<br>") + "</div><br><div>" + escaped
				+ "</div><blockquote type=\"cite\"><div>" + OLD.replace("\n", "<br>") + "</div></blockquote>";
		assertThat(fresh(HtmlText.of(html))).isEqualTo(WRITTEN);
	}

	@ParameterizedTest
	@MethodSource("headerBlocks")
	void aHeaderBlockIsKnownInAllItsDresses(String block) {
		List<String> dresses = new ArrayList<>();
		String plain = block.replace("|", "\n");
		dresses.add(plain);
		dresses.add("________________________________\n" + plain);
		dresses.add("-----Original Message-----\n" + plain);
		dresses.add(plain.lines()
			.map((line) -> line.startsWith("*") ? line : "*" + line.replaceFirst("\\s*[:：]", "$0*"))
			.reduce((a, b) -> a + "\n" + b)
			.orElseThrow());
		dresses.add("> " + plain.replace("\n", "\n> "));
		dresses.add(plain.replace("\n", "\n\n"));
		for (String dress : dresses) {
			assertThat(fresh(WRITTEN + "\n\n" + dress + "\n\n" + OLD)).as(dress).startsWith(WRITTEN);
			if (!dress.startsWith(">")) {
				assertThat(fresh(WRITTEN + "\n\n" + dress + "\n\n" + OLD)).as(dress).isEqualTo(WRITTEN);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("headerBlocks")
	void aHeaderBlockIsKnownInMarkup(String block) {
		String bold = block.replace("<", "&lt;").replace(">", "&gt;").replaceAll("(^|\\|)([^:：|]+[:：])", "$1<b>$2</b>");
		String html = "<p class=MsoNormal>" + WRITTEN.replace("\n\n", "</p><p class=MsoNormal>")
				+ "</p><div><div><p class=MsoNormal>" + bold.replace("|", "<br>") + "</p></div></div><p>"
				+ OLD.replace("\n\n", "</p><p>") + "</p>";
		assertThat(fresh(HtmlText.of(html))).isEqualTo(WRITTEN);
	}

	@ParameterizedTest
	@MethodSource("footers")
	void aTelephonesLineIsFoldedAtTheEndAndAboveAQuote(String line) {
		assertThat(fresh(WRITTEN + "\n\n" + line)).isEqualTo(WRITTEN);
		assertThat(fresh(WRITTEN + "\n\n" + line + "\n\n> Hi Ben\n")).isEqualTo(WRITTEN);
		assertThat(
				fresh(WRITTEN + "\n\n" + line + "\n\nOn 3 Nov 2025, at 10:15, Ada <ada@founder.test> wrote:\n\n> Hi"))
			.isEqualTo(WRITTEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sent from my phone the import works, sent from the laptop it does not.",
			"Get Outlook to open the file, then it shows nothing.", "Von meinem Kollegen kommt die Frage nach SSO.",
			"Le 3 novembre à 10:15 Ada a écrit une lettre, et depuis rien.",
			"On Monday at 10:15 Ada wrote to me: nothing.", "I tried on 3 November 2025 at 10:15:\nit was slow.",
			"To: the whole team, thank you!\nFrom: me", "From: what I see\nTo: what I want\nit is a long way.",
			"2025-11-03 10:15 import started\n10:16 it failed:", "Ada wrote:\nwe are open on Sundays. Is that true?",
			"These are the dates:\n3.11.2025 10:15\n4.11.2025 9:00",
			"Monday, 3 November 2025:\n- it works\n- but slowly", "-- is what I type as a dash -- and it breaks",
			"Betreff: Import\n\nDer Import bricht ab." })
	void wordsThatOnlyLookLikeThatStay(String text) {
		assertThat(fresh(text)).isEqualTo(text);
	}

	@Test
	void noLanguageIsForgotten() throws IOException {
		assertThat(attributions()).hasSizeGreaterThan(120);
		assertThat(headerBlocks()).hasSizeGreaterThan(50);
		assertThat(footers()).hasSizeGreaterThan(130);
	}

	/** As it is, and broken at 76, 60 and behind the name. */
	private static List<String> wrapped(String line) {
		List<String> all = new ArrayList<>(List.of(line));
		for (int width : new int[] { 76, 60 }) {
			int blank = line.lastIndexOf(' ', width);
			if (line.length() > width && blank > 20) {
				all.add(line.substring(0, blank) + "\n" + line.substring(blank + 1));
			}
		}
		if (line.indexOf(" <ada@") > 15) {
			all.add(line.replace(" <ada@", "\n<ada@"));
		}
		return all;
	}

	private static String fresh(String text) {
		return ReplyText.of(text, false).fresh();
	}

}
