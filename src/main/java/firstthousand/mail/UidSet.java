package firstthousand.mail;

/** A sequence-set (RFC 3501, 9): neighbours written as a range. */
final class UidSet {

	private UidSet() {
	}

	/** Rising UIDs, at least one. */
	static String of(long... uids) {
		StringBuilder set = new StringBuilder();
		for (int from = 0; from < uids.length;) {
			int to = from;
			while (to + 1 < uids.length && uids[to + 1] == uids[to] + 1) {
				to++;
			}
			set.append(set.isEmpty() ? "" : ",").append(uids[from]);
			if (to > from) {
				set.append(':').append(uids[to]);
			}
			from = to + 1;
		}
		return set.toString();
	}

}
