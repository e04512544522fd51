package firstthousand.web;

/** Where a form wants to go on: a page of this desk, and nowhere else. */
final class Back {

	private Back() {
	}

	static String to(String wanted, String otherwise) {
		return "redirect:" + (ours(wanted) ? wanted : otherwise);
	}

	static boolean ours(String path) {
		return path != null && path.length() < 300 && path.matches("/(?![/\\\\])[\\w/?&=#.,+%-]*");
	}

}
