package firstthousand.signup;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvRecordsTest {

	@ParameterizedTest
	@ValueSource(strings = { ",", ";", "\t", "|" })
	void theSeparatorIsFound(String separator) throws IOException {
		assertThat(read("mail,name\nada@example.org,Ada".replace(",", separator)))
			.containsExactly(List.of("mail", "name"), List.of("ada@example.org", "Ada"));
	}

	@Test
	void aSpreadsheetMayNameItsSeparator() throws IOException {
		assertThat(read("sep=;\r\na;b,c,d\r\n")).containsExactly(List.of("a", "b,c,d"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r", "\r\n" })
	void linesEndAsTheyLikeAndBlankOnesAreNone(String end) throws IOException {
		assertThat(read("a,b" + end + end + "1,2" + end + "3,4" + end)).containsExactly(List.of("a", "b"),
				List.of("1", "2"), List.of("3", "4"));
	}

	@Test
	void quotedValuesHoldEverything() throws IOException {
		assertThat(read("a,b\n\"x\r\ny, \"\"z\"\"\", \"2\" \n3,it's \"so\"")).containsExactly(List.of("a", "b"),
				List.of("x\r\ny, \"z\"", "2"), List.of("3", "it's \"so\""));
	}

	@Test
	void theTextOfARecordIsKept() throws IOException {
		CsvRecords records = new CsvRecords(new StringReader("a,\"b\n\"\r\n\tc,d"));
		records.next();
		assertThat(records.raw()).isEqualTo("a,\"b\n\"");
		records.next();
		assertThat(records.raw()).isEqualTo("\tc,d");
	}

	@Test
	void aForgottenQuoteCostsOneLine() throws IOException {
		CsvRecords records = new CsvRecords(new StringReader("a,\"b\n1,2\n3,4"));
		assertThat(records.next()).isTrue();
		assertThat(records.isBroken()).isTrue();
		assertThat(records.raw()).isEqualTo("a,\"b");
		assertThat(records.next()).isTrue();
		assertThat(records.isBroken()).isFalse();
		assertThat(records.values()).containsExactly("1", "2");
	}

	@Test
	void aLineWithoutEndDoesNotFillTheMemory() throws IOException {
		CsvRecords records = new CsvRecords(new StringReader("x".repeat(3 * CsvRecords.LONGEST)));
		while (records.next()) {
			assertThat(records.raw().length()).isLessThanOrEqualTo(CsvRecords.LONGEST);
		}
	}

	private static List<List<String>> read(String text) throws IOException {
		List<List<String>> read = new ArrayList<>();
		try (CsvRecords records = new CsvRecords(new StringReader(text))) {
			records.findSeparator();
			while (records.next()) {
				read.add(List.copyOf(records.values()));
			}
		}
		return read;
	}

}
