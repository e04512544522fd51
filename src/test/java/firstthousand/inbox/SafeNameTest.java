package firstthousand.inbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeNameTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			report.pdf                    | report.pdf
			../../etc/passwd              | passwd
			C:\\Windows\\system.ini       | system.ini
			.htaccess                     | htaccess
			-rf.txt                       | rf.txt
			con.txt                       | _con.txt
			a<b>:c"d?*.txt                | a_b__c_d__.txt
			100%.csv                      | 100_.csv
			Übersicht für Jörg.xlsx       | Übersicht für Jörg.xlsx
			見積書.pdf                    | 見積書.pdf
			trailing. .                   | trailing
			""")
	void aNameIsOneNameAndNoPath(String told, String safe) {
		assertThat(SafeName.of(told, "application/octet-stream")).isEqualTo(safe);
	}

	@Test
	void nothingTurnsItsReadingDirectionOrBreaksTheLine() {
		assertThat(SafeName.of("invoice\u202efdp.exe", "")).isEqualTo("invoicefdp.exe");
		assertThat(SafeName.of("a\r\nSet-Cookie: x", "")).isEqualTo("a Set-Cookie_ x");
		assertThat(SafeName.of("a\u0000b\u2028c\u200bd", "")).isEqualTo("a b cd");
	}

	@Test
	void aNamelessOneIsNamedForWhatItIs() {
		assertThat(SafeName.of("", "image/png")).isEqualTo("attachment.png");
		assertThat(SafeName.of("///", "application/x-strange")).isEqualTo("attachment.bin");
	}

	@Test
	void anEndlessNameKeepsItsEnding() {
		assertThat(SafeName.of("😀".repeat(5000) + ".tar.gz", "")).endsWith(".gz").hasSizeLessThan(260);
	}

}
