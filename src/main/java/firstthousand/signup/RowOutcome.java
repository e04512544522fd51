package firstthousand.signup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import firstthousand.mail.EmailAddress;
import firstthousand.person.Admission;
import firstthousand.person.NewPerson;

/** How one row ends: admitted, repeated or rejected. */
final class RowOutcome {

	static final String ADMITTED = "admitted";

	static final String REPEATED = "repeated";

	static final String REJECTED = "rejected";

	private final SignupRow row;

	private final NewPerson person;

	private String outcome;

	private String reason;

	private Long personId;

	private boolean erased;

	private RowOutcome(SignupRow row, NewPerson person, String outcome, String reason) {
		this.row = row;
		this.person = person;
		this.outcome = outcome;
		this.reason = reason;
	}

	static RowOutcome rejected(SignupRow row, String reason) {
		return new RowOutcome(row, null, REJECTED, reason);
	}

	/** Rejected, or a person of whom is not known yet whether she is there already. */
	static RowOutcome of(SignupRow row) {
		if (row.problem() != null) {
			return rejected(row, row.problem());
		}
		Signup signup = row.signup();
		try {
			EmailAddress email = EmailAddress.parse(signup.email());
			NewPerson person = NewPerson.named(email, signup.firstName(), signup.lastName(), signup.name(),
					signup.signedUpAt(), signup.facts());
			if (signup.odd()) {
				person = new NewPerson(email, person.name(), null, person.signedUpAt(), person.facts());
			}
			return new RowOutcome(row, person, ADMITTED, signup.note());
		}
		catch (IllegalArgumentException ex) {
			return rejected(row, ex.getMessage());
		}
	}

	void become(Admission admission) {
		this.personId = admission.personId();
		this.erased = admission.erased();
		if (admission.repeated()) {
			this.outcome = REPEATED;
			this.reason = (admission.number() > 0) ? "Number " + admission.number() + " has this address already."
					: "Somebody has this address already.";
		}
	}

	Optional<NewPerson> person() {
		return Optional.ofNullable(this.person);
	}

	/**
	 * For the table: the line itself where the person does not hold all of it, and was
	 * not erased.
	 */
	Object[] columns(long batch) {
		return new Object[] { batch, this.row.number(), this.outcome, Values.cut(this.reason, 1000),
				this.erased || (this.outcome.equals(ADMITTED) && this.reason == null) ? null
						: Values.storable(this.row.raw()),
				this.personId };
	}

	static SignupOutcome sum(long batch, List<RowOutcome> outcomes) {
		long admitted = count(outcomes, ADMITTED);
		long repeated = count(outcomes, REPEATED);
		List<RejectedRow> rejects = new ArrayList<>();
		for (RowOutcome outcome : outcomes) {
			if (outcome.outcome.equals(REJECTED) && rejects.size() < SignupOutcome.SHOWN) {
				rejects.add(new RejectedRow(outcome.row.number(), outcome.reason, outcome.row.raw()));
			}
		}
		return new SignupOutcome(batch, "", admitted, repeated, outcomes.size() - admitted - repeated, null, rejects);
	}

	static long count(List<RowOutcome> outcomes, String outcome) {
		return outcomes.stream().filter((one) -> one.outcome.equals(outcome)).count();
	}

}
