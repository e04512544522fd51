package firstthousand.draft;

import java.util.Set;

import firstthousand.template.Shelf;
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

	private final Edits edits;

	Renewal(Drafts drafts, DraftWriter writer, Templates templates, Edits edits) {
		this.drafts = drafts;
		this.writer = writer;
		this.templates = templates;
		this.edits = edits;
	}

	/**
	 * Every open draft whose template is another since it was written, that no hand has
	 * changed and that nobody is in the middle of changing. Returns how many.
	 */
	public int ofChangedTemplates() {
		Set<Long> begun = this.edits.begun();
		Shelf shelf = this.templates.read();
		return (int) this.drafts.in(DraftState.OPEN)
			.stream()
			.filter((draft) -> !draft.templateHash().equals(shelf.hash(draft.letter()).orElse(null)))
			.filter((draft) -> draft.editedAt() == null && !begun.contains(draft.id()))
			.filter((draft) -> this.writer.again(draft, shelf)
				.filter((anew) -> this.drafts.renew(draft, anew))
				.isPresent())
			.count();
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
