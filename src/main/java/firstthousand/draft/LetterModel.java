package firstthousand.draft;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import firstthousand.mail.Founder;
import firstthousand.person.GreetingName;
import firstthousand.person.Person;
import firstthousand.template.Model;

import org.springframework.stereotype.Component;

/** What a letter to one person can speak of. */
@Component
class LetterModel {

	private final Map<String, String> founder;

	LetterModel(Founder founder) {
		this.founder = new HashMap<>(founder.settings());
		if (founder.name() != null) {
			this.founder.putIfAbsent("firstName", GreetingName.of(founder.name()).orElse(founder.name()));
		}
	}

	/** What is known of the founder, by name. */
	Map<String, String> founder() {
		return this.founder;
	}

	Model of(Person person) {
		Map<String, String> facts = new LinkedHashMap<>();
		person.facts().forEach((name, fact) -> facts.put(name, fact.value()));
		return new Model(person.number(), person.firstName(), person.name(), person.email().value(),
				person.signedUpAtIfTold().orElse(null), facts, this.founder);
	}

}
