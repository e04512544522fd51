package firstthousand.conversation;

import java.util.List;

import firstthousand.Cast;
import firstthousand.HouseTest;
import firstthousand.TestPostOffice;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.InboxReader;
import firstthousand.mail.EmailAddress;
import firstthousand.person.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The why-ledger holds their words and nobody else's. */
@HouseTest
class ReasonsIT {

	@Autowired
	People people;

	@Autowired
	InboxReader reader;

	@Autowired
	Inbox inbox;

	@Autowired
	Reasons reasons;

	private long ben;

	private long message;

	@BeforeEach
	void benWrote() {
		this.ben = this.people.add(List.of(Cast.BEN, Cast.CLEO)).get(0).personId();
		this.message = writes("ben@users.test", "I came because our supplier changed\nfrom packs to sheets.");
	}

	private long writes(String from, String text) {
		TestPostOffice.arrives("From: " + from + "\nTo: ada@founder.test\nSubject: Hello\nMessage-ID: <" + from
				+ ">\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n");
		this.reader.read((done) -> {
		});
		long person = this.people.byEmail(EmailAddress.parse(from)).orElseThrow().id();
		return this.inbox.lastFrom(person).orElseThrow().id();
	}

	@Test
	void aReasonIsKeptInTheirWordsWhateverTheLinesAre() {
		assertThat(this.reasons.keep(this.message, Reason.Kind.BOUGHT, " Units ",
				"our  supplier changed from\npacks to sheets", null))
			.isTrue();
		assertThat(this.reasons.keep(this.message, Reason.Kind.BOUGHT, "units",
				"our supplier changed from packs to sheets", null))
			.isFalse();

		assertThat(this.reasons.ofPerson(this.ben)).singleElement()
			.returns("units", Reason::label)
			.returns("our supplier changed from packs to sheets", Reason::words);
	}

	@Test
	void wordsThatDoNotStandThereAreNotKept() {
		assertThatThrownBy(() -> this.reasons.keep(this.message, Reason.Kind.NOT, "price", "it is too expensive", null))
			.hasMessageContaining("do not stand in that message");
		assertThatThrownBy(() -> this.reasons.keep(this.message, Reason.Kind.NOT, " ", "packs to sheets", null))
			.hasMessageContaining("label");
		assertThatThrownBy(() -> this.reasons.keep(this.message, Reason.Kind.NOT, "price", " ", null))
			.hasMessageContaining("Mark their words");
		assertThat(this.reasons.all()).isEmpty();
	}

	@Test
	void othersWhoSaySoAreCountedOnceEach() {
		this.reasons.keep(this.message, Reason.Kind.BOUGHT, "units", "from packs to sheets", null);
		this.reasons.keep(this.message, Reason.Kind.BOUGHT, "units", "our supplier changed", null);
		long cleo = writes("cleo@users.test", "We count sheets, nobody else does.");
		this.reasons.keep(cleo, Reason.Kind.BOUGHT, "units", "We count sheets", null);
		this.reasons.keep(cleo, Reason.Kind.NEARLY, "trust", "nobody else does", null);

		assertThat(this.reasons.othersSaying(this.reasons.ofPerson(this.ben).get(0))).isEqualTo(1);
		assertThat(this.reasons.all()).extracting(Reason::label).containsExactly("units", "units", "units", "trust");
		assertThat(this.reasons.labels()).containsExactly("trust", "units");
		assertThat(this.reasons.drop(this.reasons.ofPerson(this.ben).get(0).id())).isTrue();
		assertThat(this.reasons.ofPerson(this.ben)).hasSize(1);
	}

}
