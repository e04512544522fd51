package firstthousand.cli;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import firstthousand.numbers.Numbers;
import firstthousand.numbers.PersonState;
import firstthousand.numbers.Status;
import firstthousand.outbox.State;
import firstthousand.outbox.Tonight.Cap;
import firstthousand.signup.SignupTotals;
import firstthousand.signup.Signups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.context.ConfigurableApplicationContext;

/** Says where everything stands. */
@Command(name = "status", description = "Say where everything stands, and whether the books balance.")
class StatusCommand extends HouseCommand {

	@Option(names = "--json", description = "Print one JSON object.")
	private boolean json;

	@Override
	int run(ConfigurableApplicationContext beans) {
		Status status = beans.getBean(Numbers.class).status();
		SignupTotals signups = beans.getBean(Signups.class).totals();
		if (this.json) {
			json(line(status, signups));
		}
		else {
			words(status, signups).forEach(out()::println);
		}
		status.books().wrong().forEach(this::say);
		return status.books().balanced() ? DONE : FAILED;
	}

	private static Map<String, Object> line(Status status, SignupTotals signups) {
		Row people = new Row().put("total", status.books().total());
		for (PersonState state : PersonState.values()) {
			people.put(state.word(), status.books().people().get(state));
		}
		return new Row()
			.put("signups",
					new Row().put("rows", signups.rows())
						.put("admitted", signups.admitted())
						.put("repeated", signups.repeated())
						.put("rejected", signups.rejected())
						.map())
			.put("people", people.map())
			.put("replies", status.replies())
			.put("robots", status.robots())
			.put("followUps", status.followUps())
			.put("unmatched", status.books().unmatched())
			.put("mailbox",
					new Row().put("messages", status.books().mailbox().messages())
						.put("seen", status.books().mailbox().seen())
						.put("unaccounted", status.books().mailbox().unaccounted())
						.put("checkedAt", Objects.toString(status.books().mailbox().checkedAt(), null))
						.map())
			.put("letters", letters(status).map())
			.put("stopped", status.stopped())
			.put("lease", status.lease())
			.put("today", new Row().put("gone", status.today().gone()).put("most", status.today().most()).map())
			.put("balanced", status.books().balanced())
			.map();
	}

	private static Row letters(Status status) {
		Row letters = new Row();
		status.letters().forEach((state, count) -> letters.put(key(state), count));
		return letters;
	}

	/** The name that machines are told: <code>inDoubt</code>. */
	private static String key(State state) {
		return (state == State.IN_DOUBT) ? "inDoubt" : state.words();
	}

	private static List<String> words(Status status, SignupTotals signups) {
		StringBuilder states = new StringBuilder();
		status.books().people().forEach((state, count) -> {
			if (count > 0) {
				states.append(", ").append(count).append(' ').append(state.words());
			}
		});
		StringBuilder letters = new StringBuilder();
		status.letters().forEach((state, count) -> {
			if (count > 0) {
				letters.append(letters.isEmpty() ? "" : ", ").append(count).append(' ').append(state.words());
			}
		});
		List<String> lines = new ArrayList<>();
		lines.add("Signups: " + signups.rows() + " rows, " + signups.admitted() + " admitted, " + signups.repeated()
				+ " repeated, " + signups.rejected() + " rejected.");
		lines.add("People: " + status.books().total() + states + ".");
		lines.add("Letters: " + (letters.isEmpty() ? "none" : letters) + ". Today: " + today(status.today()) + ".");
		if (status.stopped() != null) {
			lines.add("Sending is stopped: " + status.stopped());
		}
		if (status.lease() != null) {
			lines.add(status.lease());
		}
		lines.add("Replies: " + status.replies() + " from people, " + status.robots() + " from robots; "
				+ status.followUps() + " wait for you; " + status.books().unmatched() + " in the tray.");
		lines.add("Mailbox: "
				+ counted(status.books().mailbox().messages(), status.books().mailbox().seen(),
						status.books().mailbox().unaccounted())
				+ ((status.books().mailbox().checkedAt() != null)
						? ", as of " + status.books().mailbox().checkedAt().truncatedTo(ChronoUnit.SECONDS)
						: ", never read")
				+ ".");
		if (status.books().mailbox().there().size() > 1) {
			status.books()
				.mailbox()
				.there()
				.forEach((folder) -> lines.add("  " + folder.name() + ": "
						+ counted(folder.messages(), folder.seen(), folder.unaccounted()) + "."));
		}
		status.books()
			.mailbox()
			.gone()
			.forEach((folder) -> lines.add("  " + folder.name()
					+ ": not there any more, or not read any more; what was filed from it stays."));
		lines.add(status.books().balanced() ? "The books balance." : "The books do not balance.");
		return lines;
	}

	private static String counted(long messages, long seen, long unaccounted) {
		return String.format(Locale.ENGLISH, "%,d, seen %,d, %,d unaccounted", messages, seen, unaccounted);
	}

	private static String today(Cap today) {
		return today.gone() + ((today.most() > 0) ? " of at most " + today.most() : "") + " first letters";
	}

}
