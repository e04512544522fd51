package firstthousand.inbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Many phrases, looked for in one pass over a text: from each place on only those are
 * followed that go on as the text does. So the time a text takes hardly depends on how
 * many languages are known.
 */
final class Phrases {

	private static final int THREES = 1 << 13;

	private final List<String> phrases;

	/**
	 * The trees of those whose first three characters hash alike: most places in a text
	 * are done with one look.
	 */
	private final Node[] trees = new Node[THREES];

	/** Those that are shorter than that. */
	private final List<String> tiny = new ArrayList<>();

	Phrases(List<String> phrases) {
		this.phrases = List.copyOf(phrases);
		for (int i = 0; i < phrases.size(); i++) {
			String phrase = phrases.get(i);
			if (phrase.length() < 3) {
				this.tiny.add(phrase);
				continue;
			}
			int three = three(phrase.toCharArray(), 0);
			Node node = (this.trees[three] != null) ? this.trees[three] : new Node();
			this.trees[three] = node;
			for (int at = 0; at < phrase.length(); at++) {
				node = node.grow(phrase.charAt(at));
			}
			node.phrase = (node.phrase < 0) ? i : node.phrase;
		}
	}

	private static int three(char[] text, int at) {
		return ((text[at] * 31) ^ (text[at + 1] * 131) ^ (text[at + 2] * 523)) & (THREES - 1);
	}

	/** The first phrase, in their order, that stands anywhere; null if none does. */
	String first(String text) {
		int[] first = { this.phrases.size() };
		this.tiny.stream()
			.filter(text::contains)
			.forEach((phrase) -> first[0] = Math.min(first[0], this.phrases.indexOf(phrase)));
		anywhere(text, (phrase, at) -> {
			first[0] = Math.min(first[0], phrase);
			return false;
		});
		return (first[0] < this.phrases.size()) ? this.phrases.get(first[0]) : null;
	}

	/** Whether one of them stands anywhere; what is asked most. */
	boolean any(String text) {
		for (String phrase : this.tiny) {
			if (text.contains(phrase)) {
				return true;
			}
		}
		char[] characters = text.toCharArray();
		for (int from = 0; from + 2 < characters.length; from++) {
			Node node = this.trees[three(characters, from)];
			for (int at = from; node != null && at < characters.length; at++) {
				node = node.next(characters[at]);
				if (node != null && node.phrase >= 0) {
					return true;
				}
			}
		}
		return false;
	}

	/** Whether one of them is what the text begins with. */
	boolean begins(String text) {
		return this.tiny.stream().anyMatch(text::startsWith) || from(text.toCharArray(), 0, (phrase) -> true);
	}

	/** Whether one of them stands there as a word of its own. */
	boolean anyWord(String text) {
		for (String phrase : this.tiny) {
			for (int at = text.indexOf(phrase); at >= 0 && !phrase.isEmpty(); at = text.indexOf(phrase, at + 1)) {
				if (isWord(text, at, phrase)) {
					return true;
				}
			}
		}
		return anywhere(text, (phrase, at) -> isWord(text, at, this.phrases.get(phrase)));
	}

	/** How many of them stand anywhere. */
	int count(String text) {
		BitSet found = new BitSet();
		anywhere(text, (phrase, at) -> {
			found.set(phrase);
			return false;
		});
		return found.cardinality() + (int) this.tiny.stream().filter(text::contains).count();
	}

	private boolean anywhere(String searched, Find find) {
		char[] text = searched.toCharArray();
		for (int at = 0; at + 2 < text.length; at++) {
			if (this.trees[three(text, at)] != null) {
				int here = at;
				if (from(text, at, (phrase) -> find.isEnough(phrase, here))) {
					return true;
				}
			}
		}
		return false;
	}

	private boolean from(char[] text, int from, IntPredicate enough) {
		Node node = (from + 2 < text.length) ? this.trees[three(text, from)] : null;
		for (int at = from; node != null && at < text.length; at++) {
			node = node.next(text[at]);
			if (node != null && node.phrase >= 0 && enough.test(node.phrase)) {
				return true;
			}
		}
		return false;
	}

	/** Scripts without blanks between words have no words of their own. */
	private static boolean isWord(String text, int at, String phrase) {
		return phrase.charAt(0) > 0x1000 || (!isLetter(text, at - 1) && !isLetter(text, at + phrase.length()));
	}

	private static boolean isLetter(String text, int at) {
		return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
	}

	private interface Find {

		boolean isEnough(int phrase, int at);

	}

	/** Where one or many of them go on. */
	private static final class Node {

		private char[] characters = {};

		private Node[] nodes = {};

		private int phrase = -1;

		private Node next(char c) {
			for (int i = 0; i < this.characters.length; i++) {
				if (this.characters[i] == c) {
					return this.nodes[i];
				}
			}
			return null;
		}

		private Node grow(char c) {
			Node next = next(c);
			if (next == null) {
				next = new Node();
				int size = this.characters.length;
				this.characters = Arrays.copyOf(this.characters, size + 1);
				this.nodes = Arrays.copyOf(this.nodes, size + 1);
				this.characters[size] = c;
				this.nodes[size] = next;
			}
			return next;
		}

	}

}
