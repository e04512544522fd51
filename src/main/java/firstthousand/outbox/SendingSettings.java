package firstthousand.outbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters go out.
 *
 * @param dailyCap first letters a day, in the founder's day; 0 means no cap. Answers are
 * never counted
 * @param giveUpAfter how long a deferred letter is tried again
 * @param replyAddress where answers to a letter are asked to go
 */
@ConfigurationProperties("first-thousand.sending")
public record SendingSettings(@DefaultValue("400") int dailyCap, @DefaultValue("3d") Duration giveUpAfter,
		@DefaultValue("auto") ReplyAddress replyAddress) {

	public SendingSettings {
		if (dailyCap < 0) {
			throw new IllegalArgumentException("first-thousand.sending.daily-cap is " + dailyCap
					+ ": give the number of letters a day, or 0 for no cap.");
		}
		if (giveUpAfter.isNegative() || giveUpAfter.isZero()) {
			throw new IllegalArgumentException(
					"first-thousand.sending.give-up-after must be longer than nothing, for example 3d.");
		}
	}

	/** Where answers are asked to go. */
	public enum ReplyAddress {

		/**
		 * With a token where the provider is known to deliver plus-addresses, else plain.
		 */
		AUTO,

		/**
		 * To <code>ada+token@example.org</code>: the surest match, if the provider
		 * delivers plus-addresses.
		 */
		PLUS,

		/** To the founder's own address; answers are matched by their thread. */
		PLAIN

	}

}
