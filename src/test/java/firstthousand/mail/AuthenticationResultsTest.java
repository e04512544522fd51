package firstthousand.mail;

import java.time.Duration;

import firstthousand.mail.AuthenticationResults.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class AuthenticationResultsTest {

	@Test
	void googleTellsItLikeThis() {
		AuthenticationResults results = AuthenticationResults
			.parse("mx.google.com; dkim=pass header.i=@kiln.dev header.s=s1 header.b=\"aB/c=\";"
					+ " spf=pass (google.com: domain of ada@kiln.dev designates 192.0.2.7 as permitted sender)"
					+ " smtp.mailfrom=ada@kiln.dev; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=kiln.dev");

		assertThat(results.server()).isEqualTo("mx.google.com");
		assertThat(results.results()).extracting(Result::method).containsExactly("dkim", "spf", "dmarc");
		assertThat(results.results()).allMatch(Result::pass);
		assertThat(results.of("dkim").get(0).domain("header.d", "header.i")).contains("kiln.dev");
		assertThat(results.of("spf").get(0).domain("smtp.mailfrom")).contains("kiln.dev");
	}

	@Test
	void microsoftDoesNotSayWhoItIs() {
		AuthenticationResults results = AuthenticationResults
			.parse("spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=kiln.dev; dkim=fail (no key for signature)"
					+ " header.d=kiln.dev;dmarc=bestguesspass action=none header.from=kiln.dev;compauth=pass reason=109");

		assertThat(results.server()).isEmpty();
		assertThat(results.results()).extracting(Result::method).containsExactly("spf", "dkim", "dmarc", "compauth");
		assertThat(results.of("dkim").get(0).value()).isEqualTo("fail");
	}

	@Test
	void aVersionBlanksAndAReasonAreReadOver() {
		AuthenticationResults results = AuthenticationResults
			.parse("mx.kiln.dev 1; DKIM/1 = Pass (2048-bit key; \"x\" (nested \\) one)) reason=\"good; really = good\""
					+ " header.d = Kiln.Dev header.b=ab==; spf=none");

		assertThat(results.server()).isEqualTo("mx.kiln.dev");
		assertThat(results.of("dkim").get(0).pass()).isTrue();
		assertThat(results.of("dkim").get(0).domain("header.d")).contains("kiln.dev");
		assertThat(results.of("spf").get(0).value()).isEqualTo("none");
	}

	@Test
	void aServerThatFoundNothingSaysSo() {
		assertThat(AuthenticationResults.parse("mx.kiln.dev; none").results()).isEmpty();
	}

	@Test
	void whatTheLastServerWroteInSeveralFieldsIsOneAndWhatOthersWroteIsNot() {
		Headers headers = Headers.parse("Authentication-Results: mx.kiln.dev; dmarc=pass header.from=kiln.dev\n"
				+ "Authentication-Results: mx.kiln.dev;\n\tdkim=pass header.d=kiln.dev\n"
				+ "Authentication-Results: forged.dev; spf=pass\n");

		AuthenticationResults results = AuthenticationResults.of(headers);

		assertThat(results.results()).extracting(Result::method).containsExactly("dmarc", "dkim");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ";", "=", ";=;=", "mx;;;spf", "mx; spf=", "mx; =pass", "mx; (", "mx; \"" })
	void whatCannotBeReadIsLeftOut(String field) {
		assertThat(AuthenticationResults.parse(field).results()).isEmpty();
	}

	@Test
	void aHostileFieldCostsNothing() {
		assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
			AuthenticationResults.parse("mx; " + "(".repeat(1_000_000));
			AuthenticationResults.parse("mx; " + "a=".repeat(500_000));
			assertThat(AuthenticationResults.parse("mx; " + "spf=pass;".repeat(100_000)).results()).hasSize(100);
			AuthenticationResults.parse("mx; spf=pass " + "x.y=z ".repeat(200_000));
		});
	}

}
