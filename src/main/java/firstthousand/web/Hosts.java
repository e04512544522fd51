package firstthousand.web;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The host names a request may be for: this machine's, and that of the base URL. Without
 * a base URL any name will do as long as it is an address in figures, so that a
 * stranger's name that points here (DNS rebinding) opens nothing.
 */
class Hosts implements Predicate<String> {

	private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1");

	private final String outside;

	Hosts(URI baseUrl) {
		this.outside = (baseUrl != null) ? baseUrl.getHost().toLowerCase(Locale.ROOT) : null;
	}

	@Override
	public boolean test(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		return HERE.contains(name) || name.equals(this.outside) || name.matches("[0-9.]+|\\[?[0-9a-f:]+:[0-9a-f:]*]?");
	}

}
