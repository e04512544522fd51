package firstthousand.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import firstthousand.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** <code>bin/first-thousand</code>, with the packaged jar and a cache of its own. */
class LauncherIT {

	private static final Path SCRIPT = Path.of("bin/first-thousand").toAbsolutePath();

	@TempDir
	static Path cache;

	private static List<Ran> preparing;

	@TempDir
	Path folder;

	/** Two at once, and the cache is empty. */
	@BeforeAll
	static void prepared() throws Exception {
		assumeFalse(TestDatabase.onMySql(), "the script knows no database");
		Process one = start(SCRIPT, cache, Path.of("."), Map.of(), "prepare");
		Process other = start(SCRIPT, cache, Path.of("."), Map.of(), "prepare");
		preparing = List.of(ended(one), ended(other));
	}

	@BeforeEach
	void theFoldersSettingsAreTheSandboxes() throws IOException {
		Files.writeString(this.folder.resolve("application.yaml"), "first-thousand.sandbox: true\n");
	}

	@Test
	void ofTwoThatPrepareAtOnceOneDoesAndNothingIsLeftLyingAbout() throws Exception {
		assertThat(preparing).extracting(Ran::code).contains(0);
		try (Stream<Path> all = Files.list(cache)) {
			List<Path> folders = all.toList();
			assertThat(folders).hasSize(1);
			assertThat(names(folders.get(0))).contains("first-thousand.jar", "lib", "rehearsal.log")
				.noneMatch((name) -> name.endsWith(".making") || name.startsWith("new."));
			assertThat(archive()).isNotEmptyFile();
		}
	}

	@Test
	void aCommandWorksInTheFolderThatOneStandsInAndItsOutputIsClean() throws Exception {
		Path link = Files.createSymbolicLink(this.folder.resolve("ft"), SCRIPT);

		Ran ran = run(link, cache, Map.of(), "status", "--json");

		assertThat(ran.code()).isZero();
		assertThat(JsonMapper.shared().readTree(ran.out()).get("balanced").asBoolean()).isTrue();
		assertThat(this.folder.resolve("data/sandbox")).isDirectory();
	}

	@Test
	void theArchiveIsUsed() throws Exception {
		Ran ran = run(SCRIPT, cache, Map.of("FT_JAVA_OPTS", "-Xlog:class+load:stdout"), "--version");

		assertThat(ran.out()).containsPattern("firstthousand\\.cli\\.Main source: shared objects file");
	}

	@Test
	void aBrokenArchiveIsNotWorthAWord() throws Exception {
		Path archive = archive();
		byte[] whole = Files.readAllBytes(archive);
		try {
			Files.delete(archive);
			Files.writeString(archive, "nothing that Java knows");

			Ran ran = run(SCRIPT, cache, Map.of(), "--version");

			assertThat(ran.code()).isZero();
			assertThat(ran.out()).startsWith("First Thousand").hasLineCount(1);
			assertThat(ran.err()).isEmpty();
		}
		finally {
			Files.write(archive, whole);
		}
	}

	@Test
	void whereNothingCanBeKeptItStartsAllTheSame() throws Exception {
		Path file = Files.createFile(this.folder.resolve("no-folder"));

		assertThat(run(SCRIPT, file.resolve("cache"), Map.of(), "--version").out()).startsWith("First Thousand");
		assertThat(run(SCRIPT, file.resolve("cache"), Map.of(), "prepare").err()).contains("FT_CACHE");
		assertThat(run(SCRIPT, Path.of("off"), Map.of(), "--version").out()).startsWith("First Thousand");
	}

	@Test
	void whatNobodyUsedForAMonthIsForgottenWhenAnotherIsPrepared() throws Exception {
		Path own = this.folder.resolve("cache");
		Path old = Files.createDirectories(own.resolve("old"));
		Path running = Files.createDirectories(own.resolve("running"));
		Files.createFile(running.resolve("desk." + ProcessHandle.current().pid()));
		FileTime longAgo = FileTime.from(Instant.now().minusSeconds(40L * 24 * 3600));
		Files.setLastModifiedTime(old, longAgo);
		Files.setLastModifiedTime(running, longAgo);

		assertThat(run(SCRIPT, own, Map.of(), "prepare").code()).isZero();

		assertThat(old).doesNotExist();
		assertThat(running).exists();
	}

	@Test
	void withoutJavaItSaysWhatToInstall() throws Exception {
		Ran ran = run(SCRIPT, cache, Map.of("JAVA_HOME", "/nowhere"), "status");

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("Java 17 or newer").hasLineCount(1);
	}

	private static Path archive() throws IOException {
		try (Stream<Path> all = Files.walk(cache, 2)) {
			return all.filter((file) -> file.toString().endsWith(".jsa") || file.toString().endsWith(".aot"))
				.findFirst()
				.orElseThrow();
		}
	}

	private static List<String> names(Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private Ran run(Path script, Path cache, Map<String, String> environment, String... words) throws Exception {
		return ended(start(script, cache, this.folder, environment, words));
	}

	private static Process start(Path script, Path cache, Path folder, Map<String, String> environment, String... words)
			throws IOException {
		ProcessBuilder process = new ProcessBuilder(
				Stream.concat(Stream.of(script.toString()), Stream.of(words)).toList())
			.directory(folder.toFile());
		process.environment().put("JAVA_HOME", System.getProperty("java.home"));
		process.environment().put("FT_CACHE", cache.toString());
		process.environment().putAll(environment);
		return process.start();
	}

	private static Ran ended(Process process) throws Exception {
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return new Ran(process.exitValue(), out, err);
	}

	private record Ran(int code, String out, String err) {
	}

}
