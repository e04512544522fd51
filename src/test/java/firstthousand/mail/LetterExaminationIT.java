package firstthousand.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import firstthousand.mail.Finding.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the headers of a letter that came back tell. */
class LetterExaminationIT {

	private static final String PASSED = """
			Return-Path: <ada@kiln.dev>
			Received: by 10.1.1.1 with SMTP id x; Fri, 27 Nov 2026 04:00:00 +0000
			Received: from mail.kiln.dev (mail.kiln.dev [192.0.2.7]) by mx.google.com with ESMTPS id x
			Authentication-Results: mx.google.com; dkim=pass header.i=@kiln.dev;
			 spf=pass smtp.mailfrom=ada@kiln.dev; dmarc=pass header.from=kiln.dev
			DKIM-Signature: v=1; a=rsa-sha256; d=kiln.dev; s=s1; b=abc
			""";

	private StubDns dns;

	@BeforeEach
	void open() throws IOException {
		this.dns = new StubDns();
	}

	@AfterEach
	void close() {
		this.dns.close();
	}

	@Test
	void aLetterInGoodOrderIsGoodThroughout() throws IOException {
		this.dns.ptr("7.2.0.192.in-addr.arpa", "mail.kiln.dev").address("mail.kiln.dev", "192.0.2.7");

		List<Finding> findings = findings(PASSED, false);

		assertThat(findings).hasSize(5).extracting(Finding::verdict).containsOnly(Verdict.GOOD);
		assertThat(findings.get(4).sentence()).contains("192.0.2.7 is mail.kiln.dev");
	}

	@Test
	void aServerWithoutANameOrWithAWrongOneIsBad() throws IOException {
		assertThat(findings(PASSED, false).get(4).sentence()).contains("no name in the DNS");

		this.dns.ptr("7.2.0.192.in-addr.arpa", "mail.kiln.dev").address("mail.kiln.dev", "192.0.2.8");

		assertThat(findings(PASSED, false).get(4).verdict()).isEqualTo(Verdict.BAD);
		assertThat(findings(PASSED, false).get(4).sentence()).contains("does not lead back");
	}

	@Test
	void aSignatureOfTheProviderAloneIsNotAligned() {
		List<Finding> findings = findings("""
				Return-Path: <bounce-1@provider.dev>
				Authentication-Results: mx.dev; dkim=pass header.d=provider.dev; spf=pass smtp.mailfrom=provider.dev;
				 dmarc=fail header.from=kiln.dev
				DKIM-Signature: v=1; d=provider.dev
				""", false);

		assertThat(findings.subList(1, 4)).extracting(Finding::verdict).containsOnly(Verdict.BAD);
		assertThat(findings.get(1).sentence()).contains("signed by provider.dev, not by kiln.dev");
		assertThat(findings.get(3).sentence()).contains("bounces go to provider.dev");
	}

	@Test
	void aSubdomainSignsForItsParentUnlessThePolicyIsStrict() {
		String letter = "Authentication-Results: mx.dev; dkim=pass header.d=mail.kiln.dev\n";

		assertThat(findings(letter, false).get(1).verdict()).isEqualTo(Verdict.GOOD);
		assertThat(findings(letter, true).get(1).verdict()).isEqualTo(Verdict.BAD);
	}

	@Test
	void oneAlignedSignatureAmongSeveralIsEnough() {
		assertThat(findings("Authentication-Results: mx.dev; dkim=pass header.d=provider.dev; "
				+ "dkim=fail header.d=old.dev; dkim=pass header.d=kiln.dev\n", false)
			.get(1)
			.verdict()).isEqualTo(Verdict.GOOD);
	}

	@Test
	void aLetterWithoutASignatureIsToldSo() {
		assertThat(findings("Authentication-Results: mx.dev; spf=softfail smtp.mailfrom=kiln.dev; dkim=none\n", false))
			.extracting(Finding::sentence)
			.anySatisfy((sentence) -> assertThat(sentence).startsWith("SPF").contains("softfail").contains("kiln.dev"))
			.anySatisfy((sentence) -> assertThat(sentence).startsWith("DKIM").contains("not signed"));
	}

	@Test
	void aLetterThatNeverLeftItsServerProvesNothing() {
		List<Finding> findings = findings("""
				Return-Path: <ada@kiln.dev>
				Received: from laptop (p5b.dip.dev [192.0.2.99]) by smtp.gmail.com with ESMTPSA id x
				""", false);

		assertThat(findings).extracting(Finding::verdict)
			.containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.GOOD, Verdict.UNKNOWN);
		assertThat(findings.get(0).sentence()).contains("no Authentication-Results");
		assertThat(this.dns.asked()).isEmpty();
	}

	@Test
	void aLetterWithoutAnyHeaderIsNoError() {
		assertThat(findings("", false)).extracting(Finding::verdict).containsOnly(Verdict.UNKNOWN);
	}

	private List<Finding> findings(String headers, boolean strict) {
		return new LetterExamination(new Dns(this.dns.url(), Duration.ofMillis(600)), Headers.parse(headers),
				"kiln.dev", Optional.of(new DmarcRecord("none", "none", "", strict, strict)))
			.findings();
	}

}
