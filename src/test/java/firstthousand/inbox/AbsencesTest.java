package firstthousand.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import firstthousand.mail.Incoming;

import static org.assertj.core.api.Assertions.assertThat;

/** Notes of absent people, and people who only write like them. */
class AbsencesTest {

	private static final Path FOLDER = Path.of("src/test/resources/reading");

	private final Classifier classifier = new Classifier();

	static List<String> absences() throws IOException {
		return rows("absences.txt");
	}

	static List<String> people() throws IOException {
		return rows("absent-people.txt");
	}

	static List<String> subjects() throws IOException {
		return rows("absence-subjects.txt");
	}

	private static List<String> rows(String file) throws IOException {
		return Files.readAllLines(FOLDER.resolve(file), StandardCharsets.UTF_8)
			.stream()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("absences")
	void aNoteWithoutAnySignInItsHeadIsKnownByItsWords(String row) {
		Verdict verdict = classify("Re: Welcome", "In-Reply-To: <1@founder.test>\n", text(row));
		assertThat(verdict.kind()).isEqualTo(Kind.ROBOT);
	}

	@ParameterizedTest
	@MethodSource("subjects")
	void aSubjectAsMachinesWriteItIsEnoughIfTheReturnPathIsEmpty(String subject) {
		assertThat(classify(subject, "Return-Path: <>\n", "-").kind()).isEqualTo(Kind.ROBOT);
	}

	@ParameterizedTest
	@MethodSource("absences")
	void theDayOfReturnIsReadInTheWordsOfTheLanguage(String row) {
		String told = row.split("\\|")[0].strip();
		Optional<LocalDate> day = told.equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(told));
		assertThat(classify("Re: Welcome", "Auto-Submitted: auto-replied\n", text(row)).returning()).isEqualTo(day);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			until 5 May                                    | 2026-05-05
			back on the 14th                               | 2025-11-14
			back on Thursday                               | 2025-11-06
			I will return on 05/01/2026                    | 2026-01-05
			returning 11/24                                | 2025-11-24
			zurück am 24.11.                               | 2025-11-24
			vom 27.10. bis 14.11. im Urlaub                | 2025-11-14
			vom 27. Oktober bis zum 14. November           | 2025-11-14
			de retour mardi                                | 2025-11-04
			rientro martedì 18                             | 2025-11-04
			de retour le 1er décembre                      | 2025-12-01
			2025-11-24                                     | 2025-11-24
			令和7年の11月24日に戻ります                              | 2025-11-24
			24日に戻ります                                       | 2025-11-24
			11월 24일 복귀                                     | 2025-11-24
			до 24 ноября                                   | 2025-11-24
			вернусь 24.11.25                               | 2025-11-24
			od 27 października do 24 listopada             | 2025-11-24
			24 Kasım Pazartesi                             | 2025-11-24
			hasta el 24 de noviembre de 2025               | 2025-11-24
			terug op maandag                               | 2025-11-10
			November 24, 2025                              | 2025-11-24
			Nov 24                                         | 2025-11-24
			the 24th of November                           | 2025-11-24
			٢٤ نوفمبر ٢٠٢٥                                 | 2025-11-24
			24 tháng 11 năm 2025                           | 2025-11-24
			since 2019 we are open Monday to Friday        | -
			I left on 1 October 2024                       | -
			back on 3 November 2031                        | -
			call 030/12 34 56 or 0171-555 77 88            | -
			version 99.11 is out, 99.9 % of the time       | -
			open 9-17                                      | -
			31 February                                    | -
			""")
	void aDateIsReadAsItsLanguageWritesItAndNeverAbsurd(String text, String day) {
		Optional<LocalDate> told = day.equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(day));
		assertThat(ReturnDate.in(text, LocalDate.of(2025, 11, 3))).isEqualTo(told);
	}

	@ParameterizedTest
	@MethodSource("people")
	void aPersonWhoWritesIsAPerson(String text) {
		for (String subject : List.of("Re: Welcome", "Out of office next week", "AW: Urlaub", "")) {
			String suppressed = "X-Auto-Response-Suppress: All\nList-Unsubscribe: <mailto:x@users.test>\n";
			assertThat(classify(subject, "", text).kind()).as(subject).isEqualTo(Kind.HUMAN);
			assertThat(classify(subject, suppressed + "Auto-Submitted: no\n", text).kind()).as(subject + " suppressed")
				.isEqualTo(Kind.HUMAN);
		}
	}

	private static String text(String row) {
		return row.substring(row.indexOf('|') + 1).strip().replace("/", "\n").replaceAll("(?<=\\d)\n(?=\\d)", "/");
	}

	private Verdict classify(String subject, String head, String text) {
		String raw = "From: Ben <ben@users.test>\nTo: ada@founder.test\nDate: Mon, 3 Nov 2025 10:16:00 +0000\nSubject: "
				+ subject + "\n" + head + "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n";
		return this.classifier.classify(Incoming.read(raw.getBytes(StandardCharsets.UTF_8)), Ours.unknown());
	}

}
