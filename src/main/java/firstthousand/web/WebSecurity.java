package firstthousand.web;

import java.io.IOException;
import java.time.Clock;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Who may see what, and what a browser may do with it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(DeskSettings.class)
class WebSecurity {

	/**
	 * No inline script, no inline style, nothing from elsewhere, shown in nobody's frame.
	 */
	static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

	private static final String[] OPEN = { "/actuator/health", "/opt-out/**", "/sign-in", "/invitation/**", "/desk.css",
			"/desk.js", "/icon.svg", "/webjars/**" };

	private final HttpSessionRequestCache wanted = wanted();

	@Bean
	SecurityFilterChain desk(HttpSecurity http, DeskSettings settings) {
		// the doorkeeper is found as a bean; named here too, it would be asked twice, and
		// count each wrong try twice
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(OPEN)
				.permitAll()
				.requestMatchers("/actuator/**")
				.access(new Scraper(settings.web().metricsToken()))
				.requestMatchers("/team/**")
				.hasRole("OWNER")
				.anyRequest()
				.authenticated())
			.requestCache((cache) -> cache.requestCache(this.wanted))
			.formLogin((form) -> form.loginPage("/sign-in")
				.usernameParameter("address")
				.passwordParameter("password")
				.successHandler(this::backToWhatWasWanted)
				.failureHandler(this::againWithASentence))
			.exceptionHandling((doors) -> doors.authenticationEntryPoint(WebSecurity::toTheDoor))
			.logout((logout) -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"))
			// a mail program posts a one-click opt-out (RFC 8058) without a session; the
			// token in its path is the right
			.csrf((csrf) -> csrf.ignoringRequestMatchers("/opt-out/**"))
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY))
				.frameOptions((frame) -> frame.deny())
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER))
				.permissionsPolicyHeader((permissions) -> permissions
					.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
				.crossOriginOpenerPolicy((opener) -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
			.build();
	}

	@Bean
	WebSecurityCustomizer knownHosts(DeskSettings settings) {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedHostnames(new Hosts(settings.web().url()));
		return (web) -> web.httpFirewall(firewall);
	}

	/** A request for a host that is not ours gets a sentence and no page. */
	@Bean
	RequestRejectedHandler sentence() {
		return (request, response, problem) -> {
			response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
			response.setContentType("text/plain;charset=UTF-8");
			response.getWriter()
				.println("This desk does not answer to that address. Set first-thousand.web.url to the one you use.");
		};
	}

	@Bean
	BCryptPasswordEncoder passwords() {
		return new BCryptPasswordEncoder(12);
	}

	@Bean
	Words words(Clock clock) {
		return new Words(clock);
	}

	/**
	 * A page leads to the door. A part of a page, whose session has ended meanwhile, has
	 * the whole page loaded again, which then leads there.
	 */
	private static void toTheDoor(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException problem) throws IOException {
		if (request.getHeader("HX-Request") != null) {
			response.setHeader("HX-Refresh", "true");
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		}
		else {
			response.sendRedirect(request.getContextPath() + "/sign-in");
		}
	}

	/**
	 * Where the desk is reached by https, the session's cookie travels by nothing else.
	 */
	@Bean
	ServletContextInitializer cookie(DeskSettings settings) {
		return (context) -> {
			if (settings.web().url() != null && "https".equals(settings.web().url().getScheme())) {
				context.getSessionCookieConfig().setSecure(true);
			}
		};
	}

	/** Only pages are worth going back to: not a fragment, not a form that was posted. */
	private static HttpSessionRequestCache wanted() {
		HttpSessionRequestCache cache = new HttpSessionRequestCache();
		cache.setMatchingRequestParameterName(null);
		cache.setRequestMatcher((request) -> "GET".equals(request.getMethod()) && isPage(request.getHeader("Accept"))
				&& request.getHeader("HX-Request") == null && !"/error".equals(request.getServletPath()));
		return cache;
	}

	private static boolean isPage(String accepted) {
		return accepted == null || accepted.contains("text/html");
	}

	/**
	 * The path alone: the host that a request claims to be for is not to be trusted in a
	 * redirect.
	 */
	private void backToWhatWasWanted(HttpServletRequest request, HttpServletResponse response, Authentication who)
			throws IOException {
		SavedRequest saved = this.wanted.getRequest(request, response);
		this.wanted.removeRequest(request, response);
		if (saved instanceof DefaultSavedRequest page) {
			String query = (page.getQueryString() != null) ? "?" + page.getQueryString() : "";
			response.sendRedirect(page.getRequestURI() + query);
		}
		else {
			response.sendRedirect(request.getContextPath() + "/");
		}
	}

	private void againWithASentence(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException problem) throws IOException {
		request.getSession().setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, problem.getMessage());
		request.getSession().setAttribute("signInAddress", request.getParameter("address"));
		response.sendRedirect(request.getContextPath() + "/sign-in");
	}

}
