package firstthousand.signup;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import firstthousand.person.Fact;
import firstthousand.signup.Headers.Role;
import tools.jackson.core.JacksonException;

/**
 * Understands the rows of one source: which field is the address, the name, the date; the
 * rest are facts. The address comes from one and the same field in every row, because
 * another person's may stand in the next one.
 */
final class Columns {

	private static final int MOST_FACTS = 300;

	private static final int LONGEST_FACT = 10_000;

	private static final Set<String> YES_OR_NO = Set.of("true", "false", "yes", "no", "0", "1", "ja", "nein", "oui",
			"non", "sí", "si");

	private final String source;

	private final Map<String, String> map;

	private final Instant now;

	/** The headers, and what is inside the first rows' cells. */
	private final List<String> fields;

	private final Map<String, Column> known = new HashMap<>();

	private final String emailField;

	private final boolean dayFirst;

	/**
	 * @param sample the fields of the first rows
	 */
	Columns(String source, Map<String, String> map, Rows rows, Collection<Map<String, String>> sample, Instant now) {
		this.source = source;
		this.now = now.truncatedTo(ChronoUnit.SECONDS);
		Set<String> first = new LinkedHashSet<>(rows.headers());
		sample.forEach((row) -> first.addAll(unpacked(row).keySet()));
		List<String> fields = List.copyOf(first);
		this.fields = fields;
		this.map = settled(map, fields);
		this.emailField = fields.stream()
			.filter((field) -> column(field).role == Role.EMAIL)
			.min((a, b) -> Integer.compare(column(a).rank, column(b).rank))
			.orElseThrow(() -> new UnreadableSignups(question(rows, fields, sample)));
		this.dayFirst = sample.stream()
			.flatMap((row) -> unpacked(row).entrySet().stream())
			.anyMatch((field) -> column(field.getKey()).role == Role.SIGNED_UP_AT
					&& SignupDate.showsDayFirst(field.getValue()))
				|| fields.stream().anyMatch(Headers::isDayFirst);
	}

	/** The wishes of the one who imports, each with the header as the source has it. */
	private Map<String, String> settled(Map<String, String> wishes, List<String> fields) {
		Map<String, String> settled = new HashMap<>();
		wishes.forEach((word, header) -> {
			String field = fields.stream()
				.filter(header::equals)
				.findFirst()
				.or(() -> fields.stream().filter((f) -> Headers.key(f).equals(Headers.key(header))).findFirst())
				.orElseThrow(() -> new UnreadableSignups("There is no column \"" + header + "\" in " + this.source
						+ ", so " + word + "=" + header + " cannot be mapped. Its headers are: " + list(fields) + "."));
			Role role = Role.called(word);
			settled.put(field, (role != null) ? role.word() : word);
		});
		return settled;
	}

	private String question(Rows rows, List<String> fields, Collection<Map<String, String>> sample) {
		if (fields.stream().anyMatch((field) -> field.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))) {
			return "The first line of " + this.source + " should hold the names of the columns, but it holds an e-mail "
					+ "address. Put a line like email,name above it.";
		}
		String likely = sample.stream()
			.flatMap((row) -> row.entrySet().stream())
			.filter((field) -> field.getValue().matches("\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*"))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse("COLUMN");
		return "No column of " + this.source + " is recognised as the e-mail address. Its headers are: " + list(fields)
				+ ". " + rows.advice(likely);
	}

	private static String list(List<String> fields) {
		List<String> shown = fields.stream().limit(40).map((field) -> Values.cut(Values.clean(field), 60)).toList();
		return String.join(", ", shown) + ((fields.size() > 40) ? " and " + (fields.size() - 40) + " more" : "");
	}

	/** Which header stands for what: {@code email → E-Mail}. */
	Map<String, String> recognised() {
		Map<Role, String> roles = new EnumMap<>(Role.class);
		Map<String, String> recognised = new LinkedHashMap<>();
		for (String field : this.fields) {
			Column column = column(field);
			if (column.role != null) {
				roles.merge(column.role, field, (a, b) -> (column(b).rank < column(a).rank) ? b : a);
			}
		}
		roles.put(Role.EMAIL, this.emailField);
		roles.forEach((role, field) -> recognised.put(role.word(), field));
		for (String field : this.fields) {
			Column column = column(field);
			if (!recognised.containsValue(field) && !column.fact.equals(field)) {
				recognised.putIfAbsent(column.fact, field);
			}
		}
		return recognised;
	}

	/**
	 * @param note what is odd about the row so far, or null
	 */
	Signup read(Map<String, String> row, String note) {
		Map<String, String> fields = unpacked(row);
		Map<Role, String> roles = new EnumMap<>(Role.class);
		List<String> dates = new ArrayList<>();
		Map<String, String> names = new HashMap<>();
		Map<String, String> clean = new LinkedHashMap<>(fields.size() * 2);
		fields.forEach((field, written) -> {
			String value = Values.withoutTextMark(Values.clean(written));
			if (!Values.isNothing(value)) {
				clean.put(field, value);
				Column column = column(field);
				if (column.role == Role.SIGNED_UP_AT) {
					dates.add(field);
				}
				else if (column.role != null && column.role != Role.EMAIL) {
					roles.merge(column.role, field, this::surer);
				}
				names.merge(column.fact, field, this::surer);
			}
		});
		roles.put(Role.EMAIL, this.emailField);
		dates.sort(Comparator.comparingInt((field) -> column(field).rank));
		Instant signedUpAt = null;
		for (String field : dates) {
			signedUpAt = SignupDate.parse(clean.get(field), this.dayFirst).orElse(null);
			if (signedUpAt != null) {
				roles.put(Role.SIGNED_UP_AT, field);
				break;
			}
		}
		List<Fact> facts = new ArrayList<>();
		clean.forEach((field, value) -> {
			if (!roles.containsValue(field) && facts.size() < MOST_FACTS) {
				facts.add(fact(field, names.get(column(field).fact).equals(field), value));
			}
		});
		String unread = (signedUpAt != null || dates.isEmpty()) ? null : clean.get(dates.get(0));
		return signup(roles, fields, signedUpAt, remark(note, unread), note != null, facts);
	}

	private static String remark(String note, String date) {
		if (date == null || YES_OR_NO.contains(date.toLowerCase(Locale.ROOT))) {
			return note;
		}
		return ((note != null) ? note + " " : "") + "The date \"" + Values.cut(date, 40)
				+ "\" cannot be read; the time of the import counts as the day of signing up.";
	}

	private Signup signup(Map<Role, String> roles, Map<String, String> fields, Instant signedUpAt, String note,
			boolean odd, List<Fact> facts) {
		String email = Values.withoutTextMark(fields.getOrDefault(this.emailField, ""));
		String first = raw(fields, roles.get(Role.FIRST_NAME));
		String last = raw(fields, roles.get(Role.LAST_NAME));
		String name = raw(fields, roles.get(Role.NAME));
		if (first != null && last == null && name != null
				&& !name.toLowerCase(Locale.ROOT).contains(first.strip().toLowerCase(Locale.ROOT))) {
			last = name;
			name = null;
		}
		else if (first == null && last != null && name != null
				&& !name.toLowerCase(Locale.ROOT).contains(last.strip().toLowerCase(Locale.ROOT))) {
			first = name;
			name = null;
		}
		return new Signup(email, first, last, name, signedUpAt, note, odd, facts);
	}

	private static String raw(Map<String, String> fields, String field) {
		return (field == null) ? null : Values.withoutTextMark(fields.get(field));
	}

	private String surer(String field, String other) {
		return (column(other).rank < column(field).rank) ? other : field;
	}

	private Fact fact(String field, boolean canonical, String value) {
		Column column = column(field);
		return new Fact(canonical ? column.fact : Values.cut(field, 200), Values.cut(value, LONGEST_FACT),
				canonical ? column.factSource : this.source, this.now);
	}

	/** JSON inside a cell counts as if its fields had been columns. */
	private static Map<String, String> unpacked(Map<String, String> row) {
		Map<String, String> unpacked = null;
		for (Map.Entry<String, String> field : row.entrySet()) {
			String value = field.getValue();
			Map<String, String> inner = (value.length() > 1 && value.charAt(0) == '{') ? inner(value) : null;
			if (inner != null && unpacked == null) {
				unpacked = new LinkedHashMap<>();
				for (Map.Entry<String, String> before : row.entrySet()) {
					if (before.getKey().equals(field.getKey())) {
						break;
					}
					unpacked.put(before.getKey(), before.getValue());
				}
			}
			if (inner != null) {
				for (Map.Entry<String, String> nested : inner.entrySet()) {
					unpacked.putIfAbsent(field.getKey() + "." + nested.getKey(), nested.getValue());
				}
			}
			else if (unpacked != null) {
				unpacked.put(field.getKey(), value);
			}
		}
		return (unpacked != null) ? unpacked : row;
	}

	private static Map<String, String> inner(String value) {
		try {
			return Flat.object(value);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private Column column(String field) {
		Column column = this.known.get(field);
		if (column == null) {
			column = understood(field);
			if (this.known.size() < 10_000) {
				this.known.put(field, column);
			}
		}
		return column;
	}

	private Column understood(String field) {
		String wish = this.map.get(field);
		if (wish != null) {
			Role role = Role.called(wish);
			return new Column(role, -1, (role != null) ? field : wish, this.source + ", column " + field);
		}
		for (Role role : Role.values()) {
			int rank = Headers.rank(role, field);
			if (rank >= 0) {
				return new Column(role, rank, field, this.source);
			}
		}
		String fact = Headers.fact(field);
		if (fact == null) {
			return new Column(null, 0, Values.cut(field, 200), this.source);
		}
		int rank = (int) field.chars().filter((c) -> c == '.').count() * 10 + (Headers.key(field).equals(fact) ? 0 : 1);
		boolean same = field.equalsIgnoreCase(fact);
		return new Column(null, rank, fact, same ? this.source : this.source + ", column " + Values.cut(field, 100));
	}

	/**
	 * @param role what it is for, or null
	 * @param rank the smaller the surer
	 * @param fact what it is called as a fact
	 */
	private record Column(Role role, int rank, String fact, String factSource) {

	}

}
