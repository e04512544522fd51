package firstthousand.draft;

/**
 * Why a draft deserves a human's eyes before the others.
 *
 * @param kind what sort of reason it is
 * @param words the reason, in a few words, for the line in the queue
 */
public record Sign(Kind kind, String words) {

	/** The sorts, the most urgent first. */
	public enum Kind {

		/** A value is missing: it cannot go as it is. */
		MISSING,
		/**
		 * There are words between her and us already, which the template does not know.
		 */
		SPOKEN,
		/** Somebody has begun to change it and has not saved it. */
		BEGUN,
		/** Its template is another since it was written. */
		OUTDATED,
		/** The same person, or the same company, twice. */
		TWIN,
		/** It measures differently from the other drafts of its letter. */
		ODD

	}

}
