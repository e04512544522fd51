package firstthousand.numbers;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateTest {

	@Test
	void aRateIsARangeAndNotAPoint() {
		assertThat(new Rate(218, 565).words()).isEqualTo("35 to 43 %");
		assertThat(new Rate(171, 418).words()).isEqualTo("36 to 46 %");
	}

	@Test
	void aSampleTooSmallToDecideSaysSo() {
		assertThat(new Rate(1, 9).words()).isEqualTo("too few to tell");
		assertThat(new Rate(0, 0).words()).isEqualTo("too few to tell");
	}

	@Test
	void theRangeNeverLeavesWhatIsPossible() {
		assertThat(new Rate(0, 40).low()).isZero();
		assertThat(new Rate(40, 40).high()).isEqualTo(100);
		assertThat(new Rate(40, 40).low()).isBetween(85L, 95L);
	}

}
