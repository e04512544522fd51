package firstthousand.mail;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * One folder, opened with EXAMINE. Many messages come in one round trip, a bounded number
 * of bytes at a time.
 */
public final class MailboxFolder implements AutoCloseable {

	/** More of one message than this is not read. */
	private static final long MOST_BYTES = 10L << 20;

	/**
	 * What one round trip may bring: enough to forget the latency, little enough for the
	 * heap.
	 */
	private static final long BATCH_BYTES = 4L << 20;

	private static final int BATCH_MESSAGES = 200;

	private static final int SIZES_AT_ONCE = 2000;

	private static final int COPIES_AT_ONCE = 300;

	private static final String COPY_HEADERS = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID TO CC SUBJECT DATE)]";

	/** RFC 3501, 9: date-text. */
	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.US);

	private final IMAPStore store;

	private final IMAPFolder folder;

	MailboxFolder(IMAPStore store, IMAPFolder folder) {
		this.store = store;
		this.folder = folder;
	}

	public String name() {
		return this.folder.getFullName();
	}

	/** RFC 3501, 2.3.1.1: when it changes, every UID of before means nothing. */
	public long uidValidity() {
		return asking(this.folder::getUIDValidity);
	}

	/** How many messages lie there. */
	public int size() {
		return asking(this.folder::getMessageCount);
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
		asking(() -> {
			MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(message)) {
				@Override
				public Date getReceivedDate() {
					return Date.from(date);
				}
			};
			mail.setFlag(Flags.Flag.SEEN, true);
			return this.folder.appendUIDMessages(new Message[] { mail });
		});
	}

	/** The headers of the message with this Message-ID, or empty if none lies there. */
	Optional<Headers> headers(MessageId id) {
		String quoted = '"' + id.value().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
		for (long uid : search("HEADER Message-ID " + quoted)) {
			for (Response response : command(
					"UID FETCH " + uid + " (UID BODY.PEEK[HEADER]<0." + Headers.MAX_BLOCK + ">)")) {
				if (response instanceof FetchResponse fetched && fetched.getItem(BODY.class) != null) {
					return Optional.of(Incoming.read(bytes(fetched.getItem(BODY.class))).headers());
				}
			}
		}
		return Optional.empty();
	}

	private long[] search(String what) {
		List<Long> uids = new ArrayList<>();
		for (Response response : command("UID SEARCH " + what)) {
			if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
				for (long uid = answer.readLong(); uid != -1; uid = answer.readLong()) {
					uids.add(uid);
				}
			}
		}
		return uids.stream().mapToLong(Long::longValue).sorted().toArray();
	}

	/**
	 * Reads the headers of these messages and nothing of their bodies, a few hundred at a
	 * time, in rising order; those that are gone meanwhile are left out.
	 * @param uids which
	 * @param reader told each batch, and answers whether to go on
	 */
	public void copies(long[] uids, Predicate<List<SentCopy>> reader) {
		for (int from = 0; from < uids.length; from += COPIES_AT_ONCE) {
			List<SentCopy> batch = new ArrayList<>();
			String set = set(Arrays.copyOfRange(uids, from, Math.min(uids.length, from + COPIES_AT_ONCE)));
			for (Response response : command("UID FETCH " + set + " (UID INTERNALDATE " + COPY_HEADERS + ")")) {
				if (response instanceof FetchResponse fetched) {
					copy(fetched).ifPresent(batch::add);
				}
			}
			batch.sort(Comparator.comparingLong(SentCopy::uid));
			if (!batch.isEmpty() && !reader.test(batch)) {
				return;
			}
		}
	}

	private static Optional<SentCopy> copy(FetchResponse fetched) {
		UID uid = fetched.getItem(UID.class);
		BODY headers = fetched.getItem(BODY.class);
		if (uid == null || headers == null) {
			return Optional.empty();
		}
		Incoming mail = Incoming.read(bytes(headers));
		List<EmailAddress> recipients = Stream.concat(mail.to().stream(), mail.cc().stream())
			.flatMap((address) -> EmailAddress.tryParse(address).stream())
			.distinct()
			.toList();
		return Optional
			.of(new SentCopy(uid.uid, mail.messageId(), recipients, mail.subject(), mail.date().orElse(date(fetched))));
	}

	/**
	 * Brings these messages, in rising order, one after the other; those that are gone
	 * meanwhile are left out.
	 */
	public void fetch(long[] uids, Consumer<RawMessage> reader) {
		for (int from = 0; from < uids.length; from += SIZES_AT_ONCE) {
			List<Sized> batch = new ArrayList<>();
			long bytes = 0;
			for (Sized message : sizes(Arrays.copyOfRange(uids, from, Math.min(uids.length, from + SIZES_AT_ONCE)))) {
				long wanted = Math.min(message.size(), MOST_BYTES);
				if (!batch.isEmpty() && (bytes + wanted > BATCH_BYTES || batch.size() >= BATCH_MESSAGES)) {
					bring(batch, reader);
					batch.clear();
					bytes = 0;
				}
				batch.add(message);
				bytes += wanted;
			}
			bring(batch, reader);
		}
	}

	private List<Sized> sizes(long[] uids) {
		List<Sized> sizes = new ArrayList<>(uids.length);
		for (Response response : command("UID FETCH " + set(uids) + " (UID RFC822.SIZE)")) {
			if (response instanceof FetchResponse fetched) {
				UID uid = fetched.getItem(UID.class);
				RFC822SIZE size = fetched.getItem(RFC822SIZE.class);
				if (uid != null && size != null) {
					sizes.add(new Sized(uid.uid, size.size));
				}
			}
		}
		sizes.sort((a, b) -> Long.compare(a.uid(), b.uid()));
		return sizes;
	}

	private void bring(List<Sized> batch, Consumer<RawMessage> reader) {
		if (batch.isEmpty()) {
			return;
		}
		long[] uids = batch.stream().mapToLong(Sized::uid).toArray();
		String what = batch.stream().anyMatch((message) -> message.size() > MOST_BYTES)
				? "BODY.PEEK[]<0." + MOST_BYTES + ">" : "BODY.PEEK[]";
		List<RawMessage> messages = new ArrayList<>(batch.size());
		for (Response response : command("UID FETCH " + set(uids) + " (UID INTERNALDATE " + what + ")")) {
			if (response instanceof FetchResponse fetched) {
				RawMessage message = message(fetched, batch);
				if (message != null) {
					messages.add(message);
				}
			}
		}
		messages.sort((a, b) -> Long.compare(a.uid(), b.uid()));
		messages.forEach(reader);
	}

	private static RawMessage message(FetchResponse fetched, List<Sized> batch) {
		UID uid = fetched.getItem(UID.class);
		BODY body = fetched.getItem(BODY.class);
		if (uid == null || body == null) {
			return null;
		}
		byte[] bytes = bytes(body);
		long size = batch.stream()
			.filter((asked) -> asked.uid() == uid.uid)
			.mapToLong(Sized::size)
			.findFirst()
			.orElse(bytes.length);
		return new RawMessage(uid.uid, date(fetched), bytes, size);
	}

	private static byte[] bytes(BODY body) {
		ByteArray content = body.getByteArray();
		return (content != null)
				? Arrays.copyOfRange(content.getBytes(), content.getStart(), content.getStart() + content.getCount())
				: new byte[0];
	}

	private static Instant date(FetchResponse fetched) {
		INTERNALDATE date = fetched.getItem(INTERNALDATE.class);
		return (date != null && date.getDate() != null) ? date.getDate().toInstant() : Instant.EPOCH;
	}

	private Response[] command(String command) {
		return asking(() -> (Response[]) this.folder.doCommand((protocol) -> ask(protocol, command)));
	}

	private static Response[] ask(IMAPProtocol protocol, String command) throws ProtocolException {
		Response[] responses = protocol.command(command, null);
		protocol.handleResult(responses[responses.length - 1]);
		return responses;
	}

	private static String set(long[] uids) {
		return Arrays.stream(uids).mapToObj(Long::toString).collect(Collectors.joining(","));
	}

	private <T> T asking(Question<T> question) {
		try {
			return question.ask();
		}
		catch (MessagingException ex) {
			throw MailWords.trouble("The mailbox", "first-thousand.imap", ex);
		}
	}

	@Override
	public void close() {
		try {
			if (this.folder.isOpen()) {
				this.folder.close(false);
			}
			this.store.close();
		}
		catch (MessagingException ex) {
			// the line is gone, which is what was wanted
		}
	}

	private record Sized(long uid, long size) {
	}

	private interface Question<T> {

		T ask() throws MessagingException;

	}

}
