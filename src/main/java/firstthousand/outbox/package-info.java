/**
 * Owns sealed letters on their way: claim, send, record, and what happens when one cannot
 * be delivered. The only caller of the Mailer.
 */
@ApplicationModule(allowedDependencies = { "person", "mail", "suppression" })
package firstthousand.outbox;

import org.springframework.modulith.ApplicationModule;
