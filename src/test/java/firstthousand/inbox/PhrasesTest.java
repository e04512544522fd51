package firstthousand.inbox;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Looking for many phrases at once finds what looking for one after the other finds. */
class PhrasesTest {

	private final Phrases phrases = new Phrases(List.of("take me off", "off", "no more mail", "re", "退订", "no more"));

	@Test
	void theFirstInTheirOrderIsFoundWhereverItStands() {
		assertThat(this.phrases.first("no more mail, take me off")).isEqualTo("take me off");
		assertThat(this.phrases.first("no more mails")).isEqualTo("no more mail");
		assertThat(this.phrases.first("nothing")).isNull();
		assertThat(this.phrases.first("")).isNull();
	}

	@Test
	void shortOnesAndThoseInOtherScriptsAreFound() {
		assertThat(this.phrases.any("请退订")).isTrue();
		assertThat(this.phrases.first("are")).isEqualTo("re");
		assertThat(this.phrases.any("o")).isFalse();
	}

	@Test
	void aWordOfItsOwnIsNotPartOfAnother() {
		assertThat(this.phrases.anyWord("an offer")).isFalse();
		assertThat(this.phrases.anyWord("an offer is off")).isTrue();
		assertThat(this.phrases.anyWord("请退订吧")).isTrue();
	}

	@Test
	void oneThatBeginsAsAnotherCountsToo() {
		assertThat(this.phrases.count("no more mail")).isEqualTo(3);
		assertThat(this.phrases.begins("off you go")).isTrue();
		assertThat(this.phrases.begins("take off")).isFalse();
	}

}
