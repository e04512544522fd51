/**
 * Owns the founder's letters in templates/: reads them, checks them, renders one for a
 * person, and says which value is missing and which words are personal. The only place
 * with FreeMarker (pages aside).
 */
@ApplicationModule(allowedDependencies = {})
package firstthousand.template;

import org.springframework.modulith.ApplicationModule;
