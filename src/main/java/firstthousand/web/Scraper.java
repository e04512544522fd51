package firstthousand.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Who may read the numbers of the machine: the owner in her session, and a program that
 * knows the token, if there is one (RFC 6750, 2.1).
 */
class Scraper implements AuthorizationManager<RequestAuthorizationContext> {

	private static final String BEARER = "Bearer ";

	private final AuthorizationManager<RequestAuthorizationContext> owner = AuthorityAuthorizationManager
		.hasRole("OWNER");

	private final byte[] token;

	Scraper(String token) {
		this.token = (token != null) ? token.getBytes(StandardCharsets.UTF_8) : null;
	}

	@Override
	public AuthorizationResult authorize(Supplier<? extends Authentication> who, RequestAuthorizationContext request) {
		String said = request.getRequest().getHeader(HttpHeaders.AUTHORIZATION);
		return (said != null && said.startsWith(BEARER)) ? new AuthorizationDecision(knows(said))
				: this.owner.authorize(who, request);
	}

	private boolean knows(String said) {
		byte[] given = said.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
		return this.token != null && MessageDigest.isEqual(this.token, given);
	}

}
