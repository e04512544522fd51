package firstthousand.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.mail.Flags;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.Item;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * What FETCH answered (RFC 3501, 7.4.2), message by message: a server may spread what it
 * says of one over several responses, and mix in what nobody asked for.
 */
final class Answers {

	private final Map<Long, Answer> byUid = new TreeMap<>();

	void add(Response response) {
		if (!(response instanceof FetchResponse fetched) || fetched.getItem(UID.class) == null) {
			return;
		}
		Answer answer = this.byUid.computeIfAbsent(fetched.getItem(UID.class).uid, Answer::new);
		for (int i = 0; i < fetched.getItemCount(); i++) {
			answer.take(fetched.getItem(i));
		}
	}

	/** Null if nothing was said about it. */
	Answer of(long uid) {
		return this.byUid.get(uid);
	}

	/** By rising UIDs. */
	Iterable<Answer> all() {
		return this.byUid.values();
	}

	/** What is known of one message. */
	static final class Answer {

		private final long uid;

		private Instant date = Instant.EPOCH;

		private long size = -1;

		private boolean draft;

		private Structure structure;

		private final Map<String, byte[]> sections = new HashMap<>();

		private Answer(long uid) {
			this.uid = uid;
		}

		private void take(Item item) {
			if (item instanceof RFC822SIZE told) {
				this.size = told.size;
			}
			else if (item instanceof INTERNALDATE told && told.getDate() != null) {
				this.date = told.getDate().toInstant();
			}
			else if (item instanceof FLAGS told) {
				this.draft = told.contains(Flags.Flag.DRAFT);
			}
			else if (item instanceof BODYSTRUCTURE told) {
				this.structure = structure(told);
			}
			else if (item instanceof BODY told && told.getByteArray() != null) {
				this.sections.put(told.getSection().toUpperCase(Locale.ROOT), bytes(told.getByteArray()));
			}
		}

		private static Structure structure(BODYSTRUCTURE told) {
			try {
				return Structure.of(told);
			}
			catch (RuntimeException ex) {
				// then it is read as if the server had not told
				return null;
			}
		}

		private static byte[] bytes(ByteArray content) {
			return Arrays.copyOfRange(content.getBytes(), content.getStart(), content.getStart() + content.getCount());
		}

		long uid() {
			return this.uid;
		}

		/** INTERNALDATE; 1970 if it was not told. */
		Instant date() {
			return this.date;
		}

		/** RFC822.SIZE; -1 if it was not told. */
		long size() {
			return this.size;
		}

		/** Whether it has the flag of a draft. */
		boolean isDraft() {
			return this.draft;
		}

		/** Null if it was not told. */
		Structure structure() {
			return this.structure;
		}

		/** The one section that was asked for, if it came. */
		Optional<byte[]> fields() {
			return this.sections.values().stream().findFirst();
		}

		/** What was fetched, by the section's name in upper case. */
		Map<String, byte[]> sections() {
			return this.sections;
		}

	}

}
