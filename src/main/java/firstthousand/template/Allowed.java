package firstthousand.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import freemarker.core.TemplateElement;
import freemarker.template.Template;

/**
 * What a letter may use: an allow-list, since what FreeMarker blocks by itself is not
 * enough (it would happily pad a name to two billion characters). Also collects the names
 * of the variables, in all branches.
 */
@SuppressWarnings("deprecation")
final class Allowed {

	private static final Set<String> DIRECTIVES = Set.of("if", "elseif", "else", "list", "sep", "items", "assign",
			"switch", "case", "default", "on", "break", "t", "lt", "rt", "nt", "compress", "text", "comment",
			"mixed_content");

	private static final Set<String> BUILT_INS = Set.of("has_content", "cap_first", "uncap_first", "capitalize",
			"lower_case", "upper_case", "trim", "length", "size", "string", "number", "int", "round", "floor",
			"ceiling", "abs", "contains", "starts_with", "ends_with", "replace", "split", "join", "first", "last",
			"index", "counter", "is_first", "is_last", "has_next", "item_parity", "then", "switch", "boolean", "c",
			"cn", "keep_before", "keep_after", "remove_beginning", "remove_ending", "truncate", "truncate_w",
			"word_list", "reverse", "sort", "seq_contains", "seq_index_of", "min", "max", "is_string", "is_number",
			"date", "exists", "if_exists", "default", "chop_linebreak", "blank_to_null", "empty_to_null",
			"trim_to_null");

	private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'");

	private static final Pattern BUILT_IN = Pattern.compile("\\?\\s*([a-zA-Z_]+)");

	private static final Pattern SPECIAL = Pattern.compile("(?<![\\w)\\]])\\.[a-z_]+");

	private static final Pattern NAME = Pattern.compile("(?<![\\w.?@#])[a-zA-Z_]\\w*(?:\\.\\w+)*");

	/** A name that is asked for, or has a default: its absence was thought of. */
	private static final Pattern GUARDED = Pattern
		.compile("([a-zA-Z_][\\w.]*)\\s*\\)?\\s*(?:\\?\\?|!(?!=)|\\?\\s*(?:has_content|if_exists|exists|default))");

	private static final Pattern LOOP = Pattern.compile("\\bas\\s+([\\w\\s,]+)");

	private static final Pattern ASSIGNED = Pattern.compile("^#assign\\s+(\\w+)");

	private static final Set<String> WORDS = Set.of("true", "false", "as", "in", "gt", "gte", "lt", "lte", "and", "or",
			"using");

	private final List<Use> uses = new ArrayList<>();

	private final List<String> local = new ArrayList<>();

	private Allowed() {
	}

	static Allowed of(Template template) {
		Allowed found = new Allowed();
		found.walk(template.getRootTreeNode());
		return found;
	}

	private void walk(TemplateElement element) {
		String text = element.getDescription();
		if (text.startsWith("#if-")) {
			// the frame around a whole #if, which has no expression of its own
			text = "";
		}
		if (text.startsWith("#") || text.startsWith("@") || text.contains("${") || text.contains("#{")) {
			this.uses.add(new Use(text, element.getBeginLine(), element.getBeginColumn()));
		}
		for (int i = 0; i < element.getChildCount(); i++) {
			walk((TemplateElement) element.getChildAt(i));
		}
	}

	/**
	 * The first thing that a letter may not use, as a sentence, with its place; or null.
	 */
	Forbidden forbidden() {
		for (Use use : this.uses) {
			String sentence = sentence(use.text());
			if (sentence != null) {
				return new Forbidden(sentence, use.line(), use.column());
			}
		}
		return null;
	}

	private static String sentence(String text) {
		if (text.startsWith("text \"") || text.startsWith("root")) {
			return null;
		}
		String code = STRING.matcher(text).replaceAll("\"\"");
		if (text.startsWith("@") || (text.startsWith("#") && !text.startsWith("#{")
				&& !DIRECTIVES.contains(text.substring(1).split("[^a-z_]", 2)[0]))) {
			return "<" + text.split("\\s", 2)[0] + "> cannot be used in a letter.";
		}
		Matcher builtIn = BUILT_IN.matcher(code.replace("??", ""));
		while (builtIn.find()) {
			if (!BUILT_INS.contains(builtIn.group(1))) {
				return "?" + builtIn.group(1) + " cannot be used in a letter.";
			}
		}
		Matcher special = SPECIAL.matcher(code);
		if (special.find()) {
			return special.group() + " cannot be used in a letter.";
		}
		return null;
	}

	/**
	 * Every variable that stands anywhere in the template, with the first place it stands
	 * at.
	 */
	List<Use> variables() {
		List<Use> names = new ArrayList<>();
		this.uses.stream().filter((use) -> !use.text().startsWith("text \"")).forEach((use) -> {
			String code = STRING.matcher(use.text()).replaceAll("\"\"");
			LOOP.matcher(code).results().forEach((m) -> this.local.addAll(List.of(m.group(1).trim().split("[\\s,]+"))));
			ASSIGNED.matcher(code).results().forEach((m) -> this.local.add(m.group(1)));
			NAME.matcher(code.replaceFirst("^#\\w+", ""))
				.results()
				.map((match) -> match.group())
				.filter((name) -> !WORDS.contains(name))
				.forEach((name) -> names.add(new Use(name, use.line(), use.column())));
		});
		Set<String> seen = new HashSet<>();
		return names.stream()
			.filter((use) -> !this.local.contains(use.text().split("\\.")[0]))
			.filter((use) -> seen.add(use.text()))
			.toList();
	}

	/** The names whose absence the template has thought of. */
	Set<String> guarded() {
		Set<String> guarded = new HashSet<>();
		this.uses.stream()
			.map((use) -> STRING.matcher(use.text()).replaceAll("\"\""))
			.forEach((code) -> GUARDED.matcher(code).results().forEach((found) -> guarded.add(found.group(1))));
		return guarded;
	}

	/**
	 * Something that stands in a template, and where, counted from 1 in the template
	 * itself.
	 */
	record Use(String text, int line, int column) {
	}

	/** What may not be used, and where. */
	record Forbidden(String sentence, int line, int column) {
	}

}
