package firstthousand.web;

import firstthousand.inbox.Kind;

/** What a message is, as a person says it. */
final class Kinds {

	private Kinds() {
	}

	static String words(Kind kind) {
		return switch (kind) {
			case HUMAN -> "a human wrote";
			case ROBOT -> "a robot answered";
			case BOUNCE -> "a letter came back";
			case COMPLAINT -> "a spam complaint";
			case REPORT -> "a machine's note";
			case CHALLENGE -> "a filter wants a click";
			case OWN -> "our own letter";
		};
	}

}
