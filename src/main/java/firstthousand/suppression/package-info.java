/**
 * Owns the addresses that must never be written to again, each with its reason and
 * evidence. Outlives the person.
 */
@ApplicationModule(allowedDependencies = { "mail" })
package firstthousand.suppression;

import org.springframework.modulith.ApplicationModule;
