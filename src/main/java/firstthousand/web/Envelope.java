package firstthousand.web;

import firstthousand.outbox.OutboxLetter;
import firstthousand.person.Person;

/**
 * A letter and to whom it goes.
 *
 * @param person null when the person is gone
 */
public record Envelope(OutboxLetter letter, Person person) {
}
