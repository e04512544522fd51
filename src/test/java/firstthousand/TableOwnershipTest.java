package firstthousand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * SQL obeys the arrows, too: a table's name begins with its package's name, a package
 * writes only its own tables and reads only those of the packages it may import.
 */
class TableOwnershipTest {

	private static final Path CODE = Path.of("src/main/java/firstthousand");

	private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

	private static final Pattern CREATED = Pattern.compile("(?i)create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)");

	private static final Pattern WRITTEN = Pattern
		.compile("(?i)\\b(?:insert\\s+(?:ignore\\s+)?into|replace\\s+into|update|delete\\s+from)\\s+(\\w+)");

	private static final Pattern READ = Pattern.compile("(?i)\\b(?:from|join)\\s+(\\w+)");

	private static final Pattern ARROWS = Pattern.compile("\"(\\w+)\"");

	@Test
	void aTableIsNamedAfterThePackageThatOwnsIt() throws IOException {
		assertThat(tables()).isNotEmpty().allSatisfy((table) -> assertThat(packages()).contains(owner(table)));
	}

	@Test
	void aPackageWritesItsOwnTablesAndReadsThoseItMayImport() throws IOException {
		Set<String> tables = tables();
		List<String> trespasses = new ArrayList<>();
		for (Map.Entry<Path, String> file : sources().entrySet()) {
			String home = CODE.relativize(file.getKey()).getName(0).toString();
			Set<String> mayRead = arrows(home);
			named(WRITTEN, file.getValue(), tables).filter((table) -> !owner(table).equals(home))
				.forEach((table) -> trespasses.add(file.getKey() + " writes " + table));
			named(READ, file.getValue(), tables).filter((table) -> !mayRead.contains(owner(table)))
				.forEach((table) -> trespasses.add(file.getKey() + " reads " + table));
		}
		assertThat(trespasses).isEmpty();
	}

	private static Stream<String> named(Pattern verb, String code, Set<String> tables) {
		return verb.matcher(code).results().map((match) -> match.group(1).toLowerCase()).filter(tables::contains);
	}

	private static String owner(String table) {
		return table.split("_")[0];
	}

	private static Set<String> arrows(String home) throws IOException {
		Set<String> arrows = new TreeSet<>(Set.of(home));
		Matcher named = ARROWS.matcher(Files.readString(CODE.resolve(home).resolve("package-info.java")));
		while (named.find()) {
			arrows.add(named.group(1));
		}
		return arrows;
	}

	private static Set<String> packages() throws IOException {
		try (Stream<Path> folders = Files.list(CODE)) {
			return folders.filter(Files::isDirectory)
				.map((folder) -> folder.getFileName().toString())
				.collect(Collectors.toSet());
		}
	}

	private static Set<String> tables() throws IOException {
		Set<String> tables = new TreeSet<>();
		try (Stream<Path> files = Files.list(MIGRATIONS)) {
			for (Path file : files.toList()) {
				CREATED.matcher(Files.readString(file)).results().forEach((m) -> tables.add(m.group(1).toLowerCase()));
			}
		}
		return tables;
	}

	private static Map<Path, String> sources() throws IOException {
		Map<Path, String> sources = new TreeMap<>();
		try (Stream<Path> files = Files.walk(CODE)) {
			for (Path file : files.filter((f) -> f.toString().endsWith(".java")).toList()) {
				if (CODE.relativize(file).getNameCount() > 1) {
					sources.put(file, Files.readString(file));
				}
			}
		}
		return sources;
	}

}
