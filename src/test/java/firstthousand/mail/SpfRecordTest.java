package firstthousand.mail;

import java.time.Duration;

import firstthousand.mail.SpfRecord.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class SpfRecordTest {

	@Test
	void theTermsAreReadInTheirOrder() {
		SpfRecord record = SpfRecord
			.parse("V=SPF1 a mx:mail.kiln.dev ip4:192.0.2.0/24 -include:spam.dev INCLUDE:_spf.google.com ~all");

		assertThat(record.terms()).extracting(Term::name)
			.containsExactly("a", "mx", "ip4", "include", "include", "all");
		assertThat(record.terms().get(3)).isEqualTo(new Term('-', "include", "spam.dev"));
		assertThat(record.lookups()).extracting(Term::name).containsExactly("a", "mx", "include", "include");
		assertThat(record.all()).contains('~');
	}

	@Test
	void nothingBehindAllCounts() {
		SpfRecord record = SpfRecord.parse("v=spf1 -all include:_spf.google.com redirect=other.dev");

		assertThat(record.lookups()).isEmpty();
		assertThat(record.all()).contains('-');
	}

	@Test
	void aRedirectCountsOnlyWithoutAll() {
		assertThat(SpfRecord.parse("v=spf1 redirect=_spf.kiln.dev").lookups()).hasSize(1);
		assertThat(SpfRecord.parse("v=spf1 redirect=_spf.kiln.dev ~all").lookups()).isEmpty();
	}

	@Test
	void aModifierNobodyKnowsIsLeftAlone() {
		assertThat(SpfRecord.parse("v=spf1 exp=why.kiln.dev x-y=z ip6:2001:db8::/32 all").all()).contains('+');
	}

	@ParameterizedTest
	@ValueSource(strings = { "v=spf1 include:", "v=spf1 incldue:_spf.google.com", "v=spf1 192.0.2.1 -all", "v=spf1 ~",
			"v=spf1 include=_spf.google.com", "spf1 -all" })
	void whatNoReceiverCanReadIsSaid(String text) {
		assertThatThrownBy(() -> SpfRecord.parse(text)).isInstanceOf(IllegalArgumentException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "v=spf10 -all", "v=spf2.0/pra -all", "google-site-verification=x", "" })
	void otherTextsAreNone(String text) {
		assertThat(SpfRecord.isOne(text)).isFalse();
	}

	@Test
	void aHostileRecordCostsNothing() {
		assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
			assertThatThrownBy(() -> SpfRecord.parse("v=spf1 " + "a ".repeat(30_000))).hasMessageContaining("endless");
			assertThatThrownBy(() -> SpfRecord.parse("v=spf1 " + "(".repeat(60_000))).message().hasSizeLessThan(200);
			SpfRecord.parse("v=spf1 include:" + "x".repeat(60_000));
		});
	}

}
