package firstthousand.draft;

import java.time.Instant;

/**
 * What a member has typed over a draft and not saved into it.
 *
 * @param version the draft's when she began
 * @param savedAt when her last words were kept; null before they were
 */
public record Edit(long draftId, long memberId, int version, String subject, String body, Instant savedAt) {

	/** Whether the draft was changed since she began. */
	public boolean overtakenBy(Draft draft) {
		return this.version != draft.version();
	}

	/** Whether nothing in it differs from the draft. */
	public boolean sameAs(Draft draft) {
		return this.subject.strip().equals(draft.subject())
				&& this.body.replace("\r\n", "\n").strip().equals(draft.body().strip());
	}

}
