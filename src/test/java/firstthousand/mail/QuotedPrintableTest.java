package firstthousand.mail;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuotedPrintableTest {

	@ParameterizedTest
	@ValueSource(strings = { "", "Hi", "Grüße, 李, 😀", "a=b", "blank at the end \nand tab\t\n", ".dot\n..two", "\n\n",
			"From here\nFor me", "\u0000\u0007\u007f", "last line = without an end =" })
	void whatIsWrittenIsReadAsItWas(String text) {
		assertThat(read(QuotedPrintable.encode(text))).isEqualTo(text.replace("\n", "\r\n"));
	}

	@Test
	void noLineIsLongerThanAllowedAndNoneBeginsDelicately() {
		String text = "ä.".repeat(500) + "\n" + ".".repeat(300) + "\n" + "From ".repeat(100) + "x".repeat(300);

		String encoded = QuotedPrintable.encode(text);

		assertThat(encoded.split("\r\n")).allSatisfy((
				line) -> assertThat(line).hasSizeLessThanOrEqualTo(76).doesNotStartWith(".").doesNotStartWith("From "));
		assertThat(read(encoded)).isEqualTo(text.replace("\n", "\r\n"));
	}

	@Test
	void everyKindOfLineEndIsOne() {
		assertThat(QuotedPrintable.encode("a\r\nb\nc\rd")).isEqualTo("a\r\nb\r\nc\r\nd");
	}

	private static String read(String encoded) {
		byte[] raw = encoded.getBytes(StandardCharsets.US_ASCII);
		return new String(TransferCoding.quotedPrintable(raw, 0, raw.length, Integer.MAX_VALUE),
				StandardCharsets.UTF_8);
	}

}
