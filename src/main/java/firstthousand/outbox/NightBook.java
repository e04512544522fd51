package firstthousand.outbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;

import firstthousand.Utc;
import firstthousand.outbox.Brake.Stops;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What all processes that send from one database share: how many letters were ever handed
 * over, how many today, when the next one's turn is. Opened under a lock in the sender's
 * transaction, so that no two of them count the same letter.
 */
@Repository
class NightBook {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int SECRET_BYTES = 32;

	private final JdbcClient jdbc;

	private final Clock clock;

	NightBook(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** From now until the transaction ends, nobody else counts letters. */
	Standing lock() {
		return standing(" for update").orElseThrow();
	}

	/** Today's page; under the lock it stays as it is. */
	Page open(Standing standing) {
		LocalDate day = LocalDate.ofInstant(this.clock.instant(), this.clock.getZone());
		return this.jdbc.sql("""
				select b.stops, b.reason, d.letters, d.canary_until from outbox_brake b
				left join outbox_day d on d.on_day = :day where b.id = 1
				""")
			.param("day", day)
			.query((row, n) -> new Page(standing, day, Stops.valueOf(row.getString("stops")), row.getString("reason"),
					row.getInt("letters"), Utc.instant(row.getObject("canary_until", LocalDateTime.class))))
			.single();
	}

	Standing standing() {
		return standing("").orElseThrow();
	}

	private Optional<Standing> standing(String lock) {
		return this.jdbc.sql(
				"select installation, handed, moved_at, next_at, taken_over_at, restored_from, suspect_since from outbox_lease where id = 1"
						+ lock)
			.query((row, n) -> new Standing(row.getString("installation"), row.getLong("handed"),
					Utc.instant(row.getObject("moved_at", LocalDateTime.class)),
					Utc.instant(row.getObject("next_at", LocalDateTime.class)),
					Utc.instant(row.getObject("taken_over_at", LocalDateTime.class)),
					Utc.instant(row.getObject("restored_from", LocalDateTime.class)),
					Utc.instant(row.getObject("suspect_since", LocalDateTime.class))))
			.optional();
	}

	/**
	 * So many letters are about to be handed over, of which so many are first letters.
	 */
	void handed(Page page, int all, int first, Instant nextAt) {
		this.jdbc.sql("update outbox_lease set handed = handed + :all, moved_at = :now, next_at = :next where id = 1")
			.param("all", all)
			.param("now", Utc.of(this.clock.instant()))
			.param("next", Utc.of(nextAt))
			.update();
		if (first > 0 && this.jdbc.sql("update outbox_day set letters = letters + :first where on_day = :day")
			.param("first", first)
			.param("day", page.day())
			.update() == 0) {
			this.jdbc.sql("insert into outbox_day (on_day, letters) values (:day, :first)")
				.param("day", page.day())
				.param("first", first)
				.update();
		}
	}

	/** The first few of the day have gone: the rest waits until then. */
	void pauseForCanary(Page page, Instant until) {
		this.jdbc.sql("update outbox_day set canary_until = :until where on_day = :day and canary_until is null")
			.param("until", Utc.of(until))
			.param("day", page.day())
			.update();
	}

	/** Nothing from a template before that time. */
	void rest(Instant until) {
		this.jdbc.sql("update outbox_lease set next_at = :until where id = 1 and (next_at is null or next_at < :until)")
			.param("until", Utc.of(until))
			.update();
	}

	/** The most first letters on any of the days that count for this one. */
	int busiest(LocalDate day) {
		return this.jdbc.sql("select coalesce(max(letters), 0) from outbox_day where on_day >= :from and on_day < :day")
			.param("from", DailyCap.firstDay(day))
			.param("day", day)
			.query(Integer.class)
			.single();
	}

	/** Names the installation unless it has a name. Returns its name. */
	String name(String installation) {
		this.jdbc.sql("update outbox_lease set installation = :name where id = 1 and installation is null")
			.param("name", installation)
			.update();
		return standing().installation();
	}

	/** A machine that sent from it knows that it was restored from a backup. */
	void suspect() {
		this.jdbc.sql("update outbox_lease set suspect_since = :now where id = 1 and suspect_since is null")
			.param("now", Utc.of(this.clock.instant()))
			.update();
	}

	/** So many of that day's letters did not leave after all. */
	void giveBack(LocalDate day, int first) {
		this.jdbc.sql("update outbox_day set letters = letters - :first where on_day = :day")
			.param("first", first)
			.param("day", day)
			.update();
	}

	/** At least so many letters left on that day, whatever the database remembers. */
	void atLeast(LocalDate day, int letters) {
		if (this.jdbc.sql("update outbox_day set letters = :letters where on_day = :day and letters < :letters")
			.param("letters", letters)
			.param("day", day)
			.update() == 0 && letters > 0) {
			this.jdbc.sql("insert ignore into outbox_day (on_day, letters) values (:day, :letters)")
				.param("letters", letters)
				.param("day", day)
				.update();
		}
	}

	/** A human says that this database may send. */
	void takeOver(long handed, Instant restoredFrom) {
		this.jdbc.sql(
				"update outbox_lease set handed = :handed, taken_over_at = :now, restored_from = :from, suspect_since = null where id = 1")
			.param("handed", handed)
			.param("now", Utc.of(this.clock.instant()))
			.param("from", Utc.of(restoredFrom))
			.update();
	}

	/** The secret that our tokens are made with; made when it is first asked for. */
	byte[] secret() {
		Optional<String> there = secretRow();
		if (there.isEmpty()) {
			byte[] bytes = new byte[SECRET_BYTES];
			RANDOM.nextBytes(bytes);
			this.jdbc.sql("update outbox_lease set secret = :secret where id = 1 and secret is null")
				.param("secret", HexFormat.of().formatHex(bytes))
				.update();
		}
		return HexFormat.of().parseHex(secretRow().orElseThrow());
	}

	private Optional<String> secretRow() {
		return this.jdbc.sql("select secret from outbox_lease where id = 1 and secret is not null")
			.query(String.class)
			.optional();
	}

	/**
	 * The row that makes this database one installation.
	 *
	 * @param installation its name, or null as long as nothing was ever sent
	 * @param handed how many letters were ever handed to a mail server
	 * @param movedAt when the last one was, or null
	 * @param nextAt when the next first letter's turn is, or null
	 * @param takenOverAt when a human last said that this copy may send, or null
	 * @param restoredFrom what the backup's age was then, or null
	 * @param suspectSince since when a machine knows that it is older than what was sent
	 * from it; null if none does
	 */
	record Standing(String installation, long handed, Instant movedAt, Instant nextAt, Instant takenOverAt,
			Instant restoredFrom, Instant suspectSince) {
	}

	/**
	 * One of the founder's days, as it stands.
	 *
	 * @param letters first letters handed over so far
	 * @param canaryUntil until when the rest waits after the first few, or null
	 */
	record Page(Standing standing, LocalDate day, Stops stops, String stopReason, int letters, Instant canaryUntil) {
	}

}
