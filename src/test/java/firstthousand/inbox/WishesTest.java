package firstthousand.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Wishes to get no more mail, and sentences about such wishes, in 27 languages. */
class WishesTest {

	static List<String> wishes() throws IOException {
		return rows("+ ");
	}

	static List<String> otherwise() throws IOException {
		return rows("- ");
	}

	private static List<String> rows(String sign) throws IOException {
		return Files.readAllLines(Path.of("src/test/resources/reading/wishes.txt"), StandardCharsets.UTF_8)
			.stream()
			.filter((line) -> line.startsWith(sign))
			.map((line) -> line.substring(2))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("wishes")
	void whoWantsNoMoreMailIsUnderstood(String text) {
		assertThat(OptOutWish.in("Re: Welcome", text)).isPresent();
		assertThat(OptOutWish.in("Re: Welcome", "Hi Ada,\n\n" + text + "\n\nBen")).isPresent();
	}

	@ParameterizedTest
	@MethodSource("otherwise")
	void whoOnlySpeaksOfItIsLeftOnTheList(String text) {
		assertThat(OptOutWish.in("Re: Welcome", text)).isEmpty();
		assertThat(OptOutWish.in("Re: Welcome", "Hi Ada,\n\n" + text + "\n\nBen")).isEmpty();
	}

}
