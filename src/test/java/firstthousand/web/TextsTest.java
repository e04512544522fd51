package firstthousand.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every word of a page is in the texts, and the texts say nothing that no page says. */
class TextsTest {

	private static final Path VIEWS = Path.of("src/main/resources/views");

	private static final Path DOORS = Path.of("src/main/java/firstthousand/web");

	private static final Path TEXTS = Path.of("src/main/resources/texts");

	/** Pages whose words are still their own; the list only grows shorter. */
	private static final Set<String> NOT_YET = Set.of("layout/icons.ftlh");

	/** A quoted key; one that ends in a dot is the beginning of several. */
	private static final Pattern KEY = Pattern.compile("\"((?:" + String.join("|", Texts.NOUNS) + ")\\.[\\w.-]+)\"");

	private static final Pattern COMMENT = Pattern.compile("(?s)<#--.*?-->");

	/**
	 * A key that ends in a dot is the beginning of several: {@code t("look." + word)}.
	 */
	private static final Pattern BEGINNING = Pattern.compile("\\b(?:t|say)\\(\\s*\"([a-z][\\w.-]*\\.)\" ?\\+");

	/** What of a view is not words: directives, values, styles of keys, tags. */
	private static final Pattern NO_WORDS = Pattern
		.compile("(?s)<#--.*?-->|</?[#@](?:[^>\"]|\"[^\"]*\")*>|\\$\\{(?:[^}\"]|\"[^\"]*\")*}|<kbd>[^<]*</kbd>");

	private static final Pattern SAID_IN_A_TAG = Pattern
		.compile("\\b(?:aria-label|title|placeholder|alt)=\"([^\"]*)\"");

	private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>|&\\w+;");

	private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

	@Test
	void everyTextThatIsAskedForIsThere() throws IOException {
		assertThat(texts().stringPropertyNames()).containsAll(keys(false));
	}

	@Test
	void everyTextIsSaidSomewhere() throws IOException {
		Set<String> said = keys(false);
		Set<String> beginnings = keys(true);
		assertThat(texts().stringPropertyNames())
			.allMatch((key) -> said.contains(key) || beginnings.stream().anyMatch(key::startsWith));
	}

	@Test
	void aKeyBeginsWithItsNoun() throws IOException {
		for (String noun : Texts.NOUNS) {
			assertThat(texts(noun).stringPropertyNames()).as(noun).allMatch((key) -> key.startsWith(noun + "."));
		}
	}

	@Test
	void apostrophesAreTypographicSoThatNoFormatSwallowsThem() throws IOException {
		assertThat(texts().values()).noneMatch((text) -> text.toString().contains("'"));
	}

	@Test
	void noPageHasWordsOfItsOwn() throws IOException {
		List<String> own = new ArrayList<>();
		for (Path view : files(VIEWS, ".ftlh")) {
			String page = NO_WORDS.matcher(Files.readString(view)).replaceAll(" ");
			Matcher inTags = SAID_IN_A_TAG.matcher(page);
			StringBuilder words = new StringBuilder(TAG.matcher(page).replaceAll(" "));
			while (inTags.find()) {
				words.append(' ').append(inTags.group(1));
			}
			Matcher word = WORD.matcher(words);
			if (!NOT_YET.contains(VIEWS.relativize(view).toString()) && word.find()) {
				own.add(VIEWS.relativize(view) + ": " + word.group());
			}
		}
		assertThat(own).isEmpty();
	}

	private static Set<String> keys(boolean beginnings) throws IOException {
		Set<String> keys = new TreeSet<>();
		for (Path file : Stream.concat(files(VIEWS, ".ftlh").stream(), files(DOORS, ".java").stream()).toList()) {
			String source = Files.readString(file);
			if (file.startsWith(DOORS) && !source.contains("texts.say(")) {
				continue;
			}
			Matcher found = KEY.matcher(COMMENT.matcher(source).replaceAll(""));
			while (found.find()) {
				if (found.group(1).endsWith(".") == beginnings) {
					keys.add(found.group(1));
				}
			}
		}
		return keys;
	}

	private static Properties texts() throws IOException {
		Properties all = new Properties();
		for (String noun : Texts.NOUNS) {
			all.putAll(texts(noun));
		}
		return all;
	}

	private static Properties texts(String noun) throws IOException {
		Properties texts = new Properties();
		try (var in = Files.newBufferedReader(TEXTS.resolve(noun + ".properties"), StandardCharsets.UTF_8)) {
			texts.load(in);
		}
		return texts;
	}

	private static List<Path> files(Path folder, String ending) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).toList();
		}
	}

}
