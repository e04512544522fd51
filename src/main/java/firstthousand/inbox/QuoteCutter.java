package firstthousand.inbox;

import java.util.Arrays;
import java.util.List;

import firstthousand.inbox.Segment.Role;

/**
 * Gives each line of a text its role: quotes by their marks, by the line that introduces
 * them, or by the header block that Outlook puts above them. Goes line by line; what it
 * looks ahead is a few lines, so the work is bounded.
 */
final class QuoteCutter {

	private final List<String> lines;

	private final Role[] roles;

	private final boolean forward;

	private final Attribution attribution;

	private final HeaderBlock headerBlock;

	private boolean written;

	QuoteCutter(List<String> lines, boolean forward) {
		this.lines = lines;
		this.roles = new Role[lines.size()];
		this.forward = forward;
		this.attribution = new Attribution(lines);
		this.headerBlock = new HeaderBlock(lines);
	}

	Role[] roles() {
		int i = 0;
		while (i < this.lines.size()) {
			i = step(i);
		}
		return this.roles;
	}

	/** Decides on the line at i, perhaps on more, and tells where to go on. */
	private int step(int i) {
		String line = this.lines.get(i);
		if (isQuoted(line) || isWrapped(i)) {
			return mark(i, i + 1, Role.QUOTED);
		}
		if (line.isBlank()) {
			return mark(i, i + 1, role(i));
		}
		if (Marks.isForward(line)) {
			return mark(i, this.lines.size(), Role.FORWARDED);
		}
		int armour = Armour.end(this.lines, i);
		if (armour > 0) {
			return mark(i, armour, Role.FOOTER);
		}
		int above = rules(i);
		if (Marks.isOriginal(line) || this.headerBlock.at(above)) {
			return isMarkedBelow(i) ? mark(i, i + 1, Role.QUOTED)
					: mark(i, this.lines.size(), this.forward ? Role.FORWARDED : Role.QUOTED);
		}
		int attribution = this.attribution.length(i);
		if (attribution > 0) {
			return attributed(i, i + attribution);
		}
		if (Footers.isDevice(this.lines, i)) {
			return device(i);
		}
		if (Marks.isDelimiter(line) && this.written) {
			return mark(i, signatureEnd(i + 1), Role.SIGNATURE);
		}
		this.written = true;
		return mark(i, i + 1, Role.WRITTEN);
	}

	/** A blank line belongs to what is around it; between two quotes it is quoted. */
	private Role role(int i) {
		return (i > 0 && this.roles[i - 1] != Role.FOOTER) ? this.roles[i - 1] : Role.WRITTEN;
	}

	/** Behind the rules of dashes and blank lines that stand here. */
	private int rules(int i) {
		int j = i;
		while (j < this.lines.size() && j - i < 4 && (this.lines.get(j).isBlank() || Marks.isRule(this.lines.get(j)))) {
			j++;
		}
		return (j == i || Marks.isRule(this.lines.get(i))) ? j : i;
	}

	/** "Original Message", and then every line has its mark: an answer may follow. */
	private boolean isMarkedBelow(int i) {
		int next = nextWritten(i + 1);
		if (next < this.lines.size() && !isQuoted(this.lines.get(next))) {
			int attribution = this.attribution.length(next);
			next = (attribution > 0) ? nextWritten(next + attribution) : this.lines.size();
		}
		return !this.forward && next < this.lines.size() && isQuoted(this.lines.get(next));
	}

	private int nextWritten(int from) {
		int next = from;
		while (next < this.lines.size() && this.lines.get(next).isBlank()) {
			next++;
		}
		return next;
	}

	/**
	 * Marks below it show what was quoted, so that answers between them stay; without
	 * any, all the rest is.
	 */
	private int attributed(int from, int to) {
		int next = nextWritten(to);
		boolean marked = next < this.lines.size() && isQuoted(this.lines.get(next));
		if (marked || !this.written) {
			return mark(from, to, Role.QUOTED);
		}
		return mark(from, this.lines.size(), Role.QUOTED);
	}

	/**
	 * What follows a telephone's footer without any mark is the old letter: people answer
	 * above.
	 */
	private int device(int i) {
		mark(i, i + 1, Role.FOOTER);
		int next = nextWritten(i + 1);
		if (next >= this.lines.size() || !this.written || next == i + 1) {
			return i + 1;
		}
		for (int j = next; j < this.lines.size(); j++) {
			if (isQuoted(this.lines.get(j)) || Footers.isDevice(this.lines, j) || Marks.isDelimiter(this.lines.get(j))
					|| this.attribution.length(j) > 0 || j - next > 200) {
				return i + 1;
			}
		}
		return mark(i + 1, this.lines.size(), Role.QUOTED);
	}

	/** Where a signature ends: at a quote, or at the end. */
	private int signatureEnd(int from) {
		int i = from;
		while (i < this.lines.size() && !isQuoted(this.lines.get(i)) && !Marks.isOriginal(this.lines.get(i))
				&& !Marks.isForward(this.lines.get(i)) && !this.headerBlock.at(i) && this.attribution.length(i) == 0) {
			i++;
		}
		return i;
	}

	private int mark(int from, int to, Role role) {
		Arrays.fill(this.roles, from, to, role);
		return to;
	}

	/** The rest of a quoted line that a mailer wrapped without a mark of its own. */
	private boolean isWrapped(int i) {
		if (i == 0 || i + 1 >= this.lines.size() || !isQuoted(this.lines.get(i - 1)) || !isQuoted(this.lines.get(i + 1))
				|| this.lines.get(i).isBlank()) {
			return false;
		}
		boolean full = this.lines.get(i - 1).length() > 64;
		char first = this.lines.get(i).charAt(0);
		return full && (Character.isLowerCase(first) || "(<&".indexOf(first) >= 0);
	}

	/** News readers put the writer's initials before the mark: "AA> Hi". */
	private static boolean isInitialled(String line) {
		int mark = line.indexOf('>');
		return mark >= 1 && mark <= 3 && line.chars().limit(mark).allMatch((c) -> c >= 'A' && c <= 'Z')
				&& (line.length() == mark + 1 || line.charAt(mark + 1) == ' ');
	}

	/** A quoted line without its marks. */
	static String unmarked(String line) {
		String bare = line.strip();
		while (bare.startsWith(">") || bare.startsWith("&gt;") || isInitialled(bare)) {
			bare = bare.substring(bare.startsWith("&gt;") ? 4 : bare.indexOf('>') + 1).strip();
		}
		return bare;
	}

	static boolean isQuoted(String line) {
		String bare = line.stripLeading();
		return isInitialled(bare) || (bare.startsWith(">") || bare.startsWith("&gt;")) && !bare.endsWith("<<<");
	}

}
