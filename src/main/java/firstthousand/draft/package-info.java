/**
 * Owns letters that wait for approval: write, edit, seal, hold, discard.
 */
@ApplicationModule(allowedDependencies = { "person", "template", "outbox", "suppression", "followup", "mail" })
package firstthousand.draft;

import org.springframework.modulith.ApplicationModule;
