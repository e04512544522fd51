package firstthousand.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import firstthousand.mail.Incoming;
import firstthousand.mail.Nature;
import firstthousand.mail.Mailbox;
import firstthousand.mail.Part;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What hangs on the messages: listed without being opened, and handed out as it is. */
@Component
public class Attachments {

	private static final int MOST = 200;

	private final Inbox inbox;

	private final Mailbox mailbox;

	private final JdbcClient jdbc;

	Attachments(Inbox inbox, Mailbox mailbox, JdbcClient jdbc) {
		this.inbox = inbox;
		this.mailbox = mailbox;
		this.jdbc = jdbc;
	}

	/** Writes down what hangs on a message that was filed just now. */
	void note(long messageId, Incoming mail) {
		for (Attachment attachment : in(mail)) {
			this.jdbc.sql("""
					insert into inbox_attachment (message_id, place, name, what, size)
					values (:message, :place, :name, :what, :size)
					""")
				.param("message", messageId)
				.param("place", attachment.index())
				.param("name", attachment.name())
				.param("what", attachment.what())
				.param("size", attachment.size())
				.update();
		}
	}

	/**
	 * What hangs on that message, in order; images within the text are among it. What was
	 * filed by an older version is looked at now.
	 */
	public List<Attachment> of(long messageId) {
		return Optional.ofNullable(of(List.of(messageId)).get(messageId))
			.orElseGet(() -> this.inbox.original(messageId).map((raw) -> in(Incoming.read(raw))).orElse(List.of()));
	}

	/** The same for many messages at once; those without any are missing. */
	public Map<Long, List<Attachment>> of(Collection<Long> messages) {
		Map<Long, List<Attachment>> all = new HashMap<>();
		if (!messages.isEmpty()) {
			this.jdbc.sql("""
					select message_id, place, name, what, size from inbox_attachment where message_id in (:messages)
					order by message_id, place
					""").param("messages", messages).query((row) -> {
				all.computeIfAbsent(row.getLong("message_id"), (id) -> new ArrayList<>())
					.add(new Attachment(row.getInt("place"), row.getString("name"), row.getString("what"),
							row.getLong("size")));
			});
		}
		return all;
	}

	private static List<Attachment> in(Incoming mail) {
		List<Attachment> found = new ArrayList<>();
		for (Part part : mail.attachments()) {
			if (found.size() < MOST) {
				found.add(new Attachment(found.size(), SafeName.of(part.name(), part.type()), what(part), part.size()));
			}
		}
		return found;
	}

	/**
	 * The content of one of them, decoded; brought from the server where it was left
	 * there, and kept from then on. Empty if there is none, or if the message does not
	 * lie there any more.
	 * @throws firstthousand.mail.MailTrouble if the server cannot be used
	 */
	public Optional<byte[]> bytes(long messageId, int index) {
		Optional<byte[]> kept = kept(messageId, index);
		return kept.isPresent() ? kept
				: this.inbox.original(messageId)
					.map((raw) -> Incoming.read(raw).attachments())
					.filter((parts) -> index >= 0 && index < Math.min(MOST, parts.size()))
					.flatMap((parts) -> bytes(messageId, index, parts.get(index)));
	}

	private Optional<byte[]> kept(long messageId, int index) {
		return this.jdbc.sql("""
				select content from inbox_attachment
				where message_id = :message and place = :place and content is not null
				""").param("message", messageId).param("place", index).query(byte[].class).optional();
	}

	private Optional<byte[]> bytes(long messageId, int index, Part part) {
		if (part.leftBehind().isEmpty()) {
			return Optional.of(part.bytes());
		}
		Optional<byte[]> brought = brought(messageId, part);
		brought.ifPresent((content) -> this.jdbc
			.sql("update inbox_attachment set content = :content where message_id = :message and place = :place")
			.param("content", content)
			.param("message", messageId)
			.param("place", index)
			.update());
		return brought;
	}

	private Optional<byte[]> brought(long messageId, Part part) {
		for (Inbox.Lying place : this.inbox.places(messageId)) {
			Optional<byte[]> content = this.mailbox.content(place.folder(), place.uidValidity(), place.uid(), part);
			if (content.isPresent()) {
				return content;
			}
		}
		return Optional.empty();
	}

	private static String what(Part part) {
		return (part.nature() == Nature.FILE) ? "" : part.nature().words();
	}

}
