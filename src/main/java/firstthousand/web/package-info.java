/**
 * Owns the pages and the sign-in: read the request, call one noun, show. The only place
 * with Spring MVC and Spring Security.
 */
@ApplicationModule(allowedDependencies = { "signup", "person", "draft", "outbox", "inbox", "followup", "conversation",
		"numbers", "batch", "mail", "template", "team", "suppression" })
package firstthousand.web;

import org.springframework.modulith.ApplicationModule;
