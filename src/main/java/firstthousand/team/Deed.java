package firstthousand.team;

import java.time.Instant;

/**
 * One thing a member did.
 *
 * @param by her name; null when it was the program
 * @param subject what it was done to, such as "draft 7"
 */
public record Deed(Instant doneAt, String by, String verb, String subject, String detail) {
}
