package firstthousand.outbox;

import java.time.Duration;
import java.time.LocalDate;

import firstthousand.outbox.SendingSettings.ListUnsubscribe;
import firstthousand.outbox.SendingSettings.ReplyAddress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DailyCapTest {

	@Test
	void aNewSenderBeginsSmallAndGrowsByHalfADayUpToTheCap() {
		int busiest = 0;
		int days = 0;
		while (DailyCap.of(Rows.human(), busiest) < 400) {
			int cap = DailyCap.of(Rows.human(), busiest);
			assertThat(cap).isEqualTo((busiest == 0) ? 50 : busiest + busiest / 2);
			busiest = cap;
			days++;
		}

		assertThat(days).isEqualTo(6);
		assertThat(DailyCap.of(Rows.human(), 400)).isEqualTo(400);
		assertThat(DailyCap.of(Rows.human(), Integer.MAX_VALUE)).isEqualTo(400);
	}

	@Test
	void aFewLettersOnADayAreNoReasonForFewerOnTheNext() {
		assertThat(DailyCap.of(Rows.human(), 3)).isEqualTo(50);
	}

	@Test
	void aCapBelowTheWarmUpHolds() {
		assertThat(DailyCap.of(settings(20, 50), 0)).isEqualTo(20);
	}

	@Test
	void eachMayBeSwitchedOff() {
		assertThat(DailyCap.of(settings(400, 0), 0)).isEqualTo(400);
		assertThat(DailyCap.of(settings(0, 50), 100)).isEqualTo(150);
		assertThat(DailyCap.of(settings(0, 0), 0)).isEqualTo(Integer.MAX_VALUE);
		assertThat(DailyCap.of(Rows.settings("none"), 0)).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void sevenDaysCount() {
		assertThat(DailyCap.firstDay(LocalDate.of(2026, 10, 8))).isEqualTo(LocalDate.of(2026, 10, 1));
	}

	private static SendingSettings settings(int cap, int warmUp) {
		return new SendingSettings("human", cap, warmUp, null, null, null, null, null, null, 1, Duration.ofDays(3),
				ReplyAddress.AUTO, ListUnsubscribe.AUTO);
	}

}
