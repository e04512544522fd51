package firstthousand.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackTest {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/follow-ups", "/follow-ups?at=f12#f12", "/follow-ups?all=turn&at=t9",
			"/people/12/conversation#answer", "/find?q=ben%20okafor" })
	void aPageOfThisDeskIsFollowed(String back) {
		assertThat(Back.to(back, "/home")).isEqualTo("redirect:" + back);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "//evil.test", "/\\evil.test", "https://evil.test/", "javascript:alert(1)",
			"evil.test", "/a\r\nSet-Cookie: a=b", "/{x}", "/a b", "/@evil.test", "/%2f/evil.test\u0000", " /follow-ups",
			"///evil.test", "\t//evil.test" })
	void whateverElseIsNamedIsNot(String back) {
		assertThat(Back.to(back, "/home")).isEqualTo("redirect:/home");
	}

	@Test
	void noPageIsNamed() {
		assertThat(Back.to(null, "/home")).isEqualTo("redirect:/home");
		assertThat(Back.to("/" + "a".repeat(1000), "/home")).isEqualTo("redirect:/home");
	}

}
