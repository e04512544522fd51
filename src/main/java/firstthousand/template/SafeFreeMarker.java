package firstthousand.template;

import java.io.IOException;

import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;

/**
 * FreeMarker with everything taken away that a letter does not need: no classes, no
 * files, no other templates. A class of its own, so that this configuration is never
 * mistaken for the pages' one.
 */
final class SafeFreeMarker {

	private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

	SafeFreeMarker() {
		this.configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
		this.configuration.setAPIBuiltinEnabled(false);
		this.configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
		this.configuration.setLogTemplateExceptions(false);
		this.configuration.setWrapUncheckedExceptions(true);
		this.configuration.setFallbackOnNullLoopVariable(false);
		this.configuration.setLocalizedLookup(false);
		this.configuration.setTemplateLoader(null);
	}

	/**
	 * Parses, and prepares the template for being stopped in the middle by an interrupt.
	 */
	@SuppressWarnings("deprecation")
	Template parse(String name, String source) throws ParseException {
		try {
			Template template = new Template(name, source, this.configuration);
			_CoreAPI.addThreadInterruptedChecks(template);
			return template;
		}
		catch (ParseException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new IllegalStateException("A template read from memory cannot fail to be read.", ex);
		}
	}

}
