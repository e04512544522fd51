package firstthousand.web;

import java.util.List;
import java.util.Locale;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * The desk's words, by key, from {@code texts/<noun>.properties}: one file for each
 * folder of pages, so that another language is a set of files beside them. What is in
 * them is for {@link java.text.MessageFormat}; apostrophes are typographic ones.
 */
@Component
class Texts {

	/** The folders of pages, and what is said around them. */
	static final List<String> NOUNS = List.of("batch", "conversation", "draft", "find", "followup", "inbox", "layout",
			"numbers", "outbox", "person", "signup", "suppression", "team");

	/** What the desk speaks; a setting, when there is a second language. */
	private static final Locale LANGUAGE = Locale.ENGLISH;

	private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

	Texts() {
		this.source.setBasenames(NOUNS.stream().map((noun) -> "texts/" + noun).toArray(String[]::new));
		this.source.setDefaultEncoding("UTF-8");
		this.source.setFallbackToSystemLocale(false);
		this.source.setAlwaysUseMessageFormat(true);
	}

	/**
	 * What is said under that key.
	 * @param values what goes into its holes {@code {0}}, {@code {1}}; a number gets its
	 * thousands marked, so the number of a person or a row is handed over as text
	 * @throws org.springframework.context.NoSuchMessageException if nothing is
	 */
	String say(String key, Object... values) {
		return this.source.getMessage(key, values, LANGUAGE);
	}

	String say(String key, List<?> values) {
		return say(key, values.toArray());
	}

}
