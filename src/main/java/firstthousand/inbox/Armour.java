package firstthousand.inbox;

import java.util.List;

/**
 * What programs write into a text and no person reads: the marks of a signed text (RFC
 * 9580 section 7), its signature, a file in uuencode.
 */
final class Armour {

	private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";

	private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";

	private static final int MOST_HEADERS = 5;

	private static final int MOST_SIGNATURE = 100;

	private Armour() {
	}

	/** Behind the piece that begins at this line; 0 if none does. */
	static int end(List<String> lines, int from) {
		String line = lines.get(from).strip();
		if (line.equals(SIGNED)) {
			int i = from + 1;
			while (i < lines.size() && i - from < MOST_HEADERS && lines.get(i).contains(": ")) {
				i++;
			}
			return i;
		}
		if (line.equals(SIGNATURE)) {
			int i = from + 1;
			while (i < lines.size() && i - from < MOST_SIGNATURE && !lines.get(i).startsWith("-----END PGP")) {
				i++;
			}
			return Math.min(lines.size(), i + 1);
		}
		return isUuencoded(lines, from) ? uuencoded(lines, from + 1) : 0;
	}

	/** "begin 644 picture.gif", and a line of data below. */
	private static boolean isUuencoded(List<String> lines, int from) {
		String[] words = lines.get(from).split(" ", 3);
		return words.length == 3 && words[0].equals("begin") && words[1].length() == 3
				&& words[1].chars().allMatch((c) -> c >= '0' && c <= '7') && from + 1 < lines.size()
				&& isData(lines.get(from + 1));
	}

	private static int uuencoded(List<String> lines, int from) {
		int i = from;
		while (i < lines.size() && isData(lines.get(i))) {
			i++;
		}
		return (i < lines.size() && lines.get(i).equals("end")) ? i + 1 : i;
	}

	/** As long as its first letter says, give or take a blank at its end. */
	private static boolean isData(String line) {
		if (line.isEmpty() || line.chars().anyMatch((c) -> c < ' ' || c > '`')) {
			return false;
		}
		int bytes = (line.charAt(0) - ' ') & 63;
		int letters = (bytes + 2) / 3 * 4 + 1;
		return Math.abs(line.length() - letters) < 3;
	}

}
