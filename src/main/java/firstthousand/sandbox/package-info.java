/**
 * Owns a post office on loopback and the pretend people behind it, for trying everything
 * without an account. The only place with GreenMail.
 */
@ApplicationModule(allowedDependencies = { "mail" })
package firstthousand.sandbox;

import org.springframework.modulith.ApplicationModule;
