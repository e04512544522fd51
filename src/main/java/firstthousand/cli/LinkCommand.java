package firstthousand.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import firstthousand.team.Invitations;
import firstthousand.team.Member;
import firstthousand.team.Members;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets somebody in again who forgot the password. Whoever can run this has the database
 * anyway.
 */
@Command(name = "link", description = "Make a one-time link, good for a day, with which a member sets a new password.")
class LinkCommand extends HouseCommand {

	@Parameters(paramLabel = "ADDRESS", description = "The member's e-mail address.")
	private String address;

	@Override
	int run(ConfigurableApplicationContext beans) {
		Optional<Member> member = beans.getBean(Members.class).find(this.address.strip().toLowerCase(Locale.ROOT));
		if (member.isEmpty()) {
			say("Nobody with that address has an account here.");
			return FAILED;
		}
		String desk = beans.getEnvironment().getProperty("first-thousand.web.url");
		String begin = (desk != null && !desk.isBlank()) ? desk
				: "http://localhost:" + beans.getEnvironment().getProperty("server.port", "8080");
		out().println(begin.replaceAll("/+$", "") + "/invitation/"
				+ beans.getBean(Invitations.class).makeFor(member.get(), Duration.ofDays(1)));
		return DONE;
	}

}
