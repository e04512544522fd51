package firstthousand.inbox;

import firstthousand.inbox.Ledger.Place;
import firstthousand.mail.Incoming;
import firstthousand.mail.RawMessage;

/**
 * One message, taken apart and understood as far as that can be done by itself.
 *
 * @param place where it lies
 * @param raw as it came
 * @param fingerprint by which it is known again in another folder, or under another UID
 * @param mail what it consists of
 * @param verdict what it is; null if it could not be read
 * @param fresh what its writer wrote anew
 */
record Reading(Place place, RawMessage raw, String fingerprint, Incoming mail, Verdict verdict, String fresh) {

	private static final Incoming NOTHING = Incoming.read(new byte[0]);

	static Reading unreadable(Place place, RawMessage raw) {
		return new Reading(place, raw, place.fingerprint(raw), NOTHING, null, "");
	}

	boolean isReadable() {
		return this.verdict != null;
	}

}
