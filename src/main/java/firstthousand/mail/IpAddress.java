package firstthousand.mail;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of machines, written out; no name is ever looked up here. */
final class IpAddress {

	private static final Pattern FOUR = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

	private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}");

	private IpAddress() {
	}

	static Optional<InetAddress> parse(String literal) {
		if (literal.length() > 45 || !(FOUR.matcher(literal).matches() || SIX.matcher(literal).matches())) {
			return Optional.empty();
		}
		try {
			return Optional.of(InetAddress.getByName(literal));
		}
		catch (UnknownHostException ex) {
			return Optional.empty();
		}
	}

	/** Whether it can be reached from anywhere (RFC 1918, 6598, 4193 and the like). */
	static boolean isPublic(InetAddress address) {
		byte[] bytes = address.getAddress();
		boolean carrier = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
		boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
		return !(carrier || unique || address.isAnyLocalAddress() || address.isLoopbackAddress()
				|| address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress());
	}

	/** Where its name is asked for: RFC 1035, 3.5 and RFC 3596, 2.5. */
	static String reverse(InetAddress address) {
		StringBuilder name = new StringBuilder();
		byte[] bytes = address.getAddress();
		for (int i = bytes.length - 1; i >= 0; i--) {
			if (address instanceof Inet4Address) {
				name.append(bytes[i] & 0xff).append('.');
			}
			else {
				name.append(Character.forDigit(bytes[i] & 0xf, 16)).append('.');
				name.append(Character.forDigit((bytes[i] >> 4) & 0xf, 16)).append('.');
			}
		}
		return name.append((address instanceof Inet4Address) ? "in-addr.arpa" : "ip6.arpa").toString();
	}

}
