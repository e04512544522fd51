package firstthousand.person;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import firstthousand.mail.EmailAddress;

/**
 * One of the first thousand, or of those on the waiting list behind them.
 *
 * @param id the database's
 * @param number the place in the order of signing up, from 1, never given twice
 * @param email where she is written to
 * @param emailAsWritten the spelling she used
 * @param name what she gave as her name, on one line, or null
 * @param firstName the name to greet her with, or null
 * @param signedUpAt when she signed up
 * @param admittedAt when she was taken in here
 * @param facts what is known about her, by name, in the order it was learned
 * @param version counts the changes; a change that read an older version does nothing
 */
public record Person(long id, int number, EmailAddress email, String emailAsWritten, String name, String firstName,
		Instant signedUpAt, Instant admittedAt, Map<String, Fact> facts, int version) {

	/** When she signed up, if anybody said; a letter must not claim a date otherwise. */
	public Optional<Instant> signedUpAtIfTold() {
		return this.signedUpAt.equals(this.admittedAt) ? Optional.empty() : Optional.of(this.signedUpAt);
	}

	/** Whether all but her number was forgotten. */
	public boolean erased() {
		return Nobody.is(this.email);
	}

	/** The address that stands in the place of hers once she is erased. */
	public EmailAddress nobody() {
		return erased() ? this.email : Nobody.inPlaceOf(this.email);
	}

	/** Whether this address is hers, or was before she was erased. */
	public boolean has(EmailAddress address) {
		return this.email.equals(address) || this.email.equals(Nobody.inPlaceOf(address));
	}

	/** What she gave as her name. */
	public Optional<String> nameIfKnown() {
		return Optional.ofNullable(this.name);
	}

	/** The name to greet her with; nothing is better than a wrong one. */
	public Optional<String> firstNameIfKnown() {
		return Optional.ofNullable(this.firstName);
	}

	/** The fact of that name. */
	public Optional<Fact> fact(String fact) {
		return Optional.ofNullable(this.facts.get(fact));
	}

}
