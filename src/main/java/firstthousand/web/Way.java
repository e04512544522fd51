package firstthousand.web;

/**
 * Where she is in the queue.
 *
 * @param tray the open tray
 * @param next the draft after this one, or null
 * @param apart whether look-alikes are read one by one
 */
record Way(String tray, Long next, Boolean apart) {

	String here(long id) {
		return "/drafts/" + id + query();
	}

	String on() {
		return (this.next != null) ? here(this.next) : "/drafts" + query();
	}

	String query() {
		return "?tray=" + Tray.named(this.tray).path() + (Boolean.TRUE.equals(this.apart) ? "&apart=true" : "");
	}

}
