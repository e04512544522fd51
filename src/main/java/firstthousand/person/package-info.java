/**
 * Owns the first thousand: number, name to greet with, address, facts.
 */
@ApplicationModule(allowedDependencies = { "mail" })
package firstthousand.person;

import org.springframework.modulith.ApplicationModule;
