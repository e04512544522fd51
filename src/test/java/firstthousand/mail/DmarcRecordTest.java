package firstthousand.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DmarcRecordTest {

	@Test
	void policyReportsAndAlignmentAreRead() {
		assertThat(DmarcRecord
			.parse("v=DMARC1 ; P=Reject;sp=none; rua=mailto:a@kiln.dev,mailto:b@kiln.dev; adkim=s; aspf=S; pct=100"))
			.contains(new DmarcRecord("reject", "none", "mailto:a@kiln.dev,mailto:b@kiln.dev", true, true));
	}

	@Test
	void whatIsNotSaidIsRelaxed() {
		assertThat(DmarcRecord.parse("v=DMARC1;p=none")).contains(new DmarcRecord("none", "none", "", false, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "v=DMARC1", "v=DMARC1; rua=mailto:a@kiln.dev", "v=DMARC1; p=block", "p=none; v=DMARC1",
			"v=dmarc1; p=none", "", ";;;;=;=" })
	void whatReceiversDoNotHeedIsNoPolicy(String text) {
		assertThat(DmarcRecord.parse(text)).isEmpty();
	}

	@Test
	void theFirstOfTwoTagsCounts() {
		assertThat(DmarcRecord.parse("v=DMARC1; p=none; p=reject").orElseThrow().policy()).isEqualTo("none");
	}

	@Test
	void aHostileRecordCostsNothing() {
		assertThat(DmarcRecord.parse("v=DMARC1; p=none;" + "x=y;".repeat(16_000))).isPresent();
		assertThat(DmarcRecord.parse("v=DMARC1; p=none; rua=" + "r".repeat(60_000)).orElseThrow().reports())
			.hasSizeLessThan(1000);
	}

}
