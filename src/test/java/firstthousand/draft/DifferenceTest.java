package firstthousand.draft;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DifferenceTest {

	private static String told(String before, String after) {
		return Difference.between(before, after).stream().map((piece) -> switch (piece.kind()) {
			case SAME -> piece.text();
			case OUT -> "[-" + piece.text() + "]";
			case IN -> "[+" + piece.text() + "]";
		}).collect(Collectors.joining());
	}

	@Test
	void whatIsTheSameStays() {
		assertThat(told("Hi Ben,\n\nwhy?", "Hi Ben,\n\nwhy?")).isEqualTo("Hi Ben,\n\nwhy?");
	}

	@Test
	void aWordThatWasChangedIsTakenOutAndPutIn() {
		assertThat(told("you nearly left us", "you almost left us")).isEqualTo("you [-nearly ][+almost ]left us");
	}

	@Test
	void aSentenceThatWasDeletedIsOneRun() {
		assertThat(told("Hello. No offer here. Bye.", "Hello. Bye.")).isEqualTo("Hello. [-No offer here. ]Bye.");
	}

	@Test
	void fromNothingEverythingIsNew() {
		assertThat(told("", "Hi there")).isEqualTo("[+Hi there]");
		assertThat(told("Hi there", "")).isEqualTo("[-Hi there]");
	}

	@Test
	void anEndlessTextIsComparedAsAWhole() {
		String endless = "word ".repeat(10_000);
		assertThat(Difference.between(endless, endless + "more")).hasSize(2);
	}

}
