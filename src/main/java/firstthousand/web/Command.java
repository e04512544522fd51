package firstthousand.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something to do, as it is found by its words.
 *
 * @param words what it is called
 * @param href where it is done
 * @param keys the keys that lead there, with blanks between them; empty if there are none
 */
public record Command(String words, String href, String keys) {

	private static final List<Command> ALL = List.of(new Command("Read drafts", "/drafts", "g d"),
			new Command("Read the look-alikes", "/drafts?tray=ready", ""),
			new Command("Drafts with a missing fact", "/drafts?tray=missing", ""),
			new Command("Held drafts", "/drafts?tray=held", ""),
			new Command("Answer who waits: follow-ups", "/follow-ups", "g f"),
			new Command("Focus: answer all who wait on one page", "/focus", ""),
			new Command("Saved answers", "/saved-answers", ""),
			new Command("Reasons: why they came, in their own words", "/reasons", ""),
			new Command("The thousand squares", "/", "g s"),
			new Command("Tonight: what goes, how the night goes, pause, go on", "/tonight", "g t"),
			new Command("All letters, the outbox", "/outbox", ""),
			new Command("Letters in doubt", "/outbox?state=IN_DOUBT", ""),
			new Command("Who did not get it, and why", "/not-sent", ""),
			new Command("Bring in signups, import a file", "/signups", "g n"),
			new Command("Mailbox: the tray of what matches nobody", "/tray", "g m"),
			new Command("People, everybody", "/people", ""), new Command("Status, the books", "/status", "g b"),
			new Command("Every key, keyboard help", "/keys", "?"));

	private static final int SHOWN = 6;

	/** Those that have every one of the words; the usual ones for no words. */
	static List<Command> like(String text) {
		List<String> wanted = Arrays.asList(text.toLowerCase(Locale.ROOT).strip().split("\\s+"));
		return ALL.stream()
			.filter((command) -> wanted.stream().allMatch(command.words.toLowerCase(Locale.ROOT)::contains))
			.limit(SHOWN)
			.toList();
	}

}
