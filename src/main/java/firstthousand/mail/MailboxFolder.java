package firstthousand.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import firstthousand.mail.Answers.Answer;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * One folder, opened with EXAMINE. Many messages come in one round trip, a bounded number
 * of bytes at a time.
 */
public final class MailboxFolder implements AutoCloseable {

	private static final int OUTLINES_AT_ONCE = 2000;

	/** How often one message alone may break the line before it is given up. */
	private static final int ATTEMPTS = 2;

	/** When so many break it, it is the server that is broken. */
	private static final int MOST_BROKEN = 10;

	private static final long MOST_HANDED = 3L << 20;

	private static final int SECTION_AT_ONCE = 1 << 20;

	private static final int COPIES_AT_ONCE = 300;

	private static final String COPY_HEADERS = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID TO CC SUBJECT DATE)]";

	/** RFC 3501, 9: date-text. */
	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.US);

	private final ImapLine line;

	private final MailboxVisit rest;

	MailboxFolder(ImapLine line, MailboxVisit rest) {
		this.line = line;
		this.rest = rest;
	}

	/** The same, which also ends the visit when it is closed. */
	MailboxFolder closing(MailboxVisit visit) {
		return new MailboxFolder(this.line, visit);
	}

	public String name() {
		return this.line.folder().getFullName();
	}

	/** RFC 3501, 2.3.1.1: when it changes, every UID of before means nothing. */
	public long uidValidity() {
		return this.line.uidValidity();
	}

	/** How many messages lie there. */
	public int size() {
		return this.line.asking(this.line.folder()::getMessageCount);
	}

	/** The UIDs of all messages that lie there now, rising. */
	public long[] uids() {
		return search("ALL");
	}

	/**
	 * The UIDs of all messages that came on that day of the server's or later, rising.
	 */
	public long[] uidsSince(LocalDate day) {
		return search("SINCE " + DAY.format(day));
	}

	/** The UIDs above this one, rising. */
	public long[] uidsAfter(long uid) {
		// RFC 3501, 6.4.8: "n:*" names the last message even where that is below n
		return Arrays.stream(search("UID " + (uid + 1) + ":*")).filter((found) -> found > uid).toArray();
	}

	/**
	 * Lays one message of our own into the folder, as a read one (RFC 3501, 6.3.11); what
	 * lies there already is not touched. For {@link SentDrawer} alone.
	 */
	void append(byte[] message, Instant date) {
		this.line.asking(() -> {
			MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(message)) {
				@Override
				public Date getReceivedDate() {
					return Date.from(date);
				}
			};
			mail.setFlag(Flags.Flag.SEEN, true);
			return this.line.folder().appendUIDMessages(new Message[] { mail });
		});
	}

	/** The headers of the message with this Message-ID, or empty if none lies there. */
	Optional<Headers> headers(MessageId id) {
		String quoted = '"' + id.value().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
		for (long uid : search("HEADER Message-ID " + quoted)) {
			Answers answers = ask("UID FETCH " + uid + " (UID BODY.PEEK[HEADER]<0." + Headers.MAX_BLOCK + ">)");
			byte[] block = (answers.of(uid) != null) ? answers.of(uid).sections().get("HEADER") : null;
			if (block != null) {
				return Optional.of(Incoming.read(block).headers());
			}
		}
		return Optional.empty();
	}

	private long[] search(String what) {
		List<Long> uids = new ArrayList<>();
		this.line.ask(List.of("UID SEARCH " + what), (response) -> {
			if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
				for (long uid = answer.readLong(); uid != -1; uid = answer.readLong()) {
					uids.add(uid);
				}
			}
		});
		return uids.stream().mapToLong(Long::longValue).sorted().toArray();
	}

	/**
	 * Reads the headers of these messages and nothing of their bodies, a few hundred at a
	 * time, in rising order; those that are gone meanwhile are left out, and so is what
	 * was not sent but is a draft.
	 * @param uids which
	 * @param reader told each batch, and answers whether to go on
	 */
	public void copies(long[] uids, Predicate<List<SentCopy>> reader) {
		for (int from = 0; from < uids.length; from += COPIES_AT_ONCE) {
			List<SentCopy> batch = new ArrayList<>();
			long[] slice = Arrays.copyOfRange(uids, from, Math.min(uids.length, from + COPIES_AT_ONCE));
			for (Answer answer : ask("UID FETCH " + UidSet.of(slice) + " (UID FLAGS INTERNALDATE " + COPY_HEADERS + ")")
				.all()) {
				answer.fields()
					.filter((fields) -> !answer.isDraft())
					.ifPresent((fields) -> batch.add(copy(answer, fields)));
			}
			if (!batch.isEmpty() && !reader.test(batch)) {
				return;
			}
		}
	}

	private static SentCopy copy(Answer answer, byte[] fields) {
		Incoming mail = Incoming.read(fields);
		List<EmailAddress> recipients = Stream.concat(mail.to().stream(), mail.cc().stream())
			.flatMap((address) -> EmailAddress.tryParse(address).stream())
			.distinct()
			.toList();
		return new SentCopy(answer.uid(), mail.messageId(), recipients, mail.subject(),
				mail.date().orElse(answer.date()));
	}

	/**
	 * Brings these messages in rising order, some megabytes at a time. Those that are
	 * gone meanwhile are left out, and so are those that the server cannot give now, or
	 * over which it breaks the line again and again: the others come, and who compares
	 * sees what is missing.
	 * @throws MailTrouble if the server cannot be used any more
	 */
	public void fetch(long[] uids, Consumer<List<RawMessage>> reader) {
		for (int from = 0; from < uids.length; from += MessageFetch.AT_ONCE) {
			long[] slice = Arrays.copyOfRange(uids, from, Math.min(uids.length, from + MessageFetch.AT_ONCE));
			Handover handover = new Handover(reader);
			try {
				new MessageFetch(this.line).bring(slice, handover::add);
			}
			catch (MailTrouble ex) {
				long last = handover.last;
				singly(Arrays.stream(slice).filter((uid) -> uid > last).toArray(), handover);
			}
			handover.flush();
		}
	}

	/**
	 * Something among these broke the line: it is found by asking for one at a time. Many
	 * in a row, or a second one over which the server falls silent, and it is the server.
	 */
	private void singly(long[] uids, Handover handover) {
		int inARow = 0;
		int silent = 0;
		this.line.reopen();
		for (long uid : uids) {
			for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
				try {
					new MessageFetch(this.line).bring(new long[] { uid }, handover::add);
					inARow = 0;
					break;
				}
				catch (MailTrouble ex) {
					boolean silence = isSilence(ex);
					silent += silence ? 1 : 0;
					inARow += (silence || attempt == ATTEMPTS - 1) ? 1 : 0;
					if (inARow > MOST_BROKEN || silent > 1) {
						throw ex;
					}
					this.line.reopen();
					if (silence) {
						break;
					}
				}
			}
		}
	}

	/** Each question would wait as long again. */
	private static boolean isSilence(Throwable trouble) {
		for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
			if (cause instanceof SocketTimeoutException) {
				return true;
			}
		}
		return false;
	}

	/** Messages on their way to the reader, some megabytes at a time. */
	private static final class Handover {

		private final Consumer<List<RawMessage>> reader;

		private final List<RawMessage> messages = new ArrayList<>();

		private long bytes;

		private long last;

		Handover(Consumer<List<RawMessage>> reader) {
			this.reader = reader;
		}

		void add(RawMessage message) {
			this.messages.add(message);
			this.last = message.uid();
			this.bytes += message.bytes().length;
			if (this.bytes > MOST_HANDED) {
				flush();
			}
		}

		void flush() {
			if (!this.messages.isEmpty()) {
				this.reader.accept(List.copyOf(this.messages));
				this.messages.clear();
				this.bytes = 0;
			}
		}

	}

	/**
	 * Of these messages only when they came, how large they are, and the fields that tell
	 * them apart, in rising order.
	 */
	public void outlines(long[] uids, Consumer<List<RawMessage>> reader) {
		for (int from = 0; from < uids.length; from += OUTLINES_AT_ONCE) {
			long[] slice = Arrays.copyOfRange(uids, from, Math.min(uids.length, from + OUTLINES_AT_ONCE));
			List<RawMessage> batch = new ArrayList<>(slice.length);
			for (Answer answer : ask(
					"UID FETCH " + UidSet.of(slice) + " (UID INTERNALDATE RFC822.SIZE " + COPY_HEADERS + ")")
				.all()) {
				if (answer.size() >= 0) {
					batch.add(new RawMessage(answer.uid(), answer.date(), answer.fields().orElse(new byte[0]),
							answer.size()));
				}
			}
			reader.accept(batch);
		}
	}

	/**
	 * The bytes of a section as they are encoded; at most so many, and empty if there is
	 * no such message or section.
	 */
	Optional<byte[]> section(long uid, String section, long most) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		while (out.size() < most) {
			Answers answers = ask("UID FETCH " + uid + " (UID BODY.PEEK[" + section + "]<" + out.size() + "."
					+ SECTION_AT_ONCE + ">)");
			byte[] piece = (answers.of(uid) != null) ? answers.of(uid).sections().get(section.toUpperCase(Locale.ROOT))
					: null;
			if (piece == null && out.size() == 0) {
				return Optional.empty();
			}
			if (piece == null || piece.length == 0) {
				break;
			}
			out.writeBytes(piece);
			if (piece.length < SECTION_AT_ONCE) {
				break;
			}
		}
		return Optional.of(out.toByteArray());
	}

	private Answers ask(String command) {
		Answers answers = new Answers();
		this.line.ask(List.of(command), answers::add);
		return answers;
	}

	@Override
	public void close() {
		this.line.close();
		if (this.rest != null) {
			this.rest.close();
		}
	}

}
