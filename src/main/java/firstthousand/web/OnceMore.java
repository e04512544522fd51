package firstthousand.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import firstthousand.draft.Draft;
import firstthousand.outbox.OutboxLetter;
import firstthousand.person.Person;

/**
 * A sealed letter to read once more.
 *
 * @param draft what it was sealed from
 */
public record OnceMore(OutboxLetter letter, Draft draft, Person person) {

	static final int THREE = 3;

	/**
	 * The letters in the order of a draw: the same for one night and member however often
	 * she looks, and the others keep their places when one is taken out.
	 */
	static List<OutboxLetter> shuffled(List<OutboxLetter> letters, long nightAndMember) {
		return letters.stream()
			.sorted(Comparator.comparingLong((OutboxLetter letter) -> lot(letter.id(), nightAndMember)))
			.toList();
	}

	private static long lot(long letter, long nightAndMember) {
		return new SplittableRandom(nightAndMember * 1_000_003 + letter).nextLong();
	}

	/** So many of them, from that draw on; round and round. */
	static List<OutboxLetter> draw(List<OutboxLetter> shuffled, int nth) {
		List<OutboxLetter> drawn = new ArrayList<>();
		int from = Math.floorMod((long) nth * THREE, Math.max(1, shuffled.size()));
		for (int i = 0; i < Math.min(THREE, shuffled.size()); i++) {
			drawn.add(shuffled.get((from + i) % shuffled.size()));
		}
		return drawn;
	}

	public List<Piece> body() {
		return Piece.of(this.draft.body(), this.draft.personal(), Map.of());
	}

}
