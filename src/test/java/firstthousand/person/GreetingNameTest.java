package firstthousand.person;

import firstthousand.mail.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GreetingNameTest {

	private static final EmailAddress ADA = EmailAddress.parse("ada.love@example.org");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			Ada Lovelace                    | Ada
			ada lovelace                    | Ada
			ADA LOVELACE                    | Ada
			  Ada   Lovelace                | Ada
			Lovelace, Ada                   | Ada
			LOVELACE, ADA                   | Ada
			van der Berg, Jan               | Jan
			Ada Lovelace, PhD               | Ada
			King, Jr., Martin               | Martin
			Dr. Ada Lovelace                | Ada
			PROF. DR. ADA O'NEIL            | Ada
			Prof.Dr. Ada Lovelace           | Ada
			Frau Dr. med. Anna Meier        | Anna
			Dipl.-Ing. Anna Bauer           | Anna
			Sr. Carlos Ruiz                 | Carlos
			Dott.ssa Maria Rossi            | Maria
			Mme Marie Dupont                | Marie
			Sir Tim Lee                     | Tim
			Doña Ana                        | Ana
			Don Miller                      | Don
			Jean-Luc Dupont                 | Jean-Luc
			jean-luc dupont                 | Jean-Luc
			o'neil sharon                   | O'Neil
			KA'IULANI SMITH                 | Ka'iulani
			mckenna reed                    | McKenna
			LaToya Reed                     | LaToya
			ŞEYMA YILDIZ                    | Şeyma
			İBRAHİM DAĞ                     | İbrahim
			ÉLODIE BLANC                    | Élodie
			ИВАН ПЕТРОВ                     | Иван
			Siobhán Ní Bhriain              | Siobhán
			José Ortega y Gasset            | José
			Vincent van Dyk                 | Vincent
			Van Morris                      | Van
			Nguyễn Văn An                   | An
			F. Scott Brown                  | Scott
			Anna B.                         | Anna
			TJ Miller                       | TJ
			ED SMITH                        | Ed
			李小龙                           | 李小龙
			山田 花子                        | 山田 花子
			김민수님                         | 김민수
			Robert "Bob" Smith              | Robert
			Anna (she/her) Meyer            | Anna
			Anna Meyer - Acme               | Anna
			Anna Meyer | Anna
			Anna Meyer <anna@example.org>   | Anna
			<i>Anna</i> Meyer               | Anna
			&lt;b&gt;Anna&lt;/b&gt; Meyer   | Anna
			🌸 Anna 🌸                      | Anna
			𝓐𝓷𝓷𝓪                            | Anna
			Schmidt                         | Schmidt
			""")
	void theGivenNameIsFound(String written, String name) {
		assertThat(GreetingName.of(written)).contains(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "-", "null", "N/A", "n.a.", "#N/A", "undefined undefined", "First Last",
			"unbekannt", "ada@example.org", "ada.love", "Ada_Love", "user123", "Ada2 Love", "test", "Test User",
			"admin", "Support Team", "The Acme Team", "Acme GmbH", "Acme, Inc.", "Stark Industries", "Smith & Sons",
			"Anna und Bob", "Ana y Luis", "A. B. Smith", "A.B. Smith", "J Smith", "J.-P. Martin", "Th. Weber",
			"Smith, J.", "Smith,", "Mr. Jones", "Herr Weber", "Dr. House, MD", "M. Dupont", "van Dyk", "De Angelo",
			"${person.email}", "{{name}}", "<#if x>", "*|FNAME|*", "%FIRSTNAME%", "=1+1", "JÃ¼rgen", "J?rgen",
			"J\ufffdrgen", "xkcd", "aaa", "JohnSmith", "<script>alert(1)</script>", "🌸", "http://example.org",
			"a\u0302\u0303\u0304\u0305\u0306\u0307\u0308nna" })
	void noNameIsBetterThanAWrongOne(String written) {
		assertThat(GreetingName.of(written)).isEmpty();
	}

	@Test
	void aNameEndsWithItsLine() {
		assertThat(GreetingName.of("Ed\r\nBcc: ben@example.org")).contains("Ed");
	}

	@Test
	void invisibleCharactersAreNotPartOfAName() {
		assertThat(GreetingName.of("\u202eAn\u200bna\u0007 Meyer")).contains("Anna");
	}

	@Test
	void aPersianNameKeepsItsJoiner() {
		assertThat(GreetingName.of("علی\u200cرضا محمدی")).contains("علی\u200cرضا");
	}

	@Test
	void theColumnOfFirstNamesCountsFirst() {
		assertThat(GreetingName.of("Ada", "Love", "Dr. A. Love", ADA)).contains("Ada");
		assertThat(GreetingName.of("Dr. Ada", "Love", null, ADA)).contains("Ada");
		assertThat(GreetingName.of("N/A", null, "Ada Love", ADA)).contains("Ada");
		assertThat(GreetingName.of(null, "Love", null, ADA)).isEmpty();
		assertThat(GreetingName.of("Acme", "GmbH", null, ADA)).isEmpty();
	}

	@Test
	void theLocalPartOfAnAddressIsNoName() {
		assertThat(GreetingName.of(null, null, "adalove", ADA)).isEmpty();
		assertThat(GreetingName.of(null, null, "Ada", EmailAddress.parse("ada@example.org"))).contains("Ada");
	}

}
