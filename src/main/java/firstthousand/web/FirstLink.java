package firstthousand.web;

import java.time.Duration;
import java.util.Optional;

import firstthousand.team.Invitations;
import firstthousand.team.Members;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one-time link that a start prints, so that there is never a default password. */
@Component
@ConditionalOnWebApplication
public class FirstLink {

	static final Duration VALID = Duration.ofDays(1);

	/** Who comes in by the sandbox's own link. */
	static final String FOUNDER = "founder@sandbox.test";

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
		String token = this.members.find(FOUNDER)
			.filter((founder) -> this.settings.sandbox())
			.map((founder) -> this.invitations.makeFor(founder, VALID))
			.orElseGet(() -> this.invitations.make(VALID));
		return Optional.of(this.settings.begin(local) + "/invitation/" + token);
	}

	/** Once the desk is open: where it is, and how to get in. */
	@EventListener
	void greet(ApplicationReadyEvent ready) {
		if (ready.getApplicationContext() instanceof WebServerApplicationContext desk
				&& desk.getEnvironment().getProperty("first-thousand.desk", Boolean.class, false)) {
			String local = "http://localhost:" + desk.getWebServer().getPort();
			System.out.println(create(local).map((link) -> "The desk is open. Come in once by this link: " + link)
				.orElse("The desk is open at " + this.settings.begin(local)));
		}
	}

}
