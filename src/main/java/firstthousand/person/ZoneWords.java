package firstthousand.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people and programs write for a time zone, an offset or a country. The tables are
 * texts beside this class, so that a name is added without code.
 */
final class ZoneWords {

	/** {@code UTC+2}, {@code GMT-05:00}, {@code +0530}, {@code -5}. */
	private static final Pattern OFFSET = Pattern.compile(
			"(?:UTC|GMT|Z)? ?([+\\-\u2212]) ?(?!\\d{3}$)(\\d{1,2})(?::?(\\d{2}))?(?::00)?", Pattern.CASE_INSENSITIVE);

	/**
	 * {@code (UTC-05:00) Eastern Time (US & Canada)}, as lists to choose from have it.
	 */
	private static final Pattern LABELLED = Pattern.compile("\\((?:UTC|GMT) ?([+\\-\u2212]\\d{1,2}:?\\d{2})?\\) ?(.*)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern NUMBER = Pattern.compile("[+\\-\u2212]?\\d{1,5}(?:\\.\\d{1,2})?");

	private static final Pattern CLOCK = Pattern.compile("[+\\-\u2212](?:\\d{4}|\\d{2}:\\d{2})");

	private static final int HOURS_AT_MOST = 14;

	private ZoneWords() {
	}

	/** A zone by its name, or an offset that says that it is one. */
	static Optional<ZoneId> zone(String value) {
		Matcher labelled = LABELLED.matcher(value);
		if (labelled.matches()) {
			return named(labelled.group(2))
				.or(() -> signed((labelled.group(1) != null) ? labelled.group(1) : "+00:00"));
		}
		return named(value).or(() -> signed(value));
	}

	/**
	 * An offset from UTC: {@code +05:30}, hours, minutes or seconds east. What a
	 * browser's {@code getTimezoneOffset} counts westwards cannot be told apart from
	 * that.
	 */
	static Optional<ZoneId> offset(String value) {
		if (!NUMBER.matcher(value).matches() || CLOCK.matcher(value).matches()) {
			return zone(value);
		}
		BigDecimal number = new BigDecimal(value.replace('\u2212', '-'));
		BigDecimal size = number.abs();
		int unit = (size.compareTo(BigDecimal.valueOf(HOURS_AT_MOST)) <= 0) ? 3600
				: (size.compareTo(BigDecimal.valueOf(HOURS_AT_MOST * 60)) <= 0) ? 60 : 1;
		return east(number.multiply(BigDecimal.valueOf(unit)).intValue());
	}

	/** The zone where most of the country's people live. */
	static Optional<ZoneId> country(String value) {
		return Optional.ofNullable(Countries.ZONES.get(folded(value)));
	}

	/** Small letters and digits alone, without their accents. */
	static String folded(String text) {
		StringBuilder kept = new StringBuilder();
		Normalizer.normalize(text, Normalizer.Form.NFKD)
			.codePoints()
			.filter(Character::isLetterOrDigit)
			.forEach(kept::appendCodePoint);
		return kept.toString().toLowerCase(Locale.ROOT);
	}

	private static Optional<ZoneId> named(String value) {
		return Optional.ofNullable(Names.ZONES.get(value.toLowerCase(Locale.ROOT).replace(' ', '_')))
			.or(() -> Optional.ofNullable(Names.SPOKEN.get(folded(value))));
	}

	private static Optional<ZoneId> signed(String value) {
		Matcher offset = OFFSET.matcher(value);
		if (!offset.matches()) {
			return Optional.empty();
		}
		int minutes = (offset.group(3) != null) ? Integer.parseInt(offset.group(3)) : 0;
		int seconds = Integer.parseInt(offset.group(2)) * 3600 + minutes * 60;
		return (minutes < 60) ? east(offset.group(1).equals("+") ? seconds : -seconds) : Optional.empty();
	}

	/** Offsets that some place on earth has: whole quarters of an hour. */
	private static Optional<ZoneId> east(int seconds) {
		return (seconds % 900 == 0 && Math.abs(seconds) <= HOURS_AT_MOST * 3600)
				? Optional.of(ZoneOffset.ofTotalSeconds(seconds)) : Optional.empty();
	}

	/** The lines of a table: its first words, and the names at its end. */
	static List<Line> lines(String table, int words) {
		try (InputStream in = ZoneWords.class.getResourceAsStream(table)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map((line) -> Line.of(line.split(" ", words + 1), words))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One line of a table. */
	record Line(List<String> words, List<String> names) {

		private static Line of(String[] parts, int words) {
			return new Line(List.of(parts).subList(0, words),
					(parts.length > words) ? List.of(parts[words].split("; ")) : List.of());
		}

	}

	/** Zones by their names. */
	private static final class Names {

		/** As the time zone database calls them, in small letters. */
		private static final Map<String, ZoneId> ZONES = new HashMap<>();

		/** As others call them, folded. */
		private static final Map<String, ZoneId> SPOKEN = new HashMap<>();

		static {
			for (String id : ZoneId.getAvailableZoneIds()) {
				if (!id.startsWith("SystemV/")) {
					ZONES.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id));
				}
			}
			for (Line line : lines("zones-by-name.txt", 1)) {
				ZoneId zone = ZoneId.of(line.words().get(0));
				for (String name : line.names()) {
					SPOKEN.put(folded(name), zone);
					ZONES.remove(name.toLowerCase(Locale.ROOT));
				}
			}
		}

		private Names() {
		}

	}

	/** Zones by their countries' codes and names, folded. */
	private static final class Countries {

		private static final Map<String, ZoneId> ZONES = new HashMap<>();

		static {
			Set<String> iso = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
			for (Line line : lines("zones-of-countries.txt", 2)) {
				if (!line.words().get(1).equals("-")) {
					ZoneId zone = ZoneId.of(line.words().get(1));
					String code = line.words().get(0);
					ZONES.put(folded(code), zone);
					line.names().forEach((name) -> ZONES.put(folded(name), zone));
					if (iso.contains(code)) {
						Locale country = new Locale.Builder().setRegion(code).build();
						ZONES.put(folded(country.getISO3Country()), zone);
						ZONES.put(folded(country.getDisplayCountry(Locale.ENGLISH)), zone);
					}
				}
			}
		}

		private Countries() {
		}

	}

}
