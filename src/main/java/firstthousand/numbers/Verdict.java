package firstthousand.numbers;

import java.util.List;
import java.util.OptionalLong;

import firstthousand.numbers.Answered.ByLetter;

/**
 * What can be said of the two letters with most answers.
 *
 * @param first the one that is answered more often
 * @param second the other
 * @param decided whether the difference is more than chance
 * @param enough how many of each it would take to tell; 0 where they are the same
 */
public record Verdict(ByLetter first, ByLetter second, boolean decided, long enough) {

	/** Null where there are not two of which anything can be said. */
	public static Verdict of(List<ByLetter> letters) {
		List<ByLetter> telling = letters.stream().filter((letter) -> !letter.rate().tooFew()).limit(2).toList();
		if (telling.size() < 2) {
			return null;
		}
		boolean inOrder = telling.get(0).rate().percent() >= telling.get(1).rate().percent();
		ByLetter first = telling.get(inOrder ? 0 : 1);
		ByLetter second = telling.get(inOrder ? 1 : 0);
		Rate rate = first.rate();
		OptionalLong enough = rate.enoughToTellFrom(second.rate());
		return new Verdict(first, second, !rate.undecided(second.rate()), enough.orElse(0));
	}

}
