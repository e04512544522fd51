package firstthousand.numbers;

import java.util.Locale;

/** The one state that every person is in, as the books count it. */
public enum PersonState {

	/** Admitted; no letter is written yet. */
	WAITING("waiting"),

	/** A letter waits for approval. */
	DRAFTED("drafted"),

	/** A letter is approved and on its way. */
	SEALED("sealed"),

	/** Every letter so far has been sent. */
	SENT("sent"),

	/** A draft or a letter waits for a human's decision. */
	HELD("held"),

	/** Never to be written to again: opted out, complained, or by hand. */
	SUPPRESSED("suppressed"),

	/** The address does not exist, or a letter came back. */
	BOUNCED("bounced"),

	/** The last letter was refused at the door. */
	REFUSED("refused"),

	/** A letter may have been sent, or not. */
	IN_DOUBT("inDoubt"),

	/** Beyond the first thousand. */
	WAITING_LIST("waitingList");

	private final String word;

	PersonState(String word) {
		this.word = word;
	}

	/** The name that machines are told: <code>inDoubt</code>. */
	public String word() {
		return this.word;
	}

	/** As it is said on a page: "in doubt". */
	public String words() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
