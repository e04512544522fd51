/**
 * Owns the members, how they got in, who of them is where at the desk, and what each of
 * them did: the audit trail.
 */
@ApplicationModule(allowedDependencies = {})
package firstthousand.team;

import org.springframework.modulith.ApplicationModule;
