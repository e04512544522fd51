package firstthousand.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import firstthousand.outbox.Brake.Stops;
import firstthousand.outbox.Clerk.Round;
import firstthousand.outbox.NightBook.Page;

/**
 * Says which first letters are next, and whether it is time for any: the brake, the day's
 * cap, the canary, the pace, each domain's own pace and rest, and the hour where they
 * arrive. Called in the clerk's transaction.
 */
final class Chooser {

	private static final int AT_ONCE = 500;

	/**
	 * How long the run waits for its turn; for longer than that it ends, and a later one
	 * goes on.
	 */
	private static final Duration PATIENCE = Duration.ofMinutes(20);

	private final SendingDesk desk;

	private final SendingSettings settings;

	private final Clock clock;

	private final Window window;

	private final Pace pace;

	private final List<Turns.Turn> page = new ArrayList<>();

	private LocalDate heard;

	private LocalDate day;

	private int cap;

	/**
	 * For one run.
	 * @param atOnce whether a human wants the letters to go now, whatever the hour is
	 * where they arrive
	 */
	Chooser(SendingDesk desk, boolean atOnce) {
		this.desk = desk;
		this.settings = desk.settings();
		this.clock = desk.clock();
		this.window = atOnce ? Window.of(Window.ANY, Window.ANY)
				: Window.of(this.settings.window(), this.settings.days());
		this.pace = (this.settings.perMinute() > 0) ? new Pace(this.settings.perMinute(), RandomGenerator.getDefault())
				: null;
	}

	/**
	 * Chooses first letters, if it is time for any. Returns what is to be done if there
	 * are none.
	 */
	Round choose(Page open, int wanted, Instant now, List<Turns.Turn> chosen) {
		if (open.stops() == Stops.FIRST) {
			return Round.end("it was stopped: " + open.stopReason());
		}
		int room = Math.min(wanted, cap(open) - open.letters());
		Instant turn = turn(open, now);
		if (room <= 0 || turn.isAfter(now.plus(PATIENCE))) {
			return none(now) ? Round.end(null) : Round.end((room <= 0)
					? "today's cap of " + cap(open) + " letters is reached" : "the mail server asked for a rest");
		}
		boolean canary = this.settings.canary() > 0;
		if (canary && open.canaryUntil() == null) {
			room = Math.min(room, this.settings.canary() - open.letters());
		}
		// once more have gone, this day's first few have been judged
		boolean listen = canary && open.canaryUntil() != null && !open.day().equals(this.heard)
				&& open.letters() <= this.settings.canary();
		if (room <= 0 || (listen && open.canaryUntil().isAfter(now))) {
			return none(now) ? Round.end(null) : canary(open, now);
		}
		if (turn.isAfter(now)) {
			return none(now) ? Round.end(null) : Round.wait(turn, null);
		}
		if (listen) {
			return none(now) ? Round.end(null) : Round.listening();
		}
		return fromThePage((this.pace != null) ? 1 : room, now, chosen);
	}

	private Round canary(Page open, Instant now) {
		Instant until = (open.canaryUntil() != null) ? open.canaryUntil() : now.plus(this.settings.canaryPause());
		this.desk.book().pauseForCanary(open, until);
		return Round.wait(until,
				"the first " + open.letters() + " of the day have gone; then the mailbox is read, and the rest may go");
	}

	private Instant turn(Page open, Instant now) {
		Instant nextAt = open.standing().nextAt();
		if (this.pace != null) {
			return this.pace.next(nextAt, now);
		}
		return (nextAt != null && nextAt.isAfter(now)) ? nextAt : now;
	}

	private int cap(Page open) {
		if (!open.day().equals(this.day)) {
			this.day = open.day();
			this.cap = DailyCap.of(this.settings, this.desk.book().busiest(this.day));
		}
		return this.cap;
	}

	/** They were chosen, and not claimed: they are next again. */
	void putBack(List<Turns.Turn> chosen) {
		this.page.addAll(0, chosen);
	}

	/** That domain is left alone for a while. */
	void forget(String domain) {
		this.page.removeIf((turn) -> turn.domain().equals(domain));
	}

	/** These are about to be handed over. Returns when the next one's turn is. */
	Instant took(Page open, Instant now, List<OutboxLetter> first) {
		if (this.settings.domainPerMinute() > 0) {
			Duration gap = Duration.ofMinutes(1).dividedBy(this.settings.domainPerMinute());
			first.forEach((letter) -> this.desk.turns().took(letter.sealed().recipient().domain(), now.plus(gap)));
		}
		Instant turn = open.standing().nextAt();
		return (this.pace != null && !first.isEmpty()) ? this.pace.took(turn, now) : turn;
	}

	/** The mailbox has been read since the day's first few went. */
	void heard() {
		this.heard = this.day;
	}

	/** Whether no first letter could go now anyway. */
	private boolean none(Instant now) {
		fill(now);
		return this.page.isEmpty();
	}

	private Round fromThePage(int most, Instant now, List<Turns.Turn> chosen) {
		int before = chosen.size();
		fill(now);
		pick(most, chosen, now);
		if (chosen.size() == before && !this.page.isEmpty()) {
			// all of this page waits for its domain: the others behind it need not
			this.page.clear();
			fill(now);
			pick(most, chosen, now);
		}
		if (chosen.size() > before) {
			return Round.nothing();
		}
		return this.desk.turns().nextPacedDomain().map((at) -> Round.wait(at, null)).orElseGet(() -> Round.end(null));
	}

	private void pick(int most, List<Turns.Turn> chosen, Instant now) {
		Map<String, Instant> resting = new HashMap<>(
				(this.settings.domainPerMinute() > 0) ? this.desk.turns().restingDomains(domains()) : Map.of());
		int wanted = chosen.size() + most;
		for (var turns = this.page.iterator(); turns.hasNext() && chosen.size() < wanted;) {
			Turns.Turn turn = turns.next();
			if (!resting.containsKey(turn.domain())) {
				turns.remove();
				chosen.add(turn);
				if (this.settings.domainPerMinute() > 0) {
					resting.put(turn.domain(), now);
				}
			}
		}
	}

	private Set<String> domains() {
		return this.page.stream().map(Turns.Turn::domain).collect(Collectors.toSet());
	}

	/** Looks for who is next, and puts off those for whom it is not the hour. */
	private void fill(Instant now) {
		while (this.page.isEmpty()) {
			List<Turns.Turn> found = this.desk.turns().letters(AT_ONCE);
			Map<Long, Instant> later = new LinkedHashMap<>();
			for (Turns.Turn turn : found) {
				Instant at = this.window.next(now, zone(turn));
				if (at.isAfter(now)) {
					later.put(turn.id(), at);
				}
				else {
					this.page.add(turn);
				}
			}
			this.desk.turns().postpone(later);
			if (later.isEmpty()) {
				return;
			}
		}
	}

	private ZoneId zone(Turns.Turn turn) {
		ZoneId zone = OutboxRows.zone(turn.zone());
		return (zone != null) ? zone : this.clock.getZone();
	}

}
