package firstthousand.web;

import firstthousand.person.People;
import firstthousand.person.Person;

import org.springframework.stereotype.Component;

/** Names a person in a sentence: "31 Sofia Lind". */
@Component
class Who {

	private final People people;

	private final Texts texts;

	Who(People people, Texts texts) {
		this.people = people;
		this.texts = texts;
	}

	String is(long personId) {
		return is(this.people.find(personId).orElseThrow(Nothing::new));
	}

	String is(Person person) {
		return person.number() + " " + called(person);
	}

	private String called(Person person) {
		if (person.erased()) {
			return this.texts.say("person.erased.name");
		}
		return (person.name() != null) ? person.name() : person.email().value();
	}

}
