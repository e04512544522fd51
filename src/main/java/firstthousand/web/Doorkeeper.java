package firstthousand.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import firstthousand.team.Members;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Compares a password with the one that is kept, and slows down whoever guesses. */
@Component
@ConditionalOnWebApplication
class Doorkeeper implements AuthenticationProvider {

	/**
	 * Compared with when there is no such member, so that a stranger cannot tell by the
	 * time it takes.
	 */
	private final String nobodysHash;

	private final Members members;

	private final BCryptPasswordEncoder passwords;

	private final Attempts byAddress;

	private final Attempts byOrigin;

	Doorkeeper(Members members, BCryptPasswordEncoder passwords, Clock clock) {
		this.members = members;
		this.passwords = passwords;
		this.nobodysHash = passwords.encode("nobody has this password");
		this.byAddress = new Attempts(5, clock);
		this.byOrigin = new Attempts(20, clock);
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String address = authentication.getName().strip().toLowerCase(Locale.ROOT);
		String password = String.valueOf(authentication.getCredentials());
		String origin = (authentication.getDetails() instanceof WebAuthenticationDetails details)
				? String.valueOf(details.getRemoteAddress()) : "";
		refuseIfPaused(this.byAddress.begin(address));
		refuseIfPaused(this.byOrigin.begin(origin));
		String hash = this.members.passwordHash(address).orElse(null);
		boolean right = this.passwords.matches(password, (hash != null) ? hash : this.nobodysHash) && hash != null;
		if (!right) {
			throw new WrongPassword(sentence(address));
		}
		this.byAddress.forget(address);
		this.byOrigin.forget(origin);
		return signedIn(SignedIn.as(this.members.find(address).orElseThrow()));
	}

	static Authentication signedIn(SignedIn member) {
		List<SimpleGrantedAuthority> roles = member.owner()
				? List.of(new SimpleGrantedAuthority("ROLE_OWNER"), new SimpleGrantedAuthority("ROLE_MEMBER"))
				: List.of(new SimpleGrantedAuthority("ROLE_MEMBER"));
		return UsernamePasswordAuthenticationToken.authenticated(member, null, roles);
	}

	private static void refuseIfPaused(Duration pause) {
		if (!pause.isZero()) {
			throw new WrongPassword("Too many tries. Nothing is locked; wait " + rounded(pause) + ", then try again.");
		}
	}

	private String sentence(String address) {
		String what = "That was not the right address or password. Nothing is locked; ";
		int left = this.byAddress.left(address);
		return what + switch (left) {
			case 0 -> "the next try has to wait " + rounded(this.byAddress.pause(address)) + ".";
			case 1 -> "you have one more try before a pause of one minute.";
			default -> "you have " + left + " more tries before a pause of one minute.";
		};
	}

	private static String rounded(Duration pause) {
		return Words.span(pause.plusSeconds(59));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
