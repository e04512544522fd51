/**
 * Owns both sides of the talk with one person, the answer and what is being written of
 * it, saved answers, the rhythm of each talk, and why people came in their own words.
 */
@ApplicationModule(allowedDependencies = { "outbox", "inbox", "followup", "suppression", "person", "mail" })
package firstthousand.conversation;

import org.springframework.modulith.ApplicationModule;
