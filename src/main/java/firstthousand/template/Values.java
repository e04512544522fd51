package firstthousand.template;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;

/**
 * The values that a letter can speak of, as FreeMarker sees them. It notes which facts
 * were looked at, so that the page can say why this person, and whether what is printed
 * next is the person's or the founder's.
 */
final class Values implements TemplateHashModel {

	private static final Pattern CONTROL = Pattern
		.compile("[\\p{Cc}\\p{Cf}&&[^\u200c\u200d]]+|[\uE000\uE001\u27e6\u27e7]+");

	private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}.*)?");

	private final Map<String, TemplateModel> roots = new LinkedHashMap<>();

	private final Map<String, String> used = new TreeMap<>();

	private final Locale language;

	private boolean personal;

	Values(Model model, Locale language, ZoneId zone) {
		this.language = language;
		Branch facts = new Branch("", true);
		model.facts().forEach((name, value) -> facts.put(name, clean(value)));
		Branch person = new Branch("person.", true);
		person.put("firstName", clean(model.firstName()));
		person.put("name", clean(model.name()));
		person.put("email", clean(model.email()));
		person.children.put("number", new SimpleNumber(model.number()));
		Branch founder = new Branch("founder.", false);
		model.founder().forEach((name, value) -> founder.put(name, clean(value)));
		Branch signup = new Branch("signup.", true);
		if (model.signedUpAt() != null) {
			LocalDate day = LocalDate.ofInstant(model.signedUpAt(), zone);
			signup.put("date", printed(day));
			signup.put("weekday", day.getDayOfWeek().getDisplayName(TextStyle.FULL, language));
			signup.put("month", day.getMonth().getDisplayName(TextStyle.FULL, language));
		}
		this.roots.putAll(facts.children);
		this.roots.put("facts", facts);
		this.roots.put("person", person);
		this.roots.put("founder", founder);
		this.roots.put("signup", signup);
	}

	@Override
	public TemplateModel get(String key) {
		TemplateModel found = this.roots.get(key);
		if (found == null) {
			found = this.roots.get(plain(key));
		}
		if (found instanceof Branch branch) {
			this.personal = branch.theirs;
			return found;
		}
		this.personal = true;
		this.used.put(key, text(found));
		return found;
	}

	@Override
	public boolean isEmpty() {
		return false;
	}

	/** Whether what was looked up since the last question is the person's own. */
	boolean takePersonal() {
		boolean was = this.personal;
		this.personal = false;
		return was;
	}

	/**
	 * The facts that were looked at, with their values; null for those that are missing.
	 */
	Map<String, String> used() {
		return this.used;
	}

	/**
	 * One line, no control or direction characters, none of our marks; null if nothing is
	 * left.
	 */
	static String clean(String value) {
		if (value == null) {
			return null;
		}
		String clean = CONTROL.matcher(value).replaceAll(" ").strip();
		return clean.isEmpty() ? null : clean;
	}

	/** "Company name" can be written company_name in a letter. */
	static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
	}

	private String printed(LocalDate day) {
		return day.format(DateTimeFormatter.ofPattern("d MMMM yyyy", this.language));
	}

	/** A fact as a person would write it: 2026-10-01T00:00:00Z is the 1 October 2026. */
	private String asWritten(String value) {
		if (!ISO_DATE.matcher(value).matches()) {
			return value;
		}
		try {
			return printed(LocalDate.parse(value.substring(0, 10)));
		}
		catch (DateTimeParseException ex) {
			return value;
		}
	}

	private static String text(TemplateModel model) {
		try {
			if (model instanceof SimpleNumber number) {
				return number.toString();
			}
			return (model instanceof TemplateScalarModel scalar) ? scalar.getAsString() : null;
		}
		catch (TemplateModelException ex) {
			return null;
		}
	}

	/**
	 * A level of names; may have a value of its own as well ("plan" beside "plan.name").
	 */
	private class Branch implements TemplateHashModel {

		private final Map<String, TemplateModel> children = new LinkedHashMap<>();

		private final String path;

		private final boolean theirs;

		Branch(String path, boolean theirs) {
			this.path = path;
			this.theirs = theirs;
		}

		void put(String name, String value) {
			if (value == null || name.isEmpty()) {
				return;
			}
			Branch at = this;
			String[] levels = name.split("\\.");
			for (int i = 0; i < levels.length - 1; i++) {
				at = at.branch(levels[i]);
			}
			if (levels.length > 0) {
				at.leaf(levels[levels.length - 1], asWritten(value));
			}
		}

		private Branch branch(String level) {
			TemplateModel there = this.children.get(level);
			if (there instanceof Branch branch) {
				return branch;
			}
			Branch made = (there instanceof TemplateScalarModel leaf)
					? new ValuedBranch(this.path + level + ".", this.theirs, text(leaf))
					: new Branch(this.path + level + ".", this.theirs);
			this.children.put(level, made);
			this.children.putIfAbsent(plain(level), made);
			return made;
		}

		private void leaf(String level, String value) {
			TemplateModel model = new SimpleScalar(value);
			if (this.children.get(level) instanceof Branch branch) {
				ValuedBranch valued = new ValuedBranch(branch.path, this.theirs, value);
				valued.children().putAll(branch.children);
				model = valued;
			}
			this.children.put(level, model);
			this.children.putIfAbsent(plain(level), model);
		}

		Map<String, TemplateModel> children() {
			return this.children;
		}

		@Override
		public TemplateModel get(String key) {
			TemplateModel found = this.children.get(key);
			if (found == null) {
				found = this.children.get(plain(key));
			}
			Values.this.personal = this.theirs;
			if (this.theirs && !(found instanceof Branch)) {
				Values.this.used.put(this.path + key, text(found));
			}
			return found;
		}

		@Override
		public boolean isEmpty() {
			return this.children.isEmpty();
		}

	}

	/** A name that is a value and a level at once. */
	private final class ValuedBranch extends Branch implements TemplateScalarModel {

		private final String value;

		ValuedBranch(String path, boolean theirs, String value) {
			super(path, theirs);
			this.value = value;
		}

		@Override
		public String getAsString() {
			return this.value;
		}

	}

}
