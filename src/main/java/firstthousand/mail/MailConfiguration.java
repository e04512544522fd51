package firstthousand.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

	private static final List<String> USUAL = List.of("name", "email", "address", "product", "company");

	/**
	 * The founder's settings, her log-in name standing in for an address that was not
	 * given.
	 */
	@Bean
	@Lazy(false)
	Founder founder(Environment environment, MailSettings mail) {
		Map<String, String> settings = new HashMap<>(Binder.get(environment)
			.bind("first-thousand.founder", Bindable.mapOf(String.class, String.class))
			.orElse(Map.of()));
		for (String usual : USUAL) {
			// from the environment a map is found as FIRSTTHOUSAND_… only; single names
			// are found as FIRST_THOUSAND_…, too
			String value = environment.getProperty("first-thousand.founder." + usual);
			if (value != null) {
				settings.putIfAbsent(usual, value);
			}
		}
		settings.values().removeIf(String::isBlank);
		if (settings.containsKey("address")) {
			settings.putIfAbsent("email", settings.get("address"));
		}
		if (mail.username() != null && mail.username().contains("@")) {
			settings.putIfAbsent("email", mail.username());
		}
		if (mail.configured() && !settings.containsKey("email")) {
			throw new IllegalStateException("A mail server is set (spring.mail.host), but not who writes: "
					+ "set first-thousand.founder.email and first-thousand.founder.name.");
		}
		return new Founder(settings);
	}

}
