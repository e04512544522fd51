package firstthousand.inbox;

import java.time.Instant;
import java.util.List;

/**
 * The mailbox and our book of it, as the last pass found them.
 *
 * @param folders each folder that was ever read, the one with the replies first
 */
public record MailboxCount(List<Folder> folders) {

	/** How many messages lie in the folders that are read. */
	public long messages() {
		return there().stream().mapToLong(Folder::messages).sum();
	}

	/** How many of these are in our book. */
	public long seen() {
		return there().stream().mapToLong(Folder::seen).sum();
	}

	/** Messages that nobody has looked at: zero after every pass that ended well. */
	public long unaccounted() {
		return messages() - seen();
	}

	/** When the last pass was, or null if there was none yet. */
	public Instant checkedAt() {
		return this.folders.stream()
			.map(Folder::checkedAt)
			.filter((at) -> at != null)
			.max(Instant::compareTo)
			.orElse(null);
	}

	/** Those that the last pass found. */
	public List<Folder> there() {
		return this.folders.stream().filter((folder) -> folder.goneAt() == null).toList();
	}

	/**
	 * Those that were read once and are not there any more, or not to be read any more;
	 * what was filed from them stays.
	 */
	public List<Folder> gone() {
		return this.folders.stream().filter((folder) -> folder.goneAt() != null).toList();
	}

	/**
	 * One folder.
	 *
	 * @param messages how many messages lay in it
	 * @param seen how many of these are in our book
	 * @param checkedAt when that was counted, or null if it was not yet
	 * @param goneAt since when it is gone, or null
	 */
	public record Folder(String name, long messages, long seen, Instant checkedAt, Instant goneAt) {

		public long unaccounted() {
			return this.messages - this.seen;
		}

	}

}
