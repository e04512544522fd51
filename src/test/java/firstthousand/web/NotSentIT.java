package firstthousand.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.numbers.Books;
import firstthousand.numbers.NotSent;
import firstthousand.numbers.NotSentPeople;
import firstthousand.numbers.PersonState;
import firstthousand.outbox.Brake;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.PersonClock;
import firstthousand.outbox.Sealed;
import firstthousand.person.People;
import firstthousand.suppression.Suppression;
import firstthousand.suppression.Suppressions;
import firstthousand.team.Members;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/** Who did not get it, and why: everybody once, with a reason and a next step. */
@DeskTest
class NotSentIT {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Members members;

	@Autowired
	private People people;

	@Autowired
	private Outbox outbox;

	@Autowired
	private PersonClock personClock;

	@Autowired
	private Books books;

	@Autowired
	private NotSentPeople notSent;

	@Autowired
	private Suppressions suppressions;

	@Autowired
	private Brake brake;

	@Autowired
	private JdbcClient jdbc;

	private AtTheDesk ada;

	private List<Long> ids;

	@BeforeEach
	void twentyPeople() {
		this.ada = AtTheDesk.ada(this.mvc, this.members);
		this.ids = this.people.add(Cast.crowd(20)).stream().map((one) -> one.personId()).toList();
	}

	@Test
	void eachStateHasItsReasonAndItsNextStep() {
		letter(1, "state = 'SENT', sent_at = sealed_at");
		letter(2, "state = 'READY'");
		letter(3, "state = 'READY', picked_at = sealed_at, not_before = '2099-01-05 08:00:00'");
		letter(4, "state = 'DEFERRED', reason = '451 4.7.1 greylisted', not_before = '2099-01-05 09:30:00'");
		letter(5, "state = 'SENDING', claimed_by = 'somebody'");
		letter(6, "state = 'IN_DOUBT', reason = 'the line broke'");
		letter(7, "state = 'REFUSED', reason = '552 5.2.2 mailbox full'");
		letter(8, "state = 'BOUNCED', reason = '550 5.4.1 no such domain'");
		letter(9, "state = 'HELD', reason = 'the fact plan was pro and is free now'");
		letter(10, "state = 'WITHDRAWN', reason = 'withdrawn by Ada'");
		letter(11, "state = 'READY', picked_at = sealed_at");
		letter(20, "state = 'READY'");
		this.personClock.away(id(20), Instant.parse("2099-01-05T00:00:00Z"), Instant.now());
		this.suppressions.add(this.people.find(id(12)).orElseThrow().email(), Suppression.Reason.OPTED_OUT, "stop it");
		this.suppressions.add(this.people.find(id(13)).orElseThrow().email(), Suppression.Reason.BOUNCED,
				"550 5.1.1 unknown");
		draft(14, "state = 'OPEN'");
		draft(15, "problems = '[{\"field\":\"company\",\"sentence\":\"company is not known\"}]'");
		draft(16, "state = 'HELD', hold_reason = 'ask Wei first'");
		draft(17, "state = 'DISCARDED'");

		assertThat(said(2)).isEqualTo("SEALED: it is approved and waits for the night"
				+ " / it leaves with the next night, or with the command send");
		assertThat(said(3))
			.isEqualTo("SEALED: it is no time for letters where they are" + " / it may leave on Mon 5 Jan 2099, 08:00");
		assertThat(said(4))
			.isEqualTo("SEALED: deferred: 451 4.7.1 greylisted" + " / it is tried again on Mon 5 Jan 2099, 09:30");
		assertThat(said(5)).isEqualTo("IN_DOUBT: it is being handed over right now / the server's answer");
		assertThat(said(6)).startsWith("IN_DOUBT: the line broke / ");
		assertThat(said(7)).startsWith("REFUSED: 552 5.2.2 mailbox full / ");
		assertThat(said(8)).startsWith("BOUNCED: 550 5.4.1 no such domain / ");
		assertThat(said(9)).startsWith("HELD: the fact plan was pro and is free now / ");
		assertThat(said(10)).startsWith("HELD: withdrawn by Ada / ");
		assertThat(said(11)).isEqualTo("SEALED: it waits for its turn / it leaves with the next run");
		assertThat(said(20))
			.isEqualTo("SEALED: they are away, says a machine of theirs" + " / it may leave on Mon 5 Jan 2099, 00:00");
		assertThat(said(12)).startsWith("SUPPRESSED: opted out: stop it / ");
		assertThat(said(13)).startsWith("BOUNCED: bounced: 550 5.1.1 unknown / ");
		assertThat(said(14))
			.isEqualTo("DRAFTED: the draft is complete, and nobody has approved it yet / you approve it");
		assertThat(said(15)).isEqualTo("DRAFTED: company is not known / you fill it in, then approve it");
		assertThat(said(16)).startsWith("HELD: ask Wei first / ");
		assertThat(said(17)).startsWith("HELD: the draft was discarded / ");
		assertThat(said(18)).startsWith("WAITING: ");
		assertThat(this.notSent.all()).hasSize(19).extracting(NotSent::number).doesNotContain(1).isSorted();
		sumsAreThoseOfTheBooks();
	}

	@Test
	void whatIsStoppedSaysSo() {
		letter(1, "state = 'READY', picked_at = sealed_at");
		this.brake.pause(null, "I am ill");

		assertThat(said(1)).isEqualTo(
				"SEALED: sending is stopped: I am ill / you let sending go on: the page Tonight, or the command resume");
	}

	@Test
	void thePageGroupsByStateAndNamesEverybody() {
		letter(1, "state = 'SENT', sent_at = sealed_at");
		letter(2, "state = 'REFUSED', reason = '552 5.2.2 <b>mailbox</b> full'");

		String page = this.ada.page("/not-sent");
		assertThat(page)
			.contains("19 people", "552 5.2.2 &lt;b&gt;mailbox&lt;/b&gt; full", "Refused <span class=\"n\">1</span>",
					"Waiting <span class=\"n\">18</span>", "href=\"/people/20\"")
			.doesNotContain("href=\"/people/1\"");
		String refused = this.ada.page("/not-sent?state=REFUSED");
		assertThat(refused).contains("href=\"/people/2\"").doesNotContain("href=\"/people/3\"");
		assertThat(this.ada.page("/not-sent?state=HELD")).contains("Nobody is held");
		assertThat(this.ada.status("/not-sent?state=NONSENSE")).isEqualTo(400);
		assertThat(this.ada.page("/status")).contains("href=\"/not-sent\"");
		assertThat(this.ada.page("/")).contains("href=\"/not-sent\"");
	}

	@Test
	void morePeopleThanAPageHoldsAreOnTheNextOne() {
		this.people.add(Cast.crowd(450));

		String first = this.ada.page("/not-sent?state=WAITING");

		assertThat(first).contains("href=\"/people/200\"", "/not-sent?from=201&amp;state=WAITING")
			.doesNotContain("href=\"/people/201\"");
		assertThat(this.ada.page("/not-sent?from=401")).contains("href=\"/people/450\"").doesNotContain("From ");
		assertThat(this.notSent.all()).hasSize(450);
	}

	private void sumsAreThoseOfTheBooks() {
		Map<PersonState, Long> told = this.notSent.all()
			.collect(Collectors.groupingBy(NotSent::state, Collectors.counting()));
		this.books.count().forEach((state, count) -> {
			if (state != PersonState.SENT) {
				assertThat(told.getOrDefault(state, 0L)).as(state.words()).isEqualTo(count);
			}
		});
		assertThat(this.notSent.all()).allSatisfy((one) -> {
			assertThat(one.why()).isNotBlank().isNotEqualTo("it changes in this moment");
			assertThat(one.next()).isNotBlank();
		});
	}

	private String said(int number) {
		NotSent one = this.notSent.page(null, number, 1).get(0);
		assertThat(one.number()).isEqualTo(number);
		return one.state() + ": " + one.why() + " / " + one.next();
	}

	private long id(int number) {
		return this.ids.get(number - 1);
	}

	private void letter(int number, String becomes) {
		long row = this.outbox.put(
				new Sealed(id(number), "welcome", Sealed.Kind.FIRST, this.people.find(id(number)).orElseThrow().email(),
						null, Cast.ADA, null, "Why?", "Text", null, null, List.of(), null));
		this.jdbc.sql("update outbox_letter set " + becomes + " where id = :id").param("id", row).update();
	}

	private void draft(int number, String becomes) {
		this.jdbc.sql("""
				insert into draft (person_id, letter, state, subject, body, problems, personal, facts_used,
				  template_hash, written_at)
				values (:person, 'welcome', 'OPEN', 'Why?', 'Text', '[]', '[]', '{}', 'hash', '2026-10-01 08:00:00')
				""").param("person", id(number)).update();
		this.jdbc.sql("update draft set " + becomes + " where person_id = :person")
			.param("person", id(number))
			.update();
	}

}
