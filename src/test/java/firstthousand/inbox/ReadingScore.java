package firstthousand.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much of a folder of mails with known answers is read rightly. The answers stand in
 * the files' names ({@code bounce-qmail.eml} is a bounce, {@code human-x.txt} says what
 * the person of {@code human-x.eml} wrote), or in a {@code manifest.jsonl} of fields
 * {@code file, kind, recipient, also_ok, permanence, reply, convention, lang}. By hand:
 * <pre>java -cp … firstthousand.inbox.ReadingScore FOLDER</pre>
 */
final class ReadingScore {

	private final JsonMapper json = new JsonMapper();

	private final Inspection inspection = new Inspection();

	private final Map<String, int[]> figures = new TreeMap<>();

	private final List<String> misses = new ArrayList<>();

	private double similar;

	private int texts;

	static ReadingScore of(Path folder) {
		ReadingScore score = new ReadingScore();
		Path manifest = folder.resolve("manifest.jsonl");
		if (Files.exists(manifest)) {
			lines(manifest).forEach((line) -> score.row(folder, line));
		}
		else {
			files(folder).forEach(score::named);
		}
		return score;
	}

	/** Of what was counted under this name: how much of it was right, 1 if nothing. */
	double share(String figure) {
		int[] counted = this.figures.getOrDefault(figure, new int[2]);
		return (counted[1] == 0) ? 1 : (double) counted[0] / counted[1];
	}

	int counted(String figure) {
		return this.figures.getOrDefault(figure, new int[2])[1];
	}

	/** The mean F1 of the words of the texts. */
	double words() {
		return (this.texts == 0) ? 1 : this.similar / this.texts;
	}

	List<String> misses() {
		return this.misses;
	}

	private void row(Path folder, String line) {
		JsonNode row = this.json.readTree(line);
		String kind = row.path("kind").asString();
		Path file = folder.resolve(row.path("file").asString());
		JsonNode read = this.json.readTree(this.inspection.line(file));
		boolean wish = kind.equals("unsubscribe");
		judge(file, (kind.equals("autoreply") ? "robot" : kind), read);
		if (wish || file.getParent().endsWith("unsubscribes")) {
			count("wish", file, read.path("optOut").asBoolean() == wish, "optOut " + read.path("optOut"));
		}
		else if (!kind.equals("complaint")) {
			count("no wish", file, !read.path("optOut").asBoolean(), "a wish was seen");
		}
		if (kind.equals("bounce") && row.has("recipient")) {
			List<String> right = new ArrayList<>(strings(row.path("recipient")));
			right.addAll(strings(row.path("also_ok")));
			List<String> told = strings(read.path("recipients"));
			count("bounce: address", file, !told.isEmpty() && told.stream().anyMatch(right::contains),
					told + " instead of " + right);
		}
		if (kind.equals("bounce") && row.has("permanence")) {
			count("bounce: permanence", file,
					row.path("permanence").asString().equals(read.path("permanence").asString("")),
					read.path("permanence") + " instead of " + row.path("permanence"));
		}
		if (row.has("reply")) {
			boolean lenient = row.path("convention").asString("").equals("quote");
			String set = row.path("source").asString("");
			text(file, read, text(folder.resolve(row.path("reply").asString())), lenient, set);
		}
	}

	/** What an own mail is stands first in its name. */
	private void named(Path file) {
		String name = file.getFileName().toString();
		String first = name.substring(0, name.indexOf('-'));
		JsonNode read = this.json.readTree(this.inspection.line(file));
		judge(file, first.equals("optout") ? "unsubscribe" : first, read);
		if (first.equals("bounce")) {
			count("bounce: address", file,
					strings(read.path("recipients")).stream().anyMatch((who) -> who.endsWith("@users.test")),
					read.path("recipients").toString());
		}
		Path written = file.resolveSibling(name.replace(".eml", ".txt"));
		if (Files.exists(written)) {
			text(file, read, text(written), false, "own");
		}
	}

	private void judge(Path file, String kind, JsonNode read) {
		String told = read.path("kind").asString();
		boolean right = kind.equals("unsubscribe") ? read.path("optOut").asBoolean() : kind.equals(told);
		count(kind, file, right, told);
	}

	private void text(Path file, JsonNode read, String wanted, boolean lenient, String set) {
		String told = bare(read.path("text").asString());
		boolean exact = told.equals(bare(wanted)) || (lenient && told.equals(bare(unsigned(wanted))));
		this.texts++;
		double f1 = Math.max(f1(told, bare(wanted)), exact ? 1 : 0);
		this.similar += f1;
		count("text", file, exact, String.format(Locale.ROOT, "%.2f", f1));
		count("text " + set, file, exact, null);
	}

	private void count(String figure, Path file, boolean right, String told) {
		int[] counted = this.figures.computeIfAbsent(figure, (name) -> new int[2]);
		counted[0] += right ? 1 : 0;
		counted[1]++;
		if (!right && told != null) {
			this.misses.add(figure + ": " + file.getFileName() + ": " + told);
		}
	}

	/** Without what stands below a signature's mark, and without a telephone's line. */
	private static String unsigned(String text) {
		List<String> lines = text.lines().toList();
		int end = 0;
		while (end < lines.size() && !Marks.isDelimiter(lines.get(end)) && !Footers.isDevice(lines, end)) {
			end++;
		}
		return String.join("\n", lines.subList(0, end));
	}

	private static String bare(String text) {
		return text.replace('\u00A0', ' ').replaceAll("\\s+", " ").strip();
	}

	private static double f1(String told, String wanted) {
		Map<String, Integer> left = new HashMap<>();
		String[] words = wanted.split(" ");
		for (String word : words) {
			left.merge(word, 1, Integer::sum);
		}
		int common = 0;
		String[] ours = told.split(" ");
		for (String word : ours) {
			common += (left.merge(word, -1, Integer::sum) >= 0) ? 1 : 0;
		}
		return 2.0 * common / (words.length + ours.length);
	}

	private List<String> strings(JsonNode array) {
		return Optional.of(array)
			.filter(JsonNode::isArray)
			.map((node) -> node.valueStream().map((value) -> value.asString().toLowerCase(Locale.ROOT)).toList())
			.orElse(List.of());
	}

	private static String text(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> lines(Path file) {
		return text(file).lines().toList();
	}

	private static List<Path> files(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".eml")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		StringBuilder out = new StringBuilder();
		this.figures.forEach((figure, counted) -> out.append(String.format(Locale.ROOT, "%-24s %4d of %4d  %5.1f %%%n",
				figure, counted[0], counted[1], 100.0 * counted[0] / counted[1])));
		out.append(String.format(Locale.ROOT, "%-24s %.3f%n", "words F1", words()));
		return out.toString();
	}

	public static void main(String[] arguments) {
		long start = System.nanoTime();
		ReadingScore score = of(Path.of(arguments[0]));
		score.misses().forEach(System.out::println);
		System.out.print(score);
		System.out.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - start) / 1e9);
	}

}
