package firstthousand.inbox;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The same with other dice each time, for as long as one likes; no part of the build:
 * {@code -Dit.test=ReadingFuzzByHand -Djqwik.tries.default=200000} is about ten minutes.
 */
class ReadingFuzzByHand extends ReadingFuzzIT {

	@Property
	@Override
	void aBrokenMailIsReadJudgedAndTrimmed(@ForAll("brokenMails") byte[] raw) {
		super.aBrokenMailIsReadJudgedAndTrimmed(raw);
	}

	@Property
	@Override
	void aTextIsTrimmedAndLosesNoLine(@ForAll("texts") String text) {
		super.aTextIsTrimmedAndLosesNoLine(text);
	}

	@Property
	@Override
	void markupBecomesTextAndAHarmlessPage(@ForAll("markup") String html) {
		super.markupBecomesTextAndAHarmlessPage(html);
	}

}
