package firstthousand.template;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the founder's letters lie.
 *
 * @param folder the folder with the <code>.ftl</code> files, from the working directory
 */
@ConfigurationProperties("first-thousand.templates")
public record TemplateSettings(@DefaultValue("templates") Path folder) {
}
