package firstthousand.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import firstthousand.mail.EmailAddress;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose the messages in the tray may be: a colleague who quotes our letter, a second
 * address with the same name, a notice that names somebody. Made when the tray is shown,
 * for a bounded number of messages, and kept nowhere.
 */
@Component
public class Guesses {

	private static final int MOST_MESSAGES = 100;

	private static final int MOST_ORIGINALS = 20;

	private static final int MOST_BYTES = 1 << 20;

	private static final int MOST_TEXT = 64 * 1024;

	private static final int MOST_CANDIDATES = 300;

	private static final int MOST_EACH = 3;

	/**
	 * So many people at one domain are no guess any more, unless our letter is quoted.
	 */
	private static final int MOST_AT_DOMAIN = 3;

	/** A shorter line of a letter may stand anywhere. */
	private static final int TELLING = 25;

	private static final int LEAST_LOCAL = 5;

	private static final Set<String> NOBODYS = Set.of("admin", "billing", "contact", "hello", "kontakt",
			"mailer-daemon", "newsletter", "no-reply", "noreply", "office", "postmaster", "sales", "service", "support",
			"verkauf");

	private final JdbcClient jdbc;

	private final Inbox inbox;

	private final Outbox outbox;

	Guesses(JdbcClient jdbc, Inbox inbox, Outbox outbox) {
		this.jdbc = jdbc;
		this.inbox = inbox;
		this.outbox = outbox;
	}

	/** The best guesses about each of these messages, by its row; at most three each. */
	public Map<Long, List<Guess>> about(List<InboxMessage> messages) {
		List<InboxMessage> asked = messages.stream()
			.filter((message) -> message.personId() == null)
			.limit(MOST_MESSAGES)
			.toList();
		Map<String, List<Candidate>> byDomain = group(
				candidates("substring(email, locate('@', email) + 1)",
						asked.stream()
							.map((message) -> domain(message.sender()))
							.filter((domain) -> !EmailAddress.isSharedDomain(domain))),
				(candidate) -> domain(candidate.email()));
		Map<String, List<Candidate>> byLocal = group(
				candidates("substring(email, 1, locate('@', email) - 1)",
						asked.stream().map((message) -> local(message.sender())).filter(Guesses::tells)),
				(candidate) -> local(candidate.email()));
		Map<String, List<Candidate>> byName = group(candidates("lower(name)", asked.stream().map(Guesses::name)),
				(candidate) -> fold(candidate.name()));
		Map<String, List<Candidate>> byAddress = group(
				candidates("email", asked.stream().flatMap((message) -> message.recipients().stream().limit(10))),
				Candidate::email);
		Map<String, List<Candidate>> byOwn = group(candidates("email", asked.stream().map(InboxMessage::sender)),
				Candidate::email);
		Map<Long, List<Guess>> guesses = new HashMap<>();
		int originals = 0;
		for (InboxMessage message : asked) {
			Map<Long, Guess> best = new LinkedHashMap<>();
			List<Candidate> colleagues = byDomain.getOrDefault(domain(message.sender()), List.of());
			String text = (!colleagues.isEmpty() && originals++ < MOST_ORIGINALS) ? text(message) : "";
			quoted(text, colleagues).forEach((candidate) -> add(best, candidate,
					"from the same domain, and quotes our letter to " + candidate.called(), false));
			message.recipients()
				.stream()
				.flatMap((address) -> byAddress.getOrDefault(address, List.of()).stream())
				.forEach((candidate) -> add(best, candidate,
						"it names " + candidate.email() + ", and nothing in it proves that it is about our letter",
						false));
			byOwn.getOrDefault(message.sender(), List.of())
				.forEach((candidate) -> add(best, candidate, "it comes from their address", false));
			byName.getOrDefault(name(message), List.of())
				.forEach((candidate) -> add(best, candidate, "the same name at another address", true));
			byLocal.getOrDefault(local(message.sender()), List.of())
				.forEach((candidate) -> add(best, candidate, "the same name before the @", true));
			if (colleagues.size() <= MOST_AT_DOMAIN) {
				colleagues.forEach((candidate) -> add(best, candidate, "from the same domain", false));
			}
			if (!best.isEmpty()) {
				guesses.put(message.id(), best.values().stream().limit(MOST_EACH).toList());
			}
		}
		return guesses;
	}

	private static void add(Map<Long, Guess> best, Candidate candidate, String why, boolean theirAddress) {
		best.putIfAbsent(candidate.id(),
				new Guess(candidate.id(), candidate.number(), candidate.called(), why, theirAddress));
	}

	private List<Candidate> candidates(String column, Stream<String> values) {
		List<String> wanted = values.filter((value) -> !value.isEmpty()).distinct().toList();
		return wanted.isEmpty() ? List.of()
				: this.jdbc
					.sql("select id, number, email, name from person where " + column
							+ " in (:wanted) order by number limit :most")
					.param("wanted", wanted)
					.param("most", MOST_CANDIDATES)
					.query((row, n) -> new Candidate(row.getLong("id"), row.getInt("number"), row.getString("email"),
							row.getString("name")))
					.list();
	}

	private static Map<String, List<Candidate>> group(Collection<Candidate> candidates,
			Function<Candidate, String> by) {
		return candidates.stream().collect(Collectors.groupingBy(by));
	}

	/** The text with what it quotes, on one line and without the marks of quoting. */
	private String text(InboxMessage message) {
		return this.inbox.original(message.id())
			.filter((raw) -> raw.length <= MOST_BYTES)
			.map(Original::read)
			.map((original) -> plain(original.text().substring(0, Math.min(original.text().length(), MOST_TEXT))))
			.orElse("");
	}

	/**
	 * Whose letter is quoted. All letters of a template have most lines in common, so it
	 * is the one of which the most is there; if that is true of several, nobody can tell.
	 */
	private List<Candidate> quoted(String text, List<Candidate> candidates) {
		double most = 0;
		List<Candidate> best = new ArrayList<>();
		for (Candidate candidate : candidates) {
			double share = text.isEmpty() ? 0 : share(text, candidate);
			if (share > most) {
				best.clear();
			}
			if (share > 0 && share >= most) {
				most = share;
				best.add(candidate);
			}
		}
		return (best.size() == 1) ? best : List.of();
	}

	/**
	 * How much of a letter to that person is quoted, 0 to 1; a telling line must be
	 * there.
	 */
	private double share(String text, Candidate candidate) {
		double most = 0;
		for (OutboxLetter letter : this.outbox.toPerson(candidate.id())) {
			List<String> lines = letter.sealed()
				.body()
				.lines()
				.map(Guesses::plain)
				.filter((line) -> line.length() > 3)
				.toList();
			List<String> there = lines.stream().filter(text::contains).toList();
			if (letter.sentAt() != null && there.stream().anyMatch((line) -> line.length() >= TELLING)) {
				most = Math.max(most, (double) there.size() / lines.size());
			}
		}
		return most;
	}

	private static String plain(String text) {
		return text.replaceAll("[>|\\s]+", " ").strip();
	}

	private static boolean tells(String local) {
		return local.length() >= LEAST_LOCAL && !NOBODYS.contains(local);
	}

	private static String domain(String address) {
		return address.substring(address.lastIndexOf('@') + 1);
	}

	private static String local(String address) {
		return address.substring(0, Math.max(0, address.lastIndexOf('@')));
	}

	/** One word is no name: there are many Bens. */
	private static String name(InboxMessage message) {
		String name = fold(message.senderName());
		return name.contains(" ") ? name : "";
	}

	private static String fold(String name) {
		return Objects.requireNonNullElse(name, "").strip().toLowerCase(Locale.ROOT);
	}

	private record Candidate(long id, int number, String email, String name) {

		String called() {
			return (this.name != null) ? this.name : this.email;
		}

	}

}
