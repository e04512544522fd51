package firstthousand.draft;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import firstthousand.mail.Founder;
import firstthousand.outbox.Outbox;
import firstthousand.person.GreetingName;
import firstthousand.person.Person;
import firstthousand.template.Model;

import org.springframework.stereotype.Component;

/** What a letter to one person can speak of. */
@Component
class LetterModel {

	private static final String OPT_OUT = "optOut";

	private final Map<String, String> founder;

	private final Outbox outbox;

	LetterModel(Founder founder, Outbox outbox) {
		this.outbox = outbox;
		this.founder = new HashMap<>(founder.settings());
		if (founder.name() != null) {
			this.founder.putIfAbsent("firstName", GreetingName.of(founder.name()).orElse(founder.name()));
		}
	}

	/** What is known of the founder, by name. */
	Map<String, String> founder() {
		Map<String, String> known = new HashMap<>(this.founder);
		this.outbox.optOutLink(0, "").ifPresent((link) -> known.put(OPT_OUT, link));
		return known;
	}

	Model of(Person person) {
		return of(person, this.founder);
	}

	/** For one letter: with the link by which she can say that she wants no more. */
	Model of(Person person, String letter) {
		Map<String, String> known = new HashMap<>(this.founder);
		this.outbox.optOutLink(person.id(), letter).ifPresent((link) -> known.put(OPT_OUT, link));
		return of(person, known);
	}

	private static Model of(Person person, Map<String, String> founder) {
		Map<String, String> facts = new LinkedHashMap<>();
		person.facts().forEach((name, fact) -> facts.put(name, fact.value()));
		return new Model(person.number(), person.firstName(), person.name(), person.email().value(),
				person.signedUpAtIfTold().orElse(null), facts, founder);
	}

}
