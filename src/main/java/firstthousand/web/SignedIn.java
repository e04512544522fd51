package firstthousand.web;

import java.io.Serializable;
import java.security.Principal;

import firstthousand.team.Member;

/** Who sits at the desk in this session. */
public record SignedIn(long id, String email, String name, boolean owner) implements Principal, Serializable {

	static SignedIn as(Member member) {
		return new SignedIn(member.id(), member.email(), member.name(), member.owns());
	}

	@Override
	public String getName() {
		return this.email;
	}

	/** Two letters for the round mark in the head. */
	public String initials() {
		String[] words = this.name.strip().split("\\s+");
		String letters = first(words[0]) + ((words.length > 1) ? first(words[words.length - 1]) : "");
		return letters.isEmpty() ? "?" : letters;
	}

	private static String first(String word) {
		return word.isEmpty() ? "" : Character.toString(Character.toUpperCase(word.codePointAt(0)));
	}

}
