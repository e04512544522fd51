package firstthousand.inbox;

import firstthousand.outbox.OutboxLetter;

/**
 * Whom a message is from or about.
 *
 * @param personId the person, or null: nobody we know
 * @param letter the letter of ours it belongs to, or null
 * @param by what showed it, in words
 * @param proven whether it is proven by something that only our letter carried; a
 * sender's address alone is not, since anybody can write it
 */
record Match(Long personId, OutboxLetter letter, String by, boolean proven) {

	static final Match NOBODY = new Match(null, null, null, false);

	static Match proven(OutboxLetter letter, String by) {
		return new Match(letter.sealed().personId(), letter, by, true);
	}

	boolean found() {
		return this.personId != null;
	}

}
