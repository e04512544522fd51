package firstthousand.cli;

import java.util.List;
import java.util.Map;

import firstthousand.numbers.Numbers;
import firstthousand.numbers.PersonState;
import firstthousand.numbers.Status;
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
		status.wrong().forEach(this::say);
		return status.balanced() ? DONE : FAILED;
	}

	private static Map<String, Object> line(Status status, SignupTotals signups) {
		Row people = new Row().put("total", status.total());
		for (PersonState state : PersonState.values()) {
			people.put(state.word(), status.people().get(state));
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
			.put("unmatched", status.unmatched())
			.put("mailbox",
					new Row().put("messages", status.mailbox().messages())
						.put("seen", status.mailbox().seen())
						.put("unaccounted", status.mailbox().unaccounted())
						.map())
			.put("balanced", status.balanced())
			.map();
	}

	private static List<String> words(Status status, SignupTotals signups) {
		StringBuilder states = new StringBuilder();
		status.people().forEach((state, count) -> {
			if (count > 0) {
				states.append(", ").append(count).append(' ').append(state.words());
			}
		});
		return List.of("Signups: " + signups.rows() + " rows, " + signups.admitted() + " admitted, "
				+ signups.repeated() + " repeated, " + signups.rejected() + " rejected.",
				"People: " + status.total() + states + ".",
				"Replies: " + status.replies() + " from people, " + status.robots() + " from robots; "
						+ status.followUps() + " wait for you; " + status.unmatched() + " in the tray.",
				"Mailbox: " + status.mailbox().messages() + ", seen " + status.mailbox().seen() + ", "
						+ status.mailbox().unaccounted() + " unaccounted.",
				status.balanced() ? "The books balance." : "The books do not balance.");
	}

}
