/**
 * Owns counts computed from the others' tables, read only: the state of every person, and
 * whether the books balance.
 */
@ApplicationModule(allowedDependencies = { "person", "signup", "draft", "outbox", "inbox", "followup", "suppression" })
package firstthousand.numbers;

import org.springframework.modulith.ApplicationModule;
