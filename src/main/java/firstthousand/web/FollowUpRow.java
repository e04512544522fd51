package firstthousand.web;

import java.util.Locale;

import firstthousand.conversation.Plate;
import firstthousand.person.Person;

/**
 * One who stands on the list of follow-ups.
 *
 * @param key its mark on the page: f7 for a follow-up, t9 for a person whose turn it is
 * @param plate the wait and the words
 * @param person who
 * @param company where she works, or empty
 * @param quarters how full the plate is, 1 to 4; 0 is empty
 * @param usual how long she usually takes, in words; or empty
 * @param mine whether it is the reader's own
 * @param whose who has it, in words; or empty
 * @param speaker who promised or wrote last, in words; or empty
 * @param due whether something was promised for today or an earlier day
 * @param next where the list goes on after a deed here
 */
public record FollowUpRow(String key, Plate plate, Person person, String company, int quarters, String usual,
		boolean mine, String whose, String speaker, boolean due, String next) {

	/** Whether it stands here only for what was promised. */
	public boolean promised() {
		return this.plate.followUp() != null && this.plate.followUp().reason().name().equals("PROMISED");
	}

	/** In which language she writes, if it is clear and not ours; else empty. */
	public String language() {
		return this.plate.words().language().map((language) -> language.getDisplayLanguage(Locale.ENGLISH)).orElse("");
	}

	FollowUpRow before(String next) {
		return new FollowUpRow(this.key, this.plate, this.person, this.company, this.quarters, this.usual, this.mine,
				this.whose, this.speaker, this.due, next);
	}

}
