package firstthousand.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.mail.MessagingException;
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

	/** The UIDs of all messages that lie there now, rising. */
	public long[] uids() {
		List<Long> uids = new ArrayList<>();
		for (Response response : command("UID SEARCH ALL")) {
			if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
				for (long uid = answer.readLong(); uid != -1; uid = answer.readLong()) {
					uids.add(uid);
				}
			}
		}
		return uids.stream().mapToLong(Long::longValue).sorted().toArray();
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
		INTERNALDATE date = fetched.getItem(INTERNALDATE.class);
		ByteArray content = body.getByteArray();
		byte[] bytes = (content != null)
				? Arrays.copyOfRange(content.getBytes(), content.getStart(), content.getStart() + content.getCount())
				: new byte[0];
		long size = batch.stream()
			.filter((asked) -> asked.uid() == uid.uid)
			.mapToLong(Sized::size)
			.findFirst()
			.orElse(bytes.length);
		Instant receivedAt = (date != null && date.getDate() != null) ? date.getDate().toInstant() : Instant.EPOCH;
		return new RawMessage(uid.uid, receivedAt, bytes, size);
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
