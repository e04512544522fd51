package firstthousand.inbox;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class SafeHtmlTest {

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src='https://spy.example/pixel.gif'>",
			"<p style='background:url(https://spy.example)'>x</p>", "<style>body{display:none}</style>",
			"<iframe src='https://spy.example'></iframe>", "<svg onload=alert(1)>",
			"<form action='https://spy.example'>", "<meta http-equiv=refresh content='0;url=https://spy.example'>",
			"<p onclick='alert(1)'>x</p>", "<a href='javascript:alert(1)'>x</a>",
			"<link rel=stylesheet href='https://spy.example'>", "<base href='https://spy.example'>",
			"<video poster='https://spy.example'>" })
	void nothingIsFetchedRunOrSent(String html) {
		assertThat(SafeHtml.of(html)).doesNotContain("spy.example", "alert", "style", "display");
	}

	@Test
	void wordsTablesAndLinksStay() {
		assertThat(SafeHtml.of("<p>Hi <b>Ada</b>, see <a href=\"https://users.test\">this</a></p>"))
			.isEqualTo("<p>Hi <b>Ada</b>, see <a href=\"https://users.test\" rel=\"noopener noreferrer nofollow\">"
					+ "this</a></p>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<div>", "<table><tr><td>", "<b><i>", "<a href='https://x.test'>", "<blockquote>",
			"<ul><li>", "<p dir=rtl>", "&#x26;", "<!--", "<", "<a href=\"", "</p>" })
	void whatIsNestedOrRepeatedWithoutEndEndsSoon(String piece) {
		String html = piece.repeat(2_000_000 / piece.length());

		String safe = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> SafeHtml.of(html));

		assertThat(safe.length()).isLessThan(8_000_000);
	}

}
