package firstthousand.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import firstthousand.inbox.Segment.Role;

/** What telephones, lawyers and mail servers add around the words of a person. */
final class Footers {

	private static final Words WORDS = Words.load("reply.txt");

	private static final int LONG = 200;

	private static final int LINE = 90;

	private static final Pattern TRIM = Pattern.compile("[\\[\\]*_]|^[(<]+|[)>]+$");

	private static final Pattern LINKS = Pattern.compile("<(?:http|mailto)[^<>]*>|\\(http[^()]*\\)");

	private Footers() {
	}

	/** "Sent from my iPhone", alone in its line, at the beginning of a paragraph. */
	static boolean isDevice(List<String> lines, int i) {
		String line = lines.get(i);
		if (line.length() > 160 || (i > 0 && !lines.get(i - 1).isBlank() && !isDeviceLine(lines.get(i - 1)))) {
			return false;
		}
		return isDeviceLine(line);
	}

	private static boolean isDeviceLine(String line) {
		if (line.isBlank() || line.length() > 160) {
			return false;
		}
		String folded = Words.fold(line);
		String bare = bare(folded);
		if (bare.length() > LINE || bare.endsWith("?") || (bare.contains(", ") && !WORDS.has("excuse", bare))) {
			return false;
		}
		boolean outlook = bare.contains("outlook") && (bare.contains("ios") || bare.contains("android"));
		return (outlook && bare.length() < 50) || WORDS.begins("device", bare) || endsAsDevice(bare);
	}

	private static boolean endsAsDevice(String line) {
		int end = line.length();
		while (end > 0 && (line.charAt(end - 1) == '.' || Character.isWhitespace(line.charAt(end - 1)))) {
			end--;
		}
		return end < LINE - 20 && WORDS.ends("device-end", line.substring(0, end));
	}

	/** Most lines have neither links nor brackets. */
	private static String bare(String folded) {
		for (int i = 0; i < folded.length(); i++) {
			if ("<>()[]*_".indexOf(folded.charAt(i)) >= 0) {
				return TRIM.matcher(LINKS.matcher(folded).replaceAll("")).replaceAll("").strip();
			}
		}
		return folded.strip();
	}

	/** Marks banners above and legal footers below what was written. */
	static void mark(List<String> lines, Role[] roles) {
		markBanner(lines, roles);
		markLegal(lines, roles);
	}

	private static void markBanner(List<String> lines, Role[] roles) {
		int start = 0;
		while (start < roles.length && lines.get(start).isBlank()) {
			start++;
		}
		int end = paragraphEnd(lines, roles, start);
		String paragraph = Words.fold(String.join(" ", lines.subList(start, end)));
		String bare = paragraph.replaceAll("^[^\\p{L}\\[]+", "");
		if (end < roles.length && paragraph.length() < 700 && WORDS.begins("external", bare)
				&& WORDS.has("outside", paragraph)) {
			fill(roles, start, end, Role.BANNER);
		}
	}

	private static void markLegal(List<String> lines, Role[] roles) {
		int end = roles.length;
		while (end > 0) {
			while (end > 0 && (lines.get(end - 1).isBlank() || roles[end - 1] != Role.WRITTEN)) {
				end--;
			}
			int start = end;
			while (start > 0 && roles[start - 1] == Role.WRITTEN && !lines.get(start - 1).isBlank()) {
				start--;
			}
			String paragraph = Words.fold(String.join(" ", lines.subList(start, end)));
			if (start == 0 || paragraph.length() < LONG || !isLegal(paragraph)) {
				return;
			}
			fill(roles, start, end, Role.FOOTER);
			end = start;
		}
	}

	/** People write about confidential data too, but not in these words. */
	private static boolean isLegal(String paragraph) {
		long certain = WORDS.count("legal", paragraph);
		return certain + WORDS.count("lawyers", paragraph) > 2 || certain > 1;
	}

	private static int paragraphEnd(List<String> lines, Role[] roles, int start) {
		int end = start;
		while (end < roles.length && roles[end] == Role.WRITTEN && !lines.get(end).isBlank()) {
			end++;
		}
		return end;
	}

	private static void fill(Role[] roles, int from, int to, Role role) {
		Arrays.fill(roles, from, to, role);
	}

}
