package firstthousand.web;

import java.util.regex.Pattern;

/**
 * Where a deed leads back to. A form may name a page of this desk; whatever else is
 * named, such as another site, is not followed.
 */
final class Back {

	private static final Pattern ON_THIS_DESK = Pattern
		.compile("/(?:[A-Za-z0-9_.~-][A-Za-z0-9/_.~-]*)?(?:\\?[A-Za-z0-9_.~=&%+-]*)?(?:#[A-Za-z0-9_-]*)?");

	private static final int LONGEST = 300;

	private Back() {
	}

	/** A redirect to the page that was asked for, or else home. */
	static String to(String asked, String home) {
		boolean ours = asked != null && asked.length() <= LONGEST && ON_THIS_DESK.matcher(asked).matches();
		return "redirect:" + (ours ? asked : home);
	}

}
