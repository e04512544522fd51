package firstthousand.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import firstthousand.mail.Finding.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the DNS says of the founder's domain, asked of a name server on loopback. */
class SenderDomainIT {

	private StubDns dns;

	private SenderDomain domain;

	@BeforeEach
	void open() throws IOException {
		this.dns = new StubDns();
		this.domain = new SenderDomain(new Dns(this.dns.url(), Duration.ofMillis(600)));
	}

	@AfterEach
	void close() {
		this.dns.close();
	}

	@Test
	void aDomainInGoodOrderIsGood() throws IOException {
		this.dns.mx("kiln.dev", 20, "mx2.kiln.dev")
			.mx("kiln.dev", 10, "mx1.kiln.dev")
			.text("kiln.dev", "google-site-verification=abc")
			.text("kiln.dev", "v=spf1 include:_spf.pro", "vider.dev ~all")
			.text("_spf.provider.dev", "v=spf1 a:out.provider.dev ip4:192.0.2.0/24 -all")
			.text("_dmarc.kiln.dev", "v=DMARC1; p=quarantine; rua=mailto:a@kiln.dev");

		List<Finding> findings = examine("ada@kiln.dev");

		assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.GOOD);
		assertThat(findings.get(0).sentence()).contains("mx1.kiln.dev");
		assertThat(findings.get(1).sentence()).contains("2 of 10 look-ups").contains("~all");
		assertThat(findings.get(2).sentence()).contains("quarantine").contains("relaxed for DKIM");
	}

	@Test
	void aDomainWithoutAnythingIsToldWhatToAdd() throws IOException {
		this.dns.text("www.kiln.dev", "a shop");

		List<Finding> findings = examine("ada@kiln.dev");

		assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.BAD);
		assertThat(findings.get(0).sentence()).contains("MX records");
		assertThat(findings.get(1).sentence()).contains("v=spf1 include:");
		assertThat(findings.get(2).sentence()).contains("_dmarc.kiln.dev").contains("v=DMARC1; p=none");
	}

	@Test
	void aDomainThatReceivesNoMailIsNoFoundersDomain() throws IOException {
		this.dns.mx("kiln.dev", 0, "");

		assertThat(examine("ada@kiln.dev").get(0).sentence()).contains("RFC 7505");
	}

	@Test
	void twoSpfRecordsAreNone() throws IOException {
		this.dns.text("kiln.dev", "v=spf1 -all").text("kiln.dev", "v=spf1 ~all");

		assertThat(spf()).isEqualTo(Verdict.BAD);
	}

	@Test
	void everybodyMaySendIsBad() throws IOException {
		this.dns.text("kiln.dev", "v=spf1 +all");

		assertThat(spf()).isEqualTo(Verdict.BAD);
		assertThat(examine("ada@kiln.dev").get(1).sentence()).contains("+all");
	}

	@Test
	void aRedirectDecidesAboutAllOthers() throws IOException {
		this.dns.text("kiln.dev", "v=spf1 redirect=_spf.provider.dev").text("_spf.provider.dev", "v=spf1 mx -all");

		assertThat(examine("ada@kiln.dev").get(1).sentence()).contains("2 of 10 look-ups").contains("-all");
	}

	@Test
	void moreThanTenLookUpsAreTooMany() throws IOException {
		this.dns.text("kiln.dev", "v=spf1 include:one.dev include:two.dev ~all")
			.text("one.dev", "v=spf1 a:a.dev a:b.dev a:c.dev a:d.dev a:e.dev -all")
			.text("two.dev", "v=spf1 a:a.dev a:b.dev a:c.dev mx exists:%{i}.two.dev -all");

		assertThat(spf()).isEqualTo(Verdict.BAD);
		assertThat(examine("ada@kiln.dev").get(1).sentence()).contains("more than 10");
	}

	@Test
	void aRecordThatIncludesItselfIsNotFollowedForEver() throws IOException {
		this.dns.text("kiln.dev", "v=spf1 include:kiln.dev include:kiln.dev ~all");

		assertThat(spf()).isEqualTo(Verdict.BAD);
		assertThat(this.dns.asked()).hasSizeLessThan(60);
	}

	@Test
	void anIncludeThatIsNotThereBreaksTheWholeRecord() throws IOException {
		this.dns.text("kiln.dev", "v=spf1 include:gone.dev ~all");

		assertThat(examine("ada@kiln.dev").get(1).sentence()).contains("gone.dev").contains("no SPF record");
	}

	@Test
	void aSubdomainIsUnderThePolicyOfTheRegisteredOne() throws IOException {
		this.dns.address("mail.eu.kiln.co.uk", "192.0.2.7")
			.text("_dmarc.kiln.co.uk", "v=DMARC1; p=reject; sp=none; adkim=s");

		Finding dmarc = examine("ada@mail.eu.kiln.co.uk").get(2);

		assertThat(dmarc.sentence()).contains("_dmarc.kiln.co.uk says none")
			.contains("strict for DKIM")
			.contains("rua");
		assertThat(this.dns.asked()).doesNotContain("TXT _dmarc.co.uk");
	}

	@Test
	void whereTheDnsDoesNotAnswerNothingIsClaimed() {
		assertThat(examine("ada@silent.dev")).extracting(Finding::verdict).containsExactly(Verdict.UNKNOWN);
		assertThat(examine("ada@servfail.dev")).extracting(Finding::verdict).containsOnly(Verdict.UNKNOWN);
		assertThat(examine("ada@servfail.dev").get(0).sentence()).contains("first-thousand.dns");
	}

	@Test
	void aDomainThatIsNotThereIsSaidOnce() throws IOException {
		this.dns.text("other.dev", "x");

		List<Finding> findings = examine("ada@klin.dev");

		assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.BAD);
		assertThat(findings.get(0).sentence()).contains("no domain klin.dev").contains("founder.email");
	}

	@Test
	void aResolverThatKnowsOnlyItsOwnNetworkProvesNothing() {
		List<Finding> findings = examine("ada@kiln.dev");

		assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.UNKNOWN);
		assertThat(findings.get(0).sentence()).contains("not even .dev");
	}

	@Test
	void aNameForTestsIsAskedOfNobody() {
		assertThat(examine("ada@founder.test")).extracting(Finding::verdict).containsExactly(Verdict.UNKNOWN);
		assertThat(this.dns.asked()).isEmpty();
	}

	private Verdict spf() {
		return examine("ada@kiln.dev").get(1).verdict();
	}

	private List<Finding> examine(String founder) {
		return this.domain.examine(EmailAddress.parse(founder));
	}

}
