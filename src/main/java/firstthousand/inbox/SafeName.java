package firstthousand.inbox;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A name for a file of a stranger's: no path, no control character, nothing that turns
 * the reading direction, nothing that a file system takes for something else.
 */
final class SafeName {

	private static final int LONGEST = 120;

	private static final int LONGEST_ENDING = 12;

	private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4",
			"com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
			"lpt9");

	private static final Map<String, String> ENDINGS = Map.ofEntries(Map.entry("image/png", ".png"),
			Map.entry("image/jpeg", ".jpg"), Map.entry("image/gif", ".gif"), Map.entry("image/webp", ".webp"),
			Map.entry("application/pdf", ".pdf"), Map.entry("text/calendar", ".ics"), Map.entry("text/plain", ".txt"),
			Map.entry("text/csv", ".csv"), Map.entry("text/vcard", ".vcf"), Map.entry("message/rfc822", ".eml"),
			Map.entry("application/ms-tnef", ".dat"), Map.entry("application/pkcs7-mime", ".p7m"),
			Map.entry("application/zip", ".zip"));

	private SafeName() {
	}

	static String of(String told, String type) {
		String name = Visible.line(Normalizer.normalize(told, Normalizer.Form.NFC));
		name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		name = name.replaceAll("[\\p{C}<>:\"|?*%;=]", "_").replaceAll("^[.\\s~-]+", "").replaceAll("[.\\s]+$", "");
		if (name.isEmpty()) {
			return "attachment" + ENDINGS.getOrDefault(type, ".bin");
		}
		int dot = name.indexOf('.');
		if (DEVICES.contains(name.substring(0, (dot < 0) ? name.length() : dot).strip().toLowerCase(Locale.ROOT))) {
			name = "_" + name;
		}
		return cut(name);
	}

	/** The ending stays: it says what opens the file. */
	private static String cut(String name) {
		if (name.codePointCount(0, name.length()) <= LONGEST) {
			return name;
		}
		int dot = name.lastIndexOf('.');
		String ending = (dot > 0 && name.length() - dot <= LONGEST_ENDING) ? name.substring(dot) : "";
		return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())).stripTrailing() + ending;
	}

}
