/**
 * Owns the commands: read the words, call one noun, print.
 */
@ApplicationModule(allowedDependencies = { "batch", "sandbox", "signup", "person", "draft", "outbox", "inbox",
		"followup", "conversation", "numbers", "mail", "template", "team", "suppression" })
package firstthousand.cli;

import org.springframework.modulith.ApplicationModule;
