package firstthousand.web;

import java.time.Duration;
import java.util.Optional;

import firstthousand.team.Invitations;
import firstthousand.team.Members;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The one-time link that a start prints, so that there is never a default password. */
@Component
@ConditionalOnWebApplication
public class FirstLink {

	static final Duration VALID = Duration.ofDays(1);

	private final Members members;

	private final Invitations invitations;

	private final DeskSettings settings;

	FirstLink(Members members, Invitations invitations, DeskSettings settings) {
		this.members = members;
		this.invitations = invitations;
		this.settings = settings;
	}

	/**
	 * A link to print on standard output, never to log. In the sandbox each start has
	 * one; elsewhere only while nobody has an account yet.
	 * @param local where this process listens, such as http://localhost:8080; the
	 * base-url setting wins over it
	 */
	public Optional<String> create(String local) {
		if (!this.settings.sandbox() && !this.members.none()) {
			return Optional.empty();
		}
		return Optional.of(this.settings.begin(local) + "/invitation/" + this.invitations.make(VALID));
	}

}
