package firstthousand.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of exactly what was approved: recipient, sender, subject, the headers that
 * matter and the body. Each part is hashed with its length before it, so that no two
 * different letters can be laid out to the same bytes.
 *
 * @param hash SHA-256, 64 hexadecimal digits
 */
public record Seal(String hash) {

	/**
	 * Of these parts in this order; a part that is not there (null) differs from an empty
	 * one.
	 */
	public static Seal of(String... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (String part : parts) {
				byte[] bytes = (part != null) ? part.getBytes(StandardCharsets.UTF_8) : new byte[0];
				digest.update(((part != null) ? bytes.length + ":" : "-:").getBytes(StandardCharsets.US_ASCII));
				digest.update(bytes);
			}
			return new Seal(HexFormat.of().formatHex(digest.digest()));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256.", ex);
		}
	}

}
