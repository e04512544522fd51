/**
 * Owns the members, how they got in, and what each of them did: the audit trail.
 */
@ApplicationModule(allowedDependencies = {})
package firstthousand.team;

import org.springframework.modulith.ApplicationModule;
