package firstthousand.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import firstthousand.mail.MessageId;
import firstthousand.outbox.SendingSettings.ListUnsubscribe;
import firstthousand.outbox.Tokens.Purpose;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the machine adds to a letter: its Message-ID, the address that answers go to, and
 * a way to be left alone where the letter's header names one.
 */
@Component
class Additions {

	private final Tokens tokens;

	private final SendingSettings settings;

	private final String desk;

	Additions(Tokens tokens, SendingSettings settings, @Value("${first-thousand.web.url:}") String desk) {
		this.tokens = tokens;
		this.settings = settings;
		this.desk = desk.endsWith("/") ? desk.substring(0, desk.length() - 1) : desk;
	}

	Added to(Sealed sealed) {
		String token = this.tokens.of(Purpose.REPLY, sealed.personId(), sealed.letter());
		return new Added(MessageId.create(sealed.sender()),
				ReplyAddresses.with(token, this.settings.replyAddress(), sealed.sender()).orElse(null),
				unsubscribe(sealed));
	}

	/**
	 * The page where that person can say that she wants no more letters, if the desk can
	 * be reached.
	 */
	Optional<String> optOutLink(long personId, String letter) {
		return this.desk.isBlank() ? Optional.empty()
				: Optional.of(this.desk + "/opt-out/" + this.tokens.of(Purpose.OPT_OUT, personId, letter));
	}

	private List<String> unsubscribe(Sealed sealed) {
		boolean wanted = this.settings.listUnsubscribe() == ListUnsubscribe.ALWAYS
				|| (this.settings.listUnsubscribe() == ListUnsubscribe.AUTO && sealed.sealedBy() == null);
		List<String> ways = new ArrayList<>();
		if (wanted && sealed.kind() == Sealed.Kind.FIRST) {
			optOutLink(sealed.personId(), sealed.letter()).filter((link) -> link.startsWith("https://"))
				.ifPresent(ways::add);
			String token = this.tokens.of(Purpose.OPT_OUT, sealed.personId(), sealed.letter());
			ReplyAddresses.with(token, this.settings.replyAddress(), sealed.sender())
				.ifPresent((address) -> ways.add("mailto:" + address.value() + "?subject=unsubscribe"));
		}
		return List.copyOf(ways);
	}

}
