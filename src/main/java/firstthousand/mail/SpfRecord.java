package firstthousand.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which servers may send for a domain, as its owner wrote it (RFC 7208, 4.6). Only what
 * is before "all" counts.
 *
 * @param terms in their order
 */
record SpfRecord(List<Term> terms) {

	private static final int MOST_TERMS = 500;

	private static final Set<String> MECHANISMS = Set.of("all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists");

	/** RFC 7208, 4.6.4: these cost a look-up each. */
	private static final Set<String> COSTLY = Set.of("include", "a", "mx", "ptr", "exists", "redirect");

	SpfRecord {
		terms = List.copyOf(terms);
	}

	static boolean isOne(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
	}

	/**
	 * Reads a record.
	 * @throws IllegalArgumentException if a receiver could not read it, either; says what
	 * is wrong
	 */
	static SpfRecord parse(String text) {
		if (!isOne(text)) {
			throw new IllegalArgumentException("it does not begin with v=spf1");
		}
		List<Term> terms = new ArrayList<>();
		String[] words = text.substring("v=spf1".length()).strip().split(" +", MOST_TERMS + 1);
		if (words.length > MOST_TERMS) {
			throw new IllegalArgumentException("it is endless");
		}
		for (String word : words) {
			if (!word.isEmpty()) {
				Term term = Term.parse(word);
				terms.add(term);
				if (term.name().equals("all")) {
					break;
				}
			}
		}
		return new SpfRecord(terms);
	}

	/** What becomes of all others: + - ~ or ?; empty if nothing is said. */
	Optional<Character> all() {
		return this.terms.stream().filter((term) -> term.name().equals("all")).map(Term::qualifier).findFirst();
	}

	/**
	 * The terms that a receiver has to look up; a redirect only where there is no "all".
	 */
	List<Term> lookups() {
		boolean ends = all().isPresent();
		return this.terms.stream()
			.filter((term) -> COSTLY.contains(term.name()) && !(ends && term.name().equals("redirect")))
			.toList();
	}

	/**
	 * One term: a mechanism, or "redirect".
	 *
	 * @param qualifier + - ~ or ?
	 * @param name in lower case
	 * @param value what is behind the colon or equals sign; may be empty
	 */
	record Term(char qualifier, String name, String value) {

		static Term parse(String word) {
			boolean qualified = "+-~?".indexOf(word.charAt(0)) >= 0;
			String bare = qualified ? word.substring(1) : word;
			int end = 0;
			while (end < bare.length() && ":=/".indexOf(bare.charAt(end)) < 0) {
				end++;
			}
			String name = bare.substring(0, end).toLowerCase(Locale.ROOT);
			String value = (end < bare.length()) ? bare.substring(end + 1) : "";
			boolean modifier = end < bare.length() && bare.charAt(end) == '=';
			if (!modifier && !MECHANISMS.contains(name)) {
				throw new IllegalArgumentException("it has a word in it that nobody knows (\"" + cut(word) + "\")");
			}
			if (name.equals("include") && (modifier || value.isEmpty())) {
				throw new IllegalArgumentException("\"" + cut(word) + "\" includes nothing");
			}
			return new Term(qualified ? word.charAt(0) : '+', name, value);
		}

		private static String cut(String word) {
			return MailWords.said((word.length() > 40) ? word.substring(0, 40) + "…" : word);
		}

	}

}
