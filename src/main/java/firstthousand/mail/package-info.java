/**
 * Owns letters and post offices: what is written, how it leaves over SMTP, how the
 * mailbox is read over IMAP, what an incoming message says. The only place with
 * jakarta.mail (the sandbox's post office aside).
 */
@ApplicationModule(allowedDependencies = {})
package firstthousand.mail;

import org.springframework.modulith.ApplicationModule;
