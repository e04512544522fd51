package firstthousand.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each colour of the desk stands once, and an older browser gets the light ones. */
class StyleSheetTest {

	private static final Pattern PAIR = Pattern.compile("(--[\\w-]+):\\s*light-dark\\(((?:[^(),]|\\([^()]*\\))+),");

	private static final Pattern PLAIN = Pattern.compile("(--[\\w-]+):\\s*([^;]+);");

	private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{3,8}\\b(?!\\))");

	@Test
	void whatABrowserWithoutLightDarkGetsIsTheLightHalfOfEachPair() throws IOException {
		String sheet = sheet();
		int fallback = sheet.indexOf("@supports not (color: light-dark(");
		Map<String, String> pairs = values(PAIR, sheet.substring(0, fallback));
		Map<String, String> plain = values(PLAIN, sheet.substring(fallback, sheet.indexOf("\n}", fallback)));

		assertThat(pairs).hasSizeGreaterThan(30);
		assertThat(plain).containsAllEntriesOf(pairs);
	}

	@Test
	void noColourStandsBelowTheTokens() throws IOException {
		String sheet = sheet();
		String below = sheet.substring(sheet.indexOf("----- 2 base"), sheet.indexOf("@media print"));

		assertThat(below.replaceAll("(?s)/\\*.*?\\*/", "")
			.replace("#fff; color-scheme: light", "")
			.lines()
			.filter((line) -> COLOUR.matcher(line.replaceAll("url\\([^)]*\\)", "")).find())).isEmpty();
	}

	private static Map<String, String> values(Pattern pattern, String text) {
		Map<String, String> values = new LinkedHashMap<>();
		Matcher found = pattern.matcher(text);
		while (found.find()) {
			values.put(found.group(1), found.group(2).strip());
		}
		return values;
	}

	private static String sheet() throws IOException {
		return Files.readString(Path.of("src/main/resources/static/desk.css"));
	}

}
