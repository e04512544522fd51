package firstthousand.web;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			localhost        | true
			127.0.0.1        | true
			[::1]            | true
			192.168.1.20     | true
			Desk.Example.com | true
			evil.example     | false
			localhost.evil   | false
			127.0.0.1.evil   | false
			""")
	void onlyOurOwnNamesAreAnswered(String host, boolean ours) {
		assertThat(new Hosts(URI.create("https://desk.example.com")).test(host)).isEqualTo(ours);
	}

	@ParameterizedTest
	@CsvSource({ "localhost,true", "10.0.0.3,true", "rebound.example,false" })
	void withoutABaseUrlAStrangersNameOpensNothing(String host, boolean ours) {
		assertThat(new Hosts(null).test(host)).isEqualTo(ours);
	}

}
