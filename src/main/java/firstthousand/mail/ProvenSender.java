package firstthousand.mail;

import java.util.List;
import java.util.Optional;

/**
 * Whether the receiving server found the sender of a message to be who she says she is.
 * Only its own word counts (RFC 8601, 5): the topmost Authentication-Results, if it is
 * signed as that server signs. Whatever stands lower may have come with the message, and
 * anybody can have written it.
 */
public final class ProvenSender {

	private ProvenSender() {
	}

	/**
	 * Whether DMARC passed for the domain of the only address in From.
	 * @param server how the receiving server signs such fields; without it nothing is
	 * believed
	 */
	public static boolean by(String server, Incoming mail) {
		List<String> fields = mail.headers("Authentication-Results");
		if (server == null || server.isBlank() || fields.isEmpty() || mail.headers("From").size() != 1
				|| mail.addresses("From").size() != 1) {
			return false;
		}
		AuthenticationResults top = AuthenticationResults.parse(fields.get(0));
		String domain = Domains.of(mail.sender().address());
		List<AuthenticationResults.Result> dmarc = top.of("dmarc");
		return top.server().equalsIgnoreCase(server.strip()) && !dmarc.isEmpty()
				&& dmarc.stream().allMatch((result) -> result.pass() && isFor(result, domain));
	}

	private static boolean isFor(AuthenticationResults.Result result, String domain) {
		Optional<String> from = result.domain("header.from");
		return from.isPresent() && from.get().equalsIgnoreCase(domain);
	}

}
