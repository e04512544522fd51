package firstthousand.mail;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HopTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					from mail.kiln.dev (mail.kiln.dev [192.0.2.7]) by mx.google.com with ESMTPS id x (version=TLS1_3); Fri | 192.0.2.7
					from mail.kiln.dev (mail.kiln.dev. [2001:db8::7]) by mx.google.com with ESMTPS id x | 2001:db8::7
					from mail (unknown [IPv6:2001:db8::7]) by mx.dev (Postfix) with ESMTPS id x | 2001:db8::7
					from AM0.outlook.com (192.0.2.7) by VI1.outlook.com (198.51.100.9) with Microsoft SMTP Server | 192.0.2.7
					from [10.1.1.1] (helo=kiln.dev) ([192.0.2.7]:55044 helo=x) by mx.dev with esmtp (Exim 4.96) | 192.0.2.7
					""")
	void theAddressThatTheServerSawIsTheLastOneBeforeBy(String field, String address) throws Exception {
		Hop hop = Hop.parse(field);

		assertThat(hop.from()).contains(InetAddress.getByName(address));
		assertThat(hop.submitted()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"from laptop (p5b.dip0.t-ipconnect.de [192.0.2.7]) by smtp.gmail.com with ESMTPSA id x; Fri, 27 Nov 2026",
			"from laptop (p5b [192.0.2.7]) (Authenticated sender: x) by mail.dev (Postfix) with ESMTP id x" })
	void whoLoggedInIsNoServer(String field) {
		assertThat(Hop.parse(field).submitted()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "by ", "by mx.dev with LMTP id x; Fri, 27 Nov 2026 12:30:11 +0000",
			"from localhost by mx.dev", "from 999.1.1.1 by x", "from 1:2:3 by x", "(((((" })
	void whereNoAddressIsToldThereIsNone(String field) {
		assertThat(Hop.parse(field).from()).isEmpty();
	}

	@Test
	void anAddressAtHomeIsNotPublic() {
		for (String home : new String[] { "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "::1",
				"fe80::1", "fd00::1", "169.254.1.1" }) {
			assertThat(IpAddress.isPublic(IpAddress.parse(home).orElseThrow())).as(home).isFalse();
		}
		assertThat(IpAddress.isPublic(IpAddress.parse("192.0.2.7").orElseThrow())).isTrue();
	}

	@Test
	void anAddressTurnedRoundIsItsNameInTheDns() {
		assertThat(IpAddress.reverse(IpAddress.parse("192.0.2.7").orElseThrow())).isEqualTo("7.2.0.192.in-addr.arpa");
		assertThat(IpAddress.reverse(IpAddress.parse("2001:db8::7").orElseThrow()))
			.isEqualTo("7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
	}

	@Test
	void domainsAlignAsReceiversSeeIt() {
		assertThat(Domains.aligned("mail.kiln.dev", "kiln.dev", false)).isTrue();
		assertThat(Domains.aligned("mail.kiln.dev", "kiln.dev", true)).isFalse();
		assertThat(Domains.aligned("KILN.dev", "kiln.dev", true)).isTrue();
		assertThat(Domains.aligned("evilkiln.dev", "kiln.dev", false)).isFalse();
		assertThat(Domains.aligned("other.co.uk", "kiln.co.uk", false)).isFalse();
		assertThat(Domains.local("founder.test")).isTrue();
		assertThat(Domains.local("mail.example.com")).isTrue();
		assertThat(Domains.local("kiln.dev")).isFalse();
	}

}
