package firstthousand.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import firstthousand.followup.FollowUps;
import firstthousand.outbox.Outbox;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.PersonClock;
import firstthousand.outbox.Schedule;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import firstthousand.person.People;
import firstthousand.person.Person;
import firstthousand.person.PersonZone;
import firstthousand.template.Templates;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Approvals. A seal is who, when, and the hash of exactly what was approved; the sealed
 * letter is in the outbox in the same transaction.
 */
@Component
public class Seals {

	private static final Set<State> UNDER_WAY = EnumSet.of(State.READY, State.DEFERRED, State.SENDING, State.HELD,
			State.IN_DOUBT);

	private final Drafts drafts;

	private final DraftWriter writer;

	private final Templates templates;

	private final People people;

	private final Outbox outbox;

	private final PersonClock personClock;

	private final FollowUps followUps;

	private final Previews previews;

	private final Edits edits;

	private final TransactionTemplate transaction;

	Seals(Drafts drafts, DraftWriter writer, Templates templates, People people, Outbox outbox, PersonClock personClock,
			FollowUps followUps, Previews previews, Edits edits, TransactionTemplate transaction) {
		this.drafts = drafts;
		this.writer = writer;
		this.templates = templates;
		this.people = people;
		this.outbox = outbox;
		this.personClock = personClock;
		this.followUps = followUps;
		this.previews = previews;
		this.edits = edits;
		this.transaction = transaction;
	}

	/**
	 * The letter as it would leave: what is shown to the founder, and what its hash is
	 * taken of.
	 */
	public Sealed preview(Draft draft) {
		return this.previews.of(draft, null);
	}

	/** The same of many, by draft. */
	public Map<Long, Sealed> previews(Collection<Draft> drafts) {
		return this.previews.of(drafts, null);
	}

	/**
	 * Seals what was seen.
	 * @param id the draft
	 * @param seen the hash of the preview that was shown
	 * @param memberId who seals, or null for a command
	 * @return the letter in the outbox
	 * @throws StaleDraftException if the draft is no longer what was seen, or its
	 * template is another since it was written
	 * @throws IllegalStateException if it has a hole, with the sentence that says where,
	 * or if its template is gone
	 */
	@Transactional
	public long seal(long id, String seen, Long memberId) {
		return seal(id, seen, null, memberId);
	}

	/**
	 * The same for a draft that was written from an older template and is kept as it is.
	 * @param template the hash of the template that it was kept in spite of; null if
	 * nothing was said of one
	 */
	@Transactional
	public long seal(long id, String seen, String template, Long memberId) {
		Draft draft = this.drafts.find(id)
			.filter((found) -> found.state() == DraftState.OPEN)
			.orElseThrow(() -> new StaleDraftException("This draft is no longer open; look where it is now."));
		if (!draft.complete()) {
			throw new IllegalStateException("Not sealed: " + draft.problems().get(0).sentence());
		}
		if (another(draft)) {
			throw new StaleDraftException(
					"Not sealed: another letter to them is on its way, or waits for your word. One at a time.");
		}
		Sealed letter = this.previews.of(draft, memberId);
		String seal = letter.seal().hash();
		if (!seal.equals(seen)) {
			throw new StaleDraftException("Not sealed: the letter is no longer the one you saw. Read it once more.");
		}
		String today = this.templates.read()
			.hash(draft.letter())
			.orElseThrow(() -> new IllegalStateException("Not sealed: the template \"" + draft.letter()
					+ "\" is gone or broken, so nobody could tell before it leaves whether it is still true. "
					+ "Bring the template back, or discard the draft."));
		if (!today.equals(draft.templateHash()) && !today.equals(template)) {
			throw new StaleDraftException("Not sealed: the template has changed since this was written. "
					+ "Write it anew, or read it once more and approve it as it is.");
		}
		if (!this.drafts.markSealed(draft, seal, today, memberId)) {
			throw new StaleDraftException("Not sealed: somebody else was quicker. Read it once more.");
		}
		this.edits.drop(id, memberId);
		return this.outbox.put(letter, schedule(draft));
	}

	/**
	 * Whether another letter from a template to that person has not come to an end yet.
	 */
	private boolean another(Draft draft) {
		return this.outbox.toPerson(draft.personId())
			.stream()
			.filter((letter) -> letter.sealed().kind() == Sealed.Kind.FIRST)
			.filter((letter) -> !letter.sealed().letter().equals(draft.letter()))
			.anyMatch((letter) -> UNDER_WAY.contains(letter.state()));
	}

	/** Who waits longest is first, and what was promised before that; in her own time. */
	private Schedule schedule(Draft draft) {
		Person person = this.people.find(draft.personId()).orElseThrow();
		Instant since = person.signedUpAt().isBefore(person.admittedAt()) ? person.signedUpAt() : person.admittedAt();
		return new Schedule(since, this.followUps.promisedFor(person.id()).orElse(null),
				PersonZone.of(person).orElse(null));
	}

	/**
	 * Seals every open draft that is complete and that nobody is in the middle of
	 * changing, each in a transaction of its own. Returns how many.
	 */
	public int sealComplete(Long memberId) {
		int sealed = 0;
		Set<Long> begun = this.edits.begun();
		for (Draft draft : this.drafts.in(DraftState.OPEN)) {
			if (draft.complete() && !begun.contains(draft.id()) && !overtaken(draft) && !outdated(draft)
					&& sealAsItStands(draft, memberId)) {
				sealed++;
			}
		}
		return sealed;
	}

	/**
	 * Whether there are words between that person and us already, hers or ours by hand:
	 * then a human reads both before a letter from a template goes.
	 */
	public boolean overtaken(Draft draft) {
		return this.outbox.lastHeard(draft.personId()).isPresent()
				|| this.personClock.lastWroteByHand(draft.personId()).isPresent();
	}

	/** Whether its template is another since it was written, or gone. */
	public boolean outdated(Draft draft) {
		return !draft.templateHash().equals(this.templates.read().hash(draft.letter()).orElse(null));
	}

	/** The hash of the template that it would be written from today. */
	public Optional<String> templateOfToday(Draft draft) {
		return this.templates.read().hash(draft.letter());
	}

	/**
	 * Seals what was seen of each, one by one, each in a transaction of its own.
	 * @param seen the hashes of what was shown, by draft
	 * @return the drafts that are sealed now; the others were changed, or are just being
	 * changed, or somebody was quicker: {@link #whyNot} says it
	 */
	public List<Long> sealAll(Map<Long, String> seen, Long memberId) {
		Set<Long> begun = this.edits.begun();
		return seen.entrySet()
			.stream()
			.filter((one) -> !begun.contains(one.getKey()))
			.filter((one) -> this.drafts.find(one.getKey()).filter((draft) -> !overtaken(draft)).isPresent())
			.filter((one) -> tries(() -> seal(one.getKey(), one.getValue(), memberId)))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Seals what was picked out, one by one: what was open on the desk as it was seen,
	 * and of the rest what is still the version that was picked, unless there are words
	 * between that person and us, or somebody is in the middle of changing it.
	 * @return the drafts that are sealed now; {@link #whyNot} says why others are not
	 */
	public List<Long> sealChosen(Collection<Chosen> chosen, Long memberId) {
		Set<Long> begun = this.edits.begun();
		List<Long> sealed = new ArrayList<>();
		for (Chosen one : chosen) {
			Draft draft = this.drafts.find(one.id()).orElse(null);
			if (draft == null || draft.version() != one.version() || begun.contains(one.id())
					|| (one.seen() == null && overtaken(draft))) {
				continue;
			}
			String seen = (one.seen() != null) ? one.seen() : preview(draft).seal().hash();
			if (tries(() -> seal(one.id(), seen, memberId))) {
				sealed.add(one.id());
			}
		}
		return sealed;
	}

	/**
	 * Why a draft that was to be sealed with others is not.
	 * @param read whether the whole letter was read
	 */
	public Stayed whyNot(long id, Integer version, boolean read) {
		Draft draft = this.drafts.find(id).filter((found) -> found.state() == DraftState.OPEN).orElse(null);
		if (draft == null) {
			return Stayed.GONE;
		}
		if (version != null && draft.version() != version) {
			return Stayed.CHANGED;
		}
		if (this.edits.begun().contains(id)) {
			return Stayed.BEGUN;
		}
		if (!read && overtaken(draft)) {
			return Stayed.SPOKEN;
		}
		if (!draft.complete()) {
			return Stayed.INCOMPLETE;
		}
		if (another(draft)) {
			return Stayed.ANOTHER;
		}
		return outdated(draft) ? Stayed.OUTDATED : Stayed.CHANGED;
	}

	private boolean sealAsItStands(Draft draft, Long memberId) {
		String seen = preview(draft).seal().hash();
		return tries(() -> seal(draft.id(), seen, memberId));
	}

	/**
	 * What cannot be sealed lies where it lay, and the caller says how many did not go.
	 */
	private boolean tries(Runnable seal) {
		try {
			this.transaction.executeWithoutResult((status) -> seal.run());
			return true;
		}
		catch (StaleDraftException | IllegalStateException ex) {
			return false;
		}
	}

	/**
	 * Breaks a seal: the letter comes back from the outbox and is a draft again; if
	 * nobody had edited it, it is written anew from the template and the facts of today.
	 * False if it is on its way already.
	 */
	@Transactional
	public boolean unseal(long draftId) {
		Optional<Draft> draft = this.drafts.find(draftId).filter((found) -> found.state() == DraftState.SEALED);
		if (draft.isEmpty() || !this.outbox.takeBack(draft.get().personId(), draft.get().letter())) {
			return false;
		}
		Optional<NewDraft> anew = (draft.get().editedAt() == null)
				? this.writer.again(draft.get(), this.templates.read()) : Optional.empty();
		return this.drafts.reopen(draft.get(), anew);
	}

}
