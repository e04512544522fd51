package firstthousand.conversation;

/** What became of words that were to be kept. */
public enum Keeping {

	/** They are kept, or newer words of the same page are. */
	DONE,

	/** They have been sent already; nothing is kept. */
	SENT,

	/** Another window has kept newer words; these would have replaced them unseen. */
	OVERTAKEN

}
