package firstthousand.web;

import firstthousand.inbox.InboxMessage;
import firstthousand.inbox.Kind;

/** What a message is, as a person says it. */
final class Kinds {

	private Kinds() {
	}

	static String words(InboxMessage message) {
		if (message.stillTrying()) {
			return "a server is still trying to deliver";
		}
		return message.kind().map(Kinds::words).orElse("noted only");
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
