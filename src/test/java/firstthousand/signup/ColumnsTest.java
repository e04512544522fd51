package firstthousand.signup;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import firstthousand.person.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ColumnsTest {

	private static final Instant NOW = Instant.parse("2026-11-01T02:00:00Z");

	@ParameterizedTest
	@CsvSource(textBlock = """
			email,name,created_at,plan
			E-Mail,Name,Registriert am,Tarif
			E-Mail-Adresse,Vollständiger Name,Anmeldedatum,Abo
			Adresse e-mail,Nom complet,Date d'inscription,Formule
			Correo electrónico,Nombre completo,Fecha de registro,Tarifa
			Indirizzo email,Nome e cognome,Data di registrazione,Piano
			Email Address,Full Name,OPTIN_TIME,Subscription Plan
			Customer Email,Customer Name,Created (UTC),Plan Name
			user.email,user.display_name,user.signed_up_at,subscription.tier
			""")
	void theHeadersOfTheUsualExportsAreRecognised(String email, String name, String date, String plan) {
		Signup signup = read(row(email, "ada@example.org", name, "Ada Love", date, "2026-10-01", plan, "pro"));
		assertThat(signup.email()).isEqualTo("ada@example.org");
		assertThat(signup.name()).isEqualTo("Ada Love");
		assertThat(signup.signedUpAt()).isEqualTo("2026-10-01T12:00:00Z");
		assertThat(signup.facts()).extracting(Fact::name, Fact::value)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("plan", "pro"));
	}

	@Test
	void aFactThatIsCalledOtherwiseSaysWhereItStood() {
		assertThat(read(row("email", "ada@example.org", "Tarif", "pro")).facts())
			.containsExactly(new Fact("plan", "pro", "users.csv, column Tarif", NOW));
	}

	@Test
	void allOtherColumnsAreFactsAndBlankOnesAreNone() {
		assertThat(
				read(row("email", "ada@example.org", "Total Spend", " 12.00 ", "note", "  ", "team", "null")).facts())
			.containsExactly(new Fact("Total Spend", "12.00", "users.csv", NOW));
	}

	@Test
	void jsonInACellCountsAsColumns() {
		Signup signup = read(row("email", "ada@example.org", "meta",
				"{\"full_name\": \"Ada Love\", \"ads\": {\"campaign\": \"fall\"}, \"tags\": [\"a\", \"b\"]}"));
		assertThat(signup.name()).isEqualTo("Ada Love");
		assertThat(signup.facts()).extracting(Fact::name).containsExactly("meta.ads.campaign", "meta.tags");
		assertThat(signup.facts().get(1).value()).isEqualTo("a, b");
	}

	@Test
	void namesInTwoColumnsAreFirstAndLast() {
		assertThat(read(row("email", "a@example.org", "Vorname", "Ada", "Name", "Love")))
			.extracting(Signup::firstName, Signup::lastName, Signup::name)
			.containsExactly("Ada", "Love", null);
		assertThat(read(row("email", "a@example.org", "Nombre", "Ana María", "Apellidos", "López")))
			.extracting(Signup::firstName, Signup::lastName)
			.containsExactly("Ana María", "López");
	}

	@Test
	void theOneWhoImportsHasTheLastWord() {
		Columns columns = columns(Map.of("email", "Kontakt", "company", "Wo"),
				row("Kontakt", "a@example.org", "email", "b@example.org", "Wo", "Kiln"));
		Signup signup = columns.read(row("Kontakt", "a@example.org", "email", "b@example.org", "Wo", "Kiln"), null);
		assertThat(signup.email()).isEqualTo("a@example.org");
		assertThat(signup.facts()).extracting(Fact::name).contains("company");
	}

	@Test
	void whatIsNotRecognisedIsAskedForByItsName() {
		assertThatExceptionOfType(UnreadableSignups.class)
			.isThrownBy(() -> columns(Map.of(), row("Kontakt", "ada@example.org", "wer", "Ada")))
			.withMessageContaining("Its headers are: Kontakt, wer.")
			.withMessageContaining("--map email=Kontakt")
			.withMessageContaining("nothing was imported");
	}

	@Test
	void aMissingHeadlineIsSaid() {
		assertThatExceptionOfType(UnreadableSignups.class)
			.isThrownBy(() -> columns(Map.of(), row("ada@example.org", "ben@example.org")))
			.withMessageContaining("first line of users.csv should hold the names of the columns");
	}

	@Test
	void anAddressIsNeverTakenFromAnotherColumn() {
		assertThat(columns(Map.of(), row("email", "a@example.org", "billing email", "c@example.org"))
			.read(row("email", "", "customer_email", "b@example.org"), null)
			.email()).isEmpty();
	}

	@Test
	void aDateThatCannotBeReadIsANoteAndNoReasonToReject() {
		Signup signup = read(row("email", "ada@example.org", "created_at", "last week"));
		assertThat(signup.signedUpAt()).isNull();
		assertThat(signup.note()).contains("The date \"last week\" cannot be read");
	}

	@Test
	void aTextMarkOfSpreadsheetsIsNoPartOfTheValue() {
		assertThat(read(row("email", "'=ada@example.org", "phone", "'+4922")).facts().get(0).value())
			.isEqualTo("+4922");
	}

	@Test
	void aCellThatASpreadsheetWouldCalculateIsMarkedAsText() {
		assertThat(RejectedRows.cell("=1+1", ',')).isEqualTo("'=1+1");
		assertThat(RejectedRows.cell("@x, \"y\"", ',')).isEqualTo("\"'@x, \"\"y\"\"\"");
		assertThat(RejectedRows.cell("a;b", ',')).isEqualTo("a;b");
	}

	private static Signup read(Map<String, String> row) {
		return columns(Map.of(), row).read(row, null);
	}

	private static Columns columns(Map<String, String> map, Map<String, String> row) {
		try (Rows rows = new CsvRows(new StringReader("\"" + String.join("\",\"", row.keySet()) + "\""), "users.csv")) {
			return new Columns("users.csv", map, rows, List.of(row), NOW);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> row(String... fields) {
		Map<String, String> row = new LinkedHashMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			row.put(fields[i], fields[i + 1]);
		}
		return row;
	}

}
