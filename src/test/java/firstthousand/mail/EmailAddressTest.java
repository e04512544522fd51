package firstthousand.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmailAddressTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ada@example.org                   | ada@example.org
			Ada.Lovelace+news@Example.ORG     | ada.lovelace+news@example.org
			<ada@example.org>                 | ada@example.org
			mailto:ada@example.org            | ada@example.org
			ada@münchen.example               | ada@xn--mnchen-3ya.example
			ada@MÜNCHEN.Example               | ada@xn--mnchen-3ya.example
			ada@例え.example                  | ada@xn--r8jz45g.example
			o'neil_1/2@mail-1.example.co.uk   | o'neil_1/2@mail-1.example.co.uk
			""")
	void oneAddressHasOneNormalisedValue(String written, String value) {
		assertThat(EmailAddress.parse(written).value()).isEqualTo(value);
	}

	@Test
	void blanksAroundAnAddressDoNotCount() {
		assertThat(EmailAddress.parse(" \t\u00a0\ufeffada@example.org\u200b\r\n")).hasToString("ada@example.org");
	}

	@Test
	void theSpellingSheUsedIsKept() {
		EmailAddress address = EmailAddress.parse(" <Ada@München.Example> ");
		assertThat(address.asWritten()).isEqualTo("Ada@München.Example");
		assertThat(address.local()).isEqualTo("ada");
		assertThat(address.domain()).isEqualTo("xn--mnchen-3ya.example");
	}

	@Test
	void spellingsOfOneAddressAreEqual() {
		assertThat(EmailAddress.parse("ADA@example.org")).isEqualTo(EmailAddress.parse("ada@EXAMPLE.org"))
			.hasSameHashCodeAs(EmailAddress.parse("ada@example.org"))
			.isNotEqualTo(EmailAddress.parse("ben@example.org"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "ada", "@example.org", "ada@", "ada@@example.org", "ada@example",
			"a b@example.org", "ada@exam ple.org", "ada@example.org\r\nBcc: ben@example.org", "ada@example.org\u0000",
			"ada\u202e@example.org", "ada@example.org,ben@example.org", "ada@example.org; ben@example.org",
			"Ada <ada@example.org>", ".ada@example.org", "ada.@example.org", "a..b@example.org", "ada@example..org",
			"ada@.example.org", "ada@example.org.", "ada@-example.org", "ada@exam_ple.org", "\"a b\"@example.org",
			"\"ada\"@example.org", "ada@[127.0.0.1]", "ada@127.0.0.1", "ada@example.o", "ädä@example.org",
			"ada@straße.example", "ada(c)@example.org", "ada@example.org?subject=x" })
	void whatIsNoAddressIsRefusedInASentence(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse(text))
			.satisfies(
					(ex) -> assertThat(ex.getMessage()).contains("address").endsWith(".").matches("[\\p{Print}ßς]+"));
		assertThat(EmailAddress.tryParse(text)).isEmpty();
	}

	@Test
	void nothingIsNoAddress() {
		assertThat(EmailAddress.tryParse(null)).isEmpty();
	}

	@Test
	void theLimitsAreThoseOfTheMailProtocol() {
		String label = "d".repeat(63);
		String domain = String.join(".", label, label, label.substring(4), "org");
		assertThat(EmailAddress.tryParse("a".repeat(64) + "@example.org")).isPresent();
		assertThat(EmailAddress.tryParse("a".repeat(65) + "@example.org")).isEmpty();
		assertThat(EmailAddress.tryParse("ada@" + label + "d.org")).isEmpty();
		assertThat(EmailAddress.tryParse("a".repeat(254 - 1 - domain.length()) + "@" + domain)).isPresent();
		assertThat(EmailAddress.tryParse("a".repeat(255 - 1 - domain.length()) + "@" + domain)).isEmpty();
		assertThat(EmailAddress.tryParse("ada@" + "ü".repeat(300) + ".org")).isEmpty();
	}

}
