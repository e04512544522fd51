package firstthousand.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import firstthousand.draft.Draft;
import firstthousand.draft.Drafts;
import firstthousand.draft.Stayed;
import firstthousand.person.People;
import firstthousand.person.Person;

import org.springframework.stereotype.Component;

/** Says which drafts a deed to many did not take, each with its one reason. */
@Component
class Stays {

	private static final int NAMED = 8;

	private final Drafts drafts;

	private final People people;

	private final Texts texts;

	Stays(Drafts drafts, People people, Texts texts) {
		this.drafts = drafts;
		this.people = people;
		this.texts = texts;
	}

	/** In one sentence; by draft. */
	String say(Map<Long, Stayed> stayed) {
		String named = stayed.entrySet()
			.stream()
			.limit(NAMED)
			.map((one) -> who(one.getKey()) + ": " + this.texts.say("draft.stayed." + one.getValue().name()))
			.collect(Collectors.joining("; "));
		int more = Math.max(0, stayed.size() - NAMED);
		return this.texts.say("draft.stayed", stayed.size()) + " " + named
				+ ((more > 0) ? this.texts.say("draft.stayed.more", more) : ".");
	}

	private String who(long id) {
		Draft draft = this.drafts.find(id).orElse(null);
		if (draft == null) {
			return this.texts.say("draft.stayed.nobody");
		}
		Person person = this.people.findAll(List.of(draft.personId())).get(draft.personId());
		return draft.number() + " " + ((person.name() != null) ? person.name() : person.email().value());
	}

}
