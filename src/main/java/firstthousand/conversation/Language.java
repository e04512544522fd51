package firstthousand.conversation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * In which language somebody writes, by its smallest words. Says nothing where it is not
 * clear: three of them must be there, and twice as many as of any other language.
 */
final class Language {

	private static final int FEWEST = 3;

	private static final int MOST_WORDS = 400;

	private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}'’]+");

	private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
	// @formatter:off
			"en", set("the and is are was were to of in it that this you your we i my have has not with for on do does can could would if or but what how"),
			"de", set("der die das und ist sind war ich wir sie ihr nicht mit für auf ein eine einen zu den dem es dass aber oder wie was wenn kann können haben habe noch auch"),
			"fr", set("le la les et est sont je nous vous il ne pas avec pour sur un une des du que qui mais ou comment si peut avez j'ai c'est dans"),
			"es", set("el la los las y es son yo nosotros usted no con para en un una de del que pero o cómo si puede puedo hay está tengo por lo"),
			"it", set("il lo la gli le e è sono io noi non con per su un una di del della che ma o come se può posso ho cosa succede stesso due questo"),
			"pt", set("o os as e é são eu nós você não com para em um uma de do da que mas ou como se pode posso há está tenho por isso"),
			"nl", set("de het een en is zijn ik wij we u niet met voor op te dat die maar of hoe wat als kan kunnen heb heeft van nog ook"),
			"pl", set("i w na nie to się z że jest do jak czy co dla ale mam można są po od przez tylko"),
			"sv", set("och det att är jag vi ni inte med för på en ett som men eller hur vad om kan har den av till"));
	// @formatter:on

	private Language() {
	}

	/** The language, or empty if nobody can tell. */
	static Optional<Locale> of(String text) {
		Map<String, Integer> found = new HashMap<>();
		BETWEEN_WORDS.splitAsStream(text.toLowerCase(Locale.ROOT).replace('’', '\''))
			.limit(MOST_WORDS)
			.forEach((word) -> SMALL_WORDS.forEach((language, words) -> {
				if (words.contains(word)) {
					found.merge(language, 1, Integer::sum);
				}
			}));
		return found.entrySet()
			.stream()
			.filter((most) -> most.getValue() >= FEWEST && found.entrySet()
				.stream()
				.allMatch((other) -> other.getKey().equals(most.getKey()) || 2 * other.getValue() <= most.getValue()))
			.map((most) -> Locale.forLanguageTag(most.getKey()))
			.findFirst();
	}

	private static Set<String> set(String words) {
		return Arrays.stream(words.split(" ")).collect(Collectors.toUnmodifiableSet());
	}

}
