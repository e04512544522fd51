package firstthousand.followup;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainDayTest {

	/** A Wednesday. */
	private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			today | 2026-11-25
			Tomorrow | 2026-11-26
			the day after tomorrow | 2026-11-27
			monday | 2026-11-30
			MON | 2026-11-30
			by thursday | 2026-11-26
			on Thurs | 2026-11-26
			tues | 2026-12-01
			wednesday | 2026-12-02
			this wednesday | 2026-11-25
			friday | 2026-11-27
			next friday | 2026-12-04
			next  monday | 2026-11-30
			until sunday | 2026-11-29
			weekend | 2026-11-28
			next week | 2026-11-30
			next month | 2026-12-01
			in 2 weeks | 2026-12-09
			in two weeks | 2026-12-09
			2w | 2026-12-09
			2 wks | 2026-12-09
			a week | 2026-12-02
			in a fortnight | 2026-12-09
			for 3 days | 2026-11-28
			3 days from now | 2026-11-28
			3d | 2026-11-28
			a couple of days | 2026-11-27
			in a month | 2026-12-25
			6 months | 2027-05-25
			in two weeks' time | 2026-12-09
			end of the month | 2026-11-30
			by the end of next month | 2026-12-31
			end of week | 2026-11-27
			eow | 2026-11-27
			the end of the year | 2026-12-31
			1 dec | 2026-12-01
			1. Dec | 2026-12-01
			1st of December | 2026-12-01
			dec 1st | 2026-12-01
			December 1, 2027 | 2027-12-01
			24.12. | 2026-12-24
			24.12 | 2026-12-24
			24. 12. 2027 | 2027-12-24
			24.12.27 | 2027-12-24
			1 jan | 2027-01-01
			3 march | 2027-03-03
			29 feb | 2028-02-29
			24/12 | 2026-12-24
			12/24 | 2026-12-24
			12/12 | 2026-12-12
			the 5th | 2026-12-05
			30th | 2026-11-30
			2026-12-01 | 2026-12-01
			Thu 26 Nov | 2026-11-26
			thursday, 26 november | 2026-11-26
			""")
	void aDayInPlainWordsIsTheNextSuchDay(String words, LocalDate day) {
		assertThat(PlainDay.of(words, TODAY)).contains(day);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "soon", "yesterday", "last monday", "2026-11-24", "24.11.2026", "1 dec 2025",
			"31.2.", "30 feb", "2026-13-01", "5/6", "0th", "32nd", "99.99.", "4000 days", "9999 years", "friday 26 nov",
			"mon the", "montag", "in weeks", "13/13", "fri fri", "999999999999 days", "in in in" })
	void whatIsNoDayOrIsOverIsNotUnderstood(String words) {
		assertThat(PlainDay.of(words, TODAY)).isEmpty();
	}

	@Test
	void aLongTextIsNoDay() {
		assertThat(PlainDay.of("monday ".repeat(10_000), TODAY)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Thanks, Ben! I'll look at row 12 myself by Thursday. | by Thursday | 2026-11-26
			You will have the labels on Wednesday. | on Wednesday | 2026-12-02
			Good question. I’ll ask our bank and tell you by next Friday. | by next Friday | 2026-12-04
			I can send it tomorrow, if that is fine. | tomorrow | 2026-11-26
			We'll fix that by the end of the month. | by the end of the month | 2026-11-30
			Let me check, and you'll hear from me in two weeks. | in two weeks | 2026-12-09
			I will ship it on 1 December. | on 1 December | 2026-12-01
			Will do by Friday. | by Friday | 2026-11-27
			I'm travelling; I'll write next week. | next week | 2026-11-30
			I look at it this weekend. | this weekend | 2026-11-28
			I met her last Friday. I'll call on Monday. | on Monday | 2026-11-30
			""")
	void aPromiseIsFoundInWhatWeWrite(String text, String words, LocalDate day) {
		assertThat(PlainDay.in(text, TODAY)).contains(new PlainDay(words, day));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Thanks! That helps a lot.", "Could you send me the file by Thursday?",
			"Can I call you tomorrow?", "The fair on Wednesday was good.", "I'll look at it soon.",
			"> I'll look at it by Thursday.\n\nSorry for that.", "I'll never work on Mondays again.",
			"It broke last Friday, and I'll find out why.", "I'll do it by 2020-01-01." })
	void whatIsAskedQuotedOrOverIsNoPromise(String text) {
		assertThat(PlainDay.in(text, TODAY)).isEmpty();
	}

}
