/**
 * Owns where people come from (files, the watched folder, an SQL source): what was
 * admitted, what was a repeat, what was rejected and why.
 */
@ApplicationModule(allowedDependencies = { "person", "mail" })
package firstthousand.signup;

import org.springframework.modulith.ApplicationModule;
