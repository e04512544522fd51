package firstthousand.web;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import firstthousand.Cast;
import firstthousand.DeskTest;
import firstthousand.draft.Draft;
import firstthousand.draft.DraftState;
import firstthousand.draft.DraftWriter;
import firstthousand.draft.Drafts;
import firstthousand.draft.Glance;
import firstthousand.draft.Pile;
import firstthousand.draft.Sign;
import firstthousand.outbox.Outbox;
import firstthousand.person.Fact;
import firstthousand.person.People;
import firstthousand.team.Members;
import firstthousand.template.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Look-alikes are read once and approved together; what stands out never is among them.
 */
@DeskTest
class LookAlikesIT {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Members members;

	@Autowired
	private People people;

	@Autowired
	private DraftWriter writer;

	@Autowired
	private Templates templates;

	@Autowired
	private Drafts drafts;

	@Autowired
	private Pile pile;

	@Autowired
	private Outbox outbox;

	private AtTheDesk ada;

	@BeforeEach
	void fiveWhoDifferInAFewWords() {
		this.ada = AtTheDesk.ada(this.mvc, this.members);
		for (String name : List.of("Nora", "Liv", "Mia", "Eva")) {
			writeTo(name.toLowerCase() + "@" + name.toLowerCase() + "-works.test", name + " Lind", name + " Works");
		}
	}

	private void writeTo(String address, String name, String company) {
		long id = this.people.add(List.of(Cast.person(address, name, "company", company, "plan", "pro")))
			.get(0)
			.personId();
		this.drafts.save(this.writer.write(id, this.templates.read()).orElseThrow());
	}

	@Test
	void theyAreOneLineAndOneTable() {
		String page = this.ada.page("/drafts");
		assertThat(page).contains("look-alikes", "One of 4.", "Approve these 4", "Liv Works", "Mia Works", "Eva Works");
	}

	@Test
	void allThatWereSeenAreApprovedWithOneKeyAndTakenBackWithAnother() {
		List<String> seen = seen();
		assertThat(this.ada.press("/drafts/seals/alike", pairs(seen))).contains("Approved 4 look-alikes");
		assertThat(this.outbox.all()).hasSize(4);
		assertThat(this.ada.press("/drafts/undo")).contains("Taken back");
		assertThat(this.outbox.all()).noneMatch((letter) -> letter.state().name().equals("READY"));
		assertThat(this.drafts.in(DraftState.OPEN)).hasSize(4);
	}

	@Test
	void whoChangedMeanwhileStaysWhereItWas() {
		List<String> seen = seen();
		long id = Long.parseLong(seen.get(1).substring(0, seen.get(1).indexOf(':')));
		this.drafts.edit(id, this.drafts.find(id).orElseThrow().version(), "Hello", "Something else.", null);
		assertThat(this.ada.press("/drafts/seals/alike", pairs(seen)))
			.contains("1 of them stays where it was. 2 Liv Lind: changed since you saw it");
		assertThat(this.outbox.all()).hasSize(3);
		assertThat(this.drafts.find(id).orElseThrow().state()).isEqualTo(DraftState.OPEN);
	}

	@Test
	void whatSomebodyBeganToChangeStandsByItselfWithASignAndTheKeyGoesOnWithIt() {
		Draft liv = this.drafts.toPerson(this.people.search("Liv").get(0).id()).get(0);
		this.ada.press("/drafts/" + liv.id() + "/edits", "version", "0", "subject", "Hello", "body", "Half a sen",
				"page", "p", "nth", "1");
		Draft mia = this.drafts.toPerson(this.people.search("Mia").get(0).id()).get(0);
		assertThat(this.ada.page("/drafts/" + mia.id())).contains("One of 3.", "you began to change it")
			.doesNotContain("name=\"seen\" value=\"" + liv.id());
		assertThat(this.ada.page("/drafts?tray=ready")).as("it lies where it lay").contains("Draft to Liv Lind");
		String page = this.ada.page("/drafts/" + liv.id());
		assertThat(page).doesNotContain("One of ").containsOnlyOnce("data-key=\"e\"");
		assertThat(page).containsPattern("data-key=\"e\"[^>]*>Go on");
		assertThat(this.pile.all()).flatExtracting(Glance::signs)
			.extracting(Sign::words)
			.as("for others")
			.containsExactly("being changed");
	}

	@Test
	void whoReadsOneOfThemByItselfGoesOnToTheOthers() {
		this.ada.page("/drafts");
		Draft liv = this.drafts.toPerson(this.people.search("Liv").get(0).id()).get(0);
		Draft mia = this.drafts.toPerson(this.people.search("Mia").get(0).id()).get(0);
		assertThat(AtTheDesk.hidden(this.ada.page("/drafts/" + liv.id() + "/text"), "next"))
			.isEqualTo(String.valueOf(mia.id()));
		assertThat(this.ada.page("/drafts/" + liv.id() + "?alone=true")).doesNotContain("One of 4.")
			.contains("href=\"/drafts/" + mia.id() + "?tray=read\" data-key=\"j\"");
		assertThat(this.ada.page("/drafts/" + liv.id() + "/difference?tray=read")).contains("look-alikes")
			.doesNotContain("apart=true");
		assertThat(this.ada.press("/drafts/" + liv.id() + "/text", "version", "0", "subject", "Hello", "body", "Mine.",
				"then", "seal", "next", String.valueOf(mia.id())))
			.contains("Kept and sealed", "One of 3.");
	}

	@Test
	void whatStandsOutIsReadByItself() {
		writeTo("pat@liv-works.test", "Pat Moss", "Liv Works");
		assertThat(this.pile.all()).filteredOn((draft) -> draft.called().equals("Pat Moss"))
			.singleElement()
			.satisfies((draft) -> {
				assertThat(draft.alike()).isNull();
				assertThat(draft.signs()).extracting(Sign::kind).contains(Sign.Kind.TWIN);
			});
		assertThat(this.ada.page("/drafts?tray=twin")).contains("Pat Moss", "same company as 2", "Liv Lind");
	}

	@Test
	void whoHasWrittenToUsIsReadByHerself() {
		List<String> seen = seen();
		long liv = this.people.search("Liv").get(0).id();
		this.outbox.heard(liv, Instant.now());
		assertThat(this.ada.page("/drafts?tray=odd")).contains("has written to you", "Liv Lind");
		assertThat(this.ada.press("/drafts/seals/alike", pairs(seen)))
			.contains("1 of them stays where it was. 2 Liv Lind: there are words between you");
		assertThat(this.outbox.toPerson(liv)).isEmpty();
	}

	@Test
	void aFactThatChangedAfterApprovalIsShownInItsTray() {
		this.ada.press("/drafts/seals/alike", pairs(seen()));
		long liv = this.people.search("Liv").get(0).id();
		this.people.setFact(liv, new Fact("company", "Other Works", "a new file", Instant.now()));
		assertThat(this.ada.page("/drafts?tray=changed")).contains("Changed since approval", "Other Works", "Liv Lind")
			.doesNotContain("Mia Lind</span>");
		assertThat(this.ada.page("/drafts?tray=sealed")).as("each letter lies in one tray")
			.contains("Envelope: 3 letters so far, 1 would be held", "<b>4</b> of 4", "Mia Lind</span>")
			.doesNotContain("Liv Lind</span>");
		this.outbox.hold(liv, "held for the test");
		assertThat(this.ada.page("/drafts?tray=changed")).contains("This tray is empty", "Held after approval");
	}

	private List<String> seen() {
		return Pattern.compile("name=\"seen\" value=\"(\\d+:[0-9a-f]{64})\"")
			.matcher(this.ada.page("/drafts"))
			.results()
			.map((found) -> found.group(1))
			.toList();
	}

	private static String[] pairs(List<String> seen) {
		return seen.stream().flatMap((one) -> Stream.of("seen", one)).toArray(String[]::new);
	}

}
