package firstthousand.draft;

/**
 * Somebody else changed the draft since it was shown. Nothing was done; the sentence says
 * so.
 */
public class StaleDraftException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StaleDraftException(String sentence) {
		super(sentence);
	}

}
