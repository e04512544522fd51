/**
 * Owns the people who wait for a human: since when, why, who has them, until when
 * snoozed, what was promised for which day, and when it was done.
 */
@ApplicationModule(allowedDependencies = { "person", "team" })
package firstthousand.followup;

import org.springframework.modulith.ApplicationModule;
