/**
 * Owns the Spring Batch jobs, their schedule, and their recovery after a crash. The only
 * place with Spring Batch.
 */
@ApplicationModule(allowedDependencies = { "signup", "draft", "outbox", "inbox", "numbers", "template", "mail" })
package firstthousand.batch;

import org.springframework.modulith.ApplicationModule;
