/**
 * Owns the people who wait for a human: since when, why, until when snoozed, and when it
 * was done.
 */
@ApplicationModule(allowedDependencies = { "person", "team" })
package firstthousand.followup;

import org.springframework.modulith.ApplicationModule;
