package firstthousand.outbox;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import firstthousand.mail.EmailAddress;
import firstthousand.outbox.SendingSettings.ReplyAddress;

/**
 * The founder's own address with a token as a plus-address (RFC 5233), so that what comes
 * there finds its letter even where the thread headers were lost.
 */
final class ReplyAddresses {

	/**
	 * Those who deliver plus-addresses without being asked to. Elsewhere an answer could
	 * be lost, so plain it is.
	 */
	private static final Set<String> DELIVER_PLUS = Set.of("gmail.com", "googlemail.com", "outlook.com", "hotmail.com",
			"live.com", "fastmail.com", "fastmail.fm", "icloud.com", "me.com", "proton.me", "protonmail.com", "pm.me");

	private static final Pattern TOKEN = Pattern.compile("\\+(" + Tokens.SHAPE + ")@", Pattern.CASE_INSENSITIVE);

	private static final int MOST_LOCAL = 64;

	private ReplyAddresses() {
	}

	/** The address with the token, or empty where the plain one is to be used. */
	static Optional<EmailAddress> with(String token, ReplyAddress wish, EmailAddress sender) {
		boolean plus = wish == ReplyAddress.PLUS
				|| (wish == ReplyAddress.AUTO && DELIVER_PLUS.contains(sender.domain()));
		if (!plus || sender.local().contains("+") || sender.local().length() + 1 + token.length() > MOST_LOCAL) {
			return Optional.empty();
		}
		return Optional.of(EmailAddress.parse(sender.local() + "+" + token + "@" + sender.domain()));
	}

	/** The token in this address, proven by nobody yet, or empty. */
	static Optional<String> token(String address) {
		Matcher token = TOKEN.matcher(address);
		return token.find() ? Optional.of(token.group(1)) : Optional.empty();
	}

}
