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

	private static final int FEW_LINES = 8;

	private static final Pattern EDGE = Pattern.compile("^[^\\p{L}]+");

	private static final Pattern TRIM = Pattern.compile("[\\[\\]*_]|^[(<]+|[)>]+$");

	/** A program that nobody has told us of: its name and nothing else. */
	private static final Pattern PROGRAM = Pattern
		.compile("Sent (?:from|with|via|using) (?:\\p{Lu}[\\p{L}\\p{N}!]{1,20}[ .]?){1,3}");

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
		if (bare.length() > LINE || bare.endsWith("?") || (bare.contains(", ") && !isExcuse(bare))) {
			return false;
		}
		boolean outlook = bare.contains("outlook") && (bare.contains("ios") || bare.contains("android"));
		return (outlook && bare.length() < 50) || PROGRAM.matcher(line.strip()).matches()
				|| WORDS.begins("device", bare) || endsAsDevice(bare);
	}

	/** A comma makes it a sentence, but for excuses and makers' names. */
	private static boolean isExcuse(String bare) {
		return WORDS.has("excuse", bare) || (bare.length() < 60 && !bare.endsWith(".") && WORDS.has("maker", bare));
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
		markNotices(lines, roles);
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

	/**
	 * What virus scanners and printers' friends add: a few lines, the last that are
	 * written.
	 */
	private static void markNotices(List<String> lines, Role[] roles) {
		int last = roles.length - 1;
		while (last > 0 && (roles[last] != Role.WRITTEN || lines.get(last).isBlank())) {
			last--;
		}
		for (int i = last; i > 0 && last - i < FEW_LINES && roles[i] == Role.WRITTEN; i--) {
			if (isNotice(lines.get(i)) && (lines.get(i - 1).isBlank() || Marks.isRule(lines.get(i - 1))
					|| lines.get(i - 1).strip().equals("---"))) {
				int from = lines.get(i - 1).isBlank() ? i : i - 1;
				if (from > 0) {
					fill(roles, from, last + 1, Role.FOOTER);
				}
				return;
			}
		}
	}

	private static boolean isNotice(String line) {
		String bare = EDGE.matcher(Words.fold(line.substring(0, Math.min(line.length(), LONG)))).replaceFirst("");
		return WORDS.section("notice").stream().anyMatch(bare::startsWith);
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
