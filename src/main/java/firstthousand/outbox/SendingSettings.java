package firstthousand.outbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters go out. What is not set follows the pace: a human's, which is safe for a
 * personal account at any of the large providers, or none.
 *
 * @param pace a human's, or none: for a server of one's own that is known, for trying,
 * for measuring
 * @param dailyCap first letters a day, in the founder's day; 0 is no cap. Answers are
 * never counted
 * @param warmUp how many may go on the first day; each day may see half as many again as
 * the busiest of the seven before; 0 is no warm-up
 * @param perMinute first letters a minute; 0 is no pace
 * @param domainPerMinute first letters a minute to addresses of one domain; 0 is no limit
 * @param canary so many go first on each day, then there is a pause; 0 is none
 * @param canaryPause how long that pause is
 * @param window when the night's letters may arrive, in the recipient's own time:
 * <code>08:00-18:00</code>, or <code>any</code>
 * @param days on which of their days: <code>mon-fri</code>, or <code>any</code>
 * @param connections how many lines to the server may be open; one letter is in flight on
 * each
 * @param giveUpAfter how long a deferred letter is tried again
 * @param replyAddress where answers to a letter are asked to go
 * @param listUnsubscribe which letters carry a List-Unsubscribe header
 */
@ConfigurationProperties("first-thousand.sending")
public record SendingSettings(@DefaultValue("human") String pace, Integer dailyCap, Integer warmUp, Integer perMinute,
		Integer domainPerMinute, Integer canary, Duration canaryPause, String window, String days,
		@DefaultValue("1") int connections, @DefaultValue("3d") Duration giveUpAfter,
		@DefaultValue("auto") ReplyAddress replyAddress, @DefaultValue("auto") ListUnsubscribe listUnsubscribe) {

	private static final String PREFIX = "first-thousand.sending.";

	private static final Duration LONGEST = Duration.ofDays(30);

	private static final int MOST_CONNECTIONS = 64;

	private static final int MOST_PER_MINUTE = 60_000;

	public SendingSettings {
		boolean human = pace.equalsIgnoreCase("human");
		if (!human && !pace.equalsIgnoreCase("none")) {
			throw new IllegalArgumentException(PREFIX + "pace is \"" + pace + "\": write human or none.");
		}
		dailyCap = number("daily-cap", dailyCap, human ? 400 : 0, Integer.MAX_VALUE);
		warmUp = number("warm-up", warmUp, human ? 50 : 0, Integer.MAX_VALUE);
		perMinute = number("per-minute", perMinute, human ? 20 : 0, MOST_PER_MINUTE);
		domainPerMinute = number("domain-per-minute", domainPerMinute, human ? 10 : 0, MOST_PER_MINUTE);
		canary = number("canary", canary, human ? 5 : 0, Integer.MAX_VALUE);
		canaryPause = (canaryPause != null) ? canaryPause : Duration.ofMinutes(5);
		window = (window != null) ? window : human ? "08:00-18:00" : Window.ANY;
		days = (days != null) ? days : human ? "mon-fri" : Window.ANY;
		Window.of(window, days);
		if (canaryPause.isNegative()) {
			throw new IllegalArgumentException(PREFIX + "canary-pause cannot be negative: give for example 5m.");
		}
		if (connections < 1 || connections > MOST_CONNECTIONS) {
			throw new IllegalArgumentException(PREFIX + "connections is " + connections + ": give a number from 1 to "
					+ MOST_CONNECTIONS + ". One is enough for any provider's mailbox.");
		}
		if (canaryPause.compareTo(LONGEST) > 0 || giveUpAfter.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException(
					PREFIX + "canary-pause and give-up-after can be at most 30d: give for example 5m and 3d.");
		}
		if (giveUpAfter.isNegative() || giveUpAfter.isZero()) {
			throw new IllegalArgumentException(PREFIX + "give-up-after must be longer than nothing, for example 3d.");
		}
	}

	private static int number(String name, Integer given, int otherwise, int most) {
		int number = (given != null) ? given : otherwise;
		if (number < 0 || number > most) {
			throw new IllegalArgumentException(PREFIX + name + " is " + number + ((number < 0)
					? ": give a number of letters, or 0 for no limit." : ": the most is " + most + "."));
		}
		return number;
	}

	/** Which letters say in a header how to be left alone (RFC 2369, RFC 8058). */
	public enum ListUnsubscribe {

		/** Those that no human sealed one by one: <code>approve --ready</code>. */
		AUTO,

		/** All letters from templates. */
		ALWAYS,

		/** None. */
		NEVER

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
