/**
 * Owns both sides of the talk with one person, and the answer.
 */
@ApplicationModule(allowedDependencies = { "outbox", "inbox", "followup", "suppression", "person", "mail" })
package firstthousand.conversation;

import org.springframework.modulith.ApplicationModule;
