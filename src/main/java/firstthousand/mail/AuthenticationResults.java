package firstthousand.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the receiving server found out about a letter (RFC 8601, 2.2). One pass over the
 * characters; whatever cannot be read is left out.
 *
 * @param server who says so; empty where it does not tell
 * @param results in their order
 */
record AuthenticationResults(String server, List<Result> results) {

	private static final int MOST_RESULTS = 100;

	static final AuthenticationResults NONE = new AuthenticationResults("", List.of());

	AuthenticationResults {
		results = List.copyOf(results);
	}

	/**
	 * The topmost field, which the last server wrote, and all others that it wrote, too:
	 * some write one for each method.
	 */
	static AuthenticationResults of(Headers headers) {
		List<AuthenticationResults> all = headers.all("Authentication-Results")
			.stream()
			.limit(MOST_RESULTS)
			.map(AuthenticationResults::parse)
			.toList();
		if (all.isEmpty()) {
			return NONE;
		}
		String server = all.get(0).server();
		return new AuthenticationResults(server,
				all.stream()
					.filter((field) -> field.server().equalsIgnoreCase(server))
					.flatMap((field) -> field.results().stream())
					.limit(MOST_RESULTS)
					.toList());
	}

	static AuthenticationResults parse(String field) {
		List<List<String>> statements = statements(field);
		List<String> first = statements.get(0);
		// some servers do not name themselves and begin with a result
		boolean named = first.size() == 1 || (first.size() > 1 && !first.get(1).equals("="));
		List<Result> results = new ArrayList<>();
		for (List<String> words : statements.subList(named ? 1 : 0, statements.size())) {
			if (results.size() < MOST_RESULTS && words.size() >= 3 && words.get(1).equals("=")) {
				results.add(result(words));
			}
		}
		return new AuthenticationResults(named ? first.get(0) : "", results);
	}

	private static Result result(List<String> words) {
		Map<String, String> properties = new HashMap<>();
		for (int i = 3; i + 2 < words.size(); i++) {
			if (words.get(i + 1).equals("=") && !words.get(i).equals("=")) {
				properties.putIfAbsent(words.get(i).toLowerCase(Locale.ROOT), words.get(i + 2));
				i += 2;
			}
		}
		String method = words.get(0).toLowerCase(Locale.ROOT);
		int version = method.indexOf('/');
		return new Result((version < 0) ? method : method.substring(0, version), words.get(2).toLowerCase(Locale.ROOT),
				properties);
	}

	/** Words and equals signs between semicolons; comments and quotes are gone. */
	private static List<List<String>> statements(String field) {
		List<List<String>> statements = new ArrayList<>();
		List<String> words = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		int depth = 0;
		boolean quoted = false;
		boolean value = false;
		for (int i = 0; i < field.length(); i++) {
			char c = field.charAt(i);
			if (c == '\\' && (quoted || depth > 0)) {
				i++;
				if (quoted && i < field.length()) {
					word.append(field.charAt(i));
				}
			}
			else if (quoted) {
				quoted = c != '"';
				if (quoted) {
					word.append(c);
				}
			}
			else if (c == '(' || c == ')') {
				depth = Math.max(0, depth + ((c == '(') ? 1 : -1));
			}
			else if (depth == 0) {
				if (c == '"') {
					quoted = true;
				}
				else if (c == '=' && value && word.length() > 0) {
					// in a value it is a sign like any other: base64, SRS
					word.append(c);
				}
				else if (c == ';' || c == '=' || Character.isWhitespace(c)) {
					end(word, words);
					value = c == '=';
					if (value) {
						words.add("=");
					}
					else if (c == ';') {
						statements.add(words);
						words = new ArrayList<>();
					}
				}
				else {
					word.append(c);
				}
			}
		}
		end(word, words);
		statements.add(words);
		return statements;
	}

	private static void end(StringBuilder word, List<String> words) {
		if (word.length() > 0) {
			words.add(word.toString());
			word.setLength(0);
		}
	}

	/** All results of one method: a letter may have several signatures. */
	List<Result> of(String method) {
		return this.results.stream().filter((result) -> result.method().equals(method)).toList();
	}

	/**
	 * One result.
	 *
	 * @param method in lower case: spf, dkim, dmarc
	 * @param value in lower case: pass, fail, none, …
	 * @param properties by their names in lower case: header.d, smtp.mailfrom, …
	 */
	record Result(String method, String value, Map<String, String> properties) {

		Result {
			properties = Map.copyOf(properties);
		}

		boolean pass() {
			return this.value.equals("pass");
		}

		/** The domain that this is about, by the first of these properties. */
		Optional<String> domain(String... names) {
			for (String name : names) {
				String value = this.properties.get(name);
				if (value != null) {
					return Optional.of(Domains.of(value));
				}
			}
			return Optional.empty();
		}

	}

}
