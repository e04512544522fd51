package firstthousand.draft;

import firstthousand.template.Templates;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes an open draft once more, from the template and the facts of today; never over a
 * human's words.
 */
@Component
public class Renewal {

	private final Drafts drafts;

	private final DraftWriter writer;

	private final Templates templates;

	Renewal(Drafts drafts, DraftWriter writer, Templates templates) {
		this.drafts = drafts;
		this.writer = writer;
		this.templates = templates;
	}

	/**
	 * Whether it was written anew; not if a hand has changed it, or its template is gone.
	 */
	@Transactional
	public boolean anew(long id) {
		return this.drafts.find(id)
			.filter((draft) -> draft.editedAt() == null)
			.filter((draft) -> this.writer.again(draft, this.templates.read())
				.filter((anew) -> this.drafts.renew(draft, anew))
				.isPresent())
			.isPresent();
	}

}
