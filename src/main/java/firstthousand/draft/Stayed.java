package firstthousand.draft;

/** Why a draft was not approved, held or discarded together with others. */
public enum Stayed {

	/** It is no open draft any more. */
	GONE,

	/** It is not what was seen. */
	CHANGED,

	/** Somebody is in the middle of changing it. */
	BEGUN,

	/** There are words between that person and us, so a human reads it by itself. */
	SPOKEN,

	/** Its template is another since it was written, or gone. */
	OUTDATED,

	/** Something is missing in it. */
	INCOMPLETE,

	/** Another letter to that person is on its way. */
	ANOTHER

}
