package firstthousand.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import firstthousand.mail.Delivery;
import firstthousand.mail.Delivery.Fault;
import firstthousand.mail.Letter;
import firstthousand.outbox.Brake.Stops;
import firstthousand.outbox.Claims.Decision;
import firstthousand.outbox.Journal.What;
import firstthousand.outbox.NightBook.Page;

/**
 * Writes the book for all lines of one run, so that many letters share a commit: in one
 * transaction it records what came of the letters that are back, and claims the next ones
 * for as many lines as are idle. The {@link Chooser} says whose turn it is and whether it
 * is time, the {@link Objections} who must not go. One thread at a time.
 */
final class Clerk {

	private static final Duration ANSWERS_EVERY = Duration.ofSeconds(1);

	/** So many refusals are looked at together, however quickly they come. */
	private static final int JUDGED_AT = 5;

	private static final Duration JUDGED_EVERY = Duration.ofSeconds(2);

	/** A server that asks us to slow down is left alone for so long. */
	private static final Duration SLOW_DOWN = Duration.ofMinutes(15);

	private final SendingDesk desk;

	private final Assignment assignment;

	private final Tally tally;

	private final SendingSettings settings;

	private final Clock clock;

	private final Chooser chooser;

	private Instant judged = Instant.EPOCH;

	private int hard;

	private List<OutboxLetter> claiming = List.of();

	private Instant answersLookedFor = Instant.EPOCH;

	private long begun;

	Clerk(SendingDesk desk, Assignment assignment, Tally tally) {
		this.desk = desk;
		this.assignment = assignment;
		this.tally = tally;
		this.settings = desk.settings();
		this.clock = desk.clock();
		this.chooser = new Chooser(desk, assignment.atOnce());
	}

	/**
	 * One transaction.
	 * @param back letters that were handed over, and what the server said
	 * @param idle how many lines wait for a letter
	 * @param again whether the transaction before this one may have been committed
	 */
	Round round(List<Back> back, int idle, boolean again) {
		Instant now = this.clock.instant();
		List<Verdict> verdicts = back.stream()
			.map((one) -> Verdict.of(one.letter(), one.delivery(), now, this.settings.giveUpAfter()))
			.toList();
		this.claiming = List.of();
		Taken taken = inOne(() -> {
			NightBook.Standing standing = this.desk.book().lock();
			this.desk.lease().check(standing);
			record(again ? stillOurs(verdicts) : verdicts, now);
			judge(verdicts, now);
			return (idle > 0) ? take(this.desk.book().open(standing), idle, now) : Taken.nothing(Round.nothing());
		});
		verdicts.forEach((verdict) -> this.tally.count(verdict.state()));
		taken.withheld().forEach((decision) -> this.tally.count(decision.state()));
		journal(verdicts, now);
		return taken.round().errands().isEmpty() ? taken.round() : handing(taken, now);
	}

	private Taken inOne(Supplier<Taken> work) {
		try {
			return this.desk.transaction().execute((status) -> work.get());
		}
		catch (RuntimeException ex) {
			this.desk.unsettled().lost(this.claiming);
			throw ex;
		}
	}

	private List<Verdict> stillOurs(List<Verdict> verdicts) {
		Set<Long> ours = this.desk.claims().stillClaimed(verdicts.stream().map(Verdict::letter).toList());
		return verdicts.stream().filter((verdict) -> ours.contains(verdict.letter().id())).toList();
	}

	private void record(List<Verdict> verdicts, Instant now) {
		if (verdicts.isEmpty()) {
			return;
		}
		// before the record: a stop in between leaves a doubt, not an unheeded refusal
		verdicts.stream().filter(Verdict::noSuchAddress).forEach(this.desk::suppress);
		this.desk.claims().record(verdicts, now);
		Map<String, Boolean> domains = new LinkedHashMap<>();
		for (Verdict verdict : verdicts) {
			if (verdict.domainDeferred()) {
				domains.put(verdict.letter().sealed().recipient().domain(), true);
			}
			else if (verdict.state() == State.SENT && verdict.letter().attempts() > 1) {
				domains.putIfAbsent(verdict.letter().sealed().recipient().domain(), false);
			}
		}
		domains.forEach((domain, deferred) -> {
			if (deferred) {
				this.desk.turns().deferred(domain);
				this.chooser.forget(domain);
			}
			else {
				this.desk.turns().accepted(domain);
			}
		});
	}

	private void journal(List<Verdict> verdicts, Instant now) {
		Map<What, List<OutboxLetter>> known = new EnumMap<>(What.class);
		for (Verdict verdict : verdicts) {
			if (verdict.state() != State.IN_DOUBT) {
				known
					.computeIfAbsent((verdict.state() == State.SENT) ? What.TAKEN : What.NOT_TAKEN,
							(what) -> new ArrayList<>())
					.add(verdict.letter());
			}
		}
		known.forEach((what, letters) -> this.desk.lease().handed(letters, what, now));
	}

	private void judge(List<Verdict> verdicts, Instant now) {
		verdicts.stream()
			.filter(Verdict::ours)
			.findFirst()
			.ifPresent((verdict) -> this.desk.judge().blocked(verdict.delivery().words()));
		verdicts.stream()
			.filter(Clerk::slowDown)
			.findFirst()
			.ifPresent((verdict) -> this.desk.book().rest(now.plus(SLOW_DOWN)));
		this.hard += (int) verdicts.stream().filter(Verdict::hard).count();
		if (this.hard > 0 && (this.hard >= JUDGED_AT || this.judged.plus(JUDGED_EVERY).isBefore(now))) {
			this.judged = now;
			this.hard = 0;
			this.desk.judge().afterRefusals();
		}
	}

	private static boolean slowDown(Verdict verdict) {
		return verdict.delivery() instanceof Delivery.Deferred deferred && deferred.fault() == Fault.OURS;
	}

	private Taken take(Page open, int idle, Instant now) {
		if (open.stops() == Stops.ALL) {
			return Taken.nothing(Round.end("everything is stopped: " + open.stopReason()));
		}
		int wanted = (int) Math.min(idle, this.assignment.limit() - this.begun);
		List<Turns.Turn> chosen = new ArrayList<>(answers(wanted, now));
		Round otherwise = Round.end(null);
		if (this.assignment.letters() && chosen.size() < wanted) {
			otherwise = this.chooser.choose(open, wanted - chosen.size(), now, chosen);
		}
		List<OutboxLetter> claimed = this.desk.claims()
			.claim(chosen.stream().map(Turns.Turn::id).toList(), this.desk.processes().claimant());
		this.claiming = claimed;
		Map<Long, Decision> withheld = this.desk.objections().to(claimed, open.standing());
		List<Errand> errands = errands(claimed, withheld);
		this.desk.claims().withhold(withheld.values());
		if (errands.isEmpty()) {
			// those that were withheld, or were somebody else's, leave room for the next
			// ones
			return new Taken(chosen.isEmpty() ? otherwise : Round.nothing(), 0, withheld.values());
		}
		List<OutboxLetter> first = errands.stream()
			.map(Errand::letter)
			.filter((letter) -> letter.sealed().kind() == Sealed.Kind.FIRST)
			.toList();
		this.desk.book().handed(open, errands.size(), first.size(), this.chooser.took(open, now, first));
		return new Taken(Round.of(errands), open.standing().handed() + errands.size(), withheld.values());
	}

	/** Answers go first; between letters they are looked for now and then only. */
	private List<Turns.Turn> answers(int wanted, Instant now) {
		if (this.assignment.letters() && now.isBefore(this.answersLookedFor.plus(ANSWERS_EVERY))) {
			return List.of();
		}
		List<Turns.Turn> answers = this.desk.turns().answers(wanted);
		if (answers.isEmpty()) {
			this.answersLookedFor = now;
		}
		return answers;
	}

	private List<Errand> errands(List<OutboxLetter> claimed, Map<Long, Decision> against) {
		List<Errand> errands = new ArrayList<>();
		for (OutboxLetter letter : claimed) {
			if (!against.containsKey(letter.id())) {
				try {
					errands.add(new Errand(letter, letter.written(this.clock.instant())));
				}
				catch (IllegalArgumentException ex) {
					against.put(letter.id(), new Decision(letter, State.HELD, ex.getMessage(), null));
				}
			}
		}
		return errands;
	}

	/**
	 * What there is to do, asked before a line to the server is opened; nothing is
	 * claimed.
	 */
	Round look() {
		Instant now = this.clock.instant();
		return this.desk.transaction().execute((status) -> {
			Page open = this.desk.book().open(this.desk.book().lock());
			if (open.stops() == Stops.ALL) {
				return Round.end("everything is stopped: " + open.stopReason());
			}
			if (!this.desk.turns().answers(1).isEmpty()) {
				return Round.nothing();
			}
			List<Turns.Turn> chosen = new ArrayList<>();
			Round round = this.assignment.letters() ? this.chooser.choose(open, 1, now, chosen) : Round.end(null);
			this.chooser.putBack(chosen);
			return chosen.isEmpty() ? round : Round.nothing();
		});
	}

	/** The mailbox has been read since the first few went. */
	void heard() {
		this.chooser.heard();
		this.desk.judge().afterCanary();
	}

	/**
	 * Written down outside the database before anything is on the wire; if that cannot
	 * be, nothing goes.
	 */
	private Round handing(Taken taken, Instant now) {
		List<OutboxLetter> letters = taken.round().errands().stream().map(Errand::letter).toList();
		try {
			this.desk.lease().handing(taken.handed(), letters, now);
		}
		catch (LeaseRefused ex) {
			int first = (int) letters.stream().filter((letter) -> letter.sealed().kind() == Sealed.Kind.FIRST).count();
			this.desk.transaction().executeWithoutResult((status) -> {
				this.desk.claims().unclaim(letters);
				this.desk.book().giveBack(LocalDate.ofInstant(now, this.clock.getZone()), first);
			});
			return Round.refused(ex);
		}
		this.begun += letters.size();
		return taken.round();
	}

	/**
	 * A letter that is back.
	 *
	 * @param letter which
	 * @param delivery what the server said
	 */
	record Back(OutboxLetter letter, Delivery delivery) {
	}

	/**
	 * A letter to be handed over.
	 *
	 * @param letter its row
	 * @param mail what goes over the wire
	 */
	record Errand(OutboxLetter letter, Letter mail) {
	}

	private record Taken(Round round, long handed, Collection<Decision> withheld) {

		static Taken nothing(Round round) {
			return new Taken(round, 0, List.of());
		}

	}

	/**
	 * What the clerk says to the lines.
	 *
	 * @param errands letters to be handed over
	 * @param until when to ask again, or null
	 * @param end whether there is nothing more to do
	 * @param listen whether the mailbox is to be read before it goes on
	 * @param why why it waits or ends, or null
	 * @param refused why nothing more may be handed over, though what came back is
	 * recorded; or null
	 */
	record Round(List<Errand> errands, Instant until, boolean end, boolean listen, String why, LeaseRefused refused) {

		static Round of(List<Errand> errands) {
			return new Round(errands, null, false, false, null, null);
		}

		/** Ask again at once. */
		static Round nothing() {
			return of(List.of());
		}

		static Round wait(Instant until, String why) {
			return new Round(List.of(), until, false, false, why, null);
		}

		static Round end(String why) {
			return new Round(List.of(), null, true, false, why, null);
		}

		static Round listening() {
			return new Round(List.of(), null, false, true, null, null);
		}

		static Round refused(LeaseRefused refused) {
			return new Round(List.of(), null, true, false, null, refused);
		}

	}

}
