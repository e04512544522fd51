package firstthousand.outbox;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import firstthousand.mail.EmailAddress;
import firstthousand.mail.MessageId;
import firstthousand.outbox.SendingSettings.ReplyAddress;

/**
 * The address that answers are asked to go to: the founder's own, with the random part of
 * the letter's Message-ID as a plus-address (RFC 5233), so that an answer finds its
 * letter even where the thread headers were lost. 128 random bits are their own proof;
 * there is nothing to sign.
 */
final class ReplyAddresses {

	/**
	 * Those who deliver plus-addresses without being asked to. Elsewhere an answer could
	 * be lost, so plain it is.
	 */
	private static final Set<String> DELIVER_PLUS = Set.of("gmail.com", "googlemail.com", "outlook.com", "hotmail.com",
			"live.com", "fastmail.com", "fastmail.fm", "icloud.com", "me.com", "proton.me", "protonmail.com", "pm.me");

	private static final Pattern TOKEN = Pattern.compile("\\+([a-z2-7]{26})@", Pattern.CASE_INSENSITIVE);

	private static final int MOST_LOCAL = 64;

	private ReplyAddresses() {
	}

	/** The address with the token, or empty where the plain one is to be used. */
	static Optional<EmailAddress> forLetter(ReplyAddress wish, EmailAddress sender, MessageId messageId) {
		boolean plus = wish == ReplyAddress.PLUS
				|| (wish == ReplyAddress.AUTO && DELIVER_PLUS.contains(sender.domain()));
		String token = token(messageId);
		if (!plus || sender.local().contains("+") || sender.local().length() + 1 + token.length() > MOST_LOCAL) {
			return Optional.empty();
		}
		return Optional.of(EmailAddress.parse(sender.local() + "+" + token + "@" + sender.domain()));
	}

	/** The Message-ID whose token stands in this address of ours, or empty. */
	static Optional<String> messageId(String address) {
		Matcher token = TOKEN.matcher(address);
		if (!token.find()) {
			return Optional.empty();
		}
		String domain = address.substring(token.end()).replaceAll("[>\\s].*", "");
		return Optional.of(("<" + token.group(1) + "@" + domain + ">").toLowerCase(Locale.ROOT));
	}

	static String token(MessageId messageId) {
		return messageId.value().substring(1, messageId.value().indexOf('@'));
	}

}
