package firstthousand.inbox;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import firstthousand.mail.Incoming;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Outlook's threads: the first 22 bytes of a Thread-Index, which all letters of a thread
 * have in common (MS-OXOMSG 2.2.1.3, PidTagConversationIndex), and whose each is.
 */
@Component
class Threads {

	private static final int HEAD = 22;

	private final JdbcClient jdbc;

	Threads(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Remembers the thread of a message that is proven to be that person's. */
	void note(Incoming mail, Match match) {
		Optional<String> index = index(mail);
		if (index.isPresent() && match.proven() && find(mail).isEmpty()) {
			this.jdbc.sql("""
					insert ignore into inbox_thread (thread_index, person_id, letter_id)
					values (:index, :person, :letter)
					""")
				.param("index", index.get())
				.param("person", match.personId())
				.param("letter", (match.letter() != null) ? match.letter().id() : null)
				.update();
		}
	}

	Optional<Thread> find(Incoming mail) {
		return index(mail).flatMap(
				(index) -> this.jdbc.sql("select person_id, letter_id from inbox_thread where thread_index = :index")
					.param("index", index)
					.query((row, n) -> new Thread(row.getLong("person_id"), row.getObject("letter_id", Long.class)))
					.optional());
	}

	static Optional<String> index(Incoming mail) {
		String field = mail.header("Thread-Index").replaceAll("\\s", "");
		if (field.length() < 30 || field.length() > 4096) {
			return Optional.empty();
		}
		try {
			byte[] bytes = Base64.getDecoder().decode(field);
			return (bytes.length < HEAD) ? Optional.empty()
					: Optional.of(HexFormat.of().formatHex(Arrays.copyOf(bytes, HEAD)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** Whose a thread is, and which letter of ours began it, if that is known. */
	record Thread(long personId, Long letterId) {
	}

}
