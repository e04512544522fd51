/**
 * Owns messages read from the mailbox: classify, match, trim, file, and account for every
 * one of them.
 */
@ApplicationModule(allowedDependencies = { "outbox", "followup", "suppression", "person", "mail" })
package firstthousand.inbox;

import org.springframework.modulith.ApplicationModule;
