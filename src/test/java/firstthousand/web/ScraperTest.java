package firstthousand.web;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScraperTest {

	private static final String TOKEN = "0123456789abcdef0123";

	private static final Authentication NOBODY = new AnonymousAuthenticationToken("key", "nobody",
			List.of(new SimpleGrantedAuthority("ROLE_ANONYMOUS")));

	private static final Authentication MEMBER = new TestingAuthenticationToken("ben", null, "ROLE_MEMBER");

	private static final Authentication OWNER = new TestingAuthenticationToken("ada", null, "ROLE_OWNER");

	@Test
	void theOwnerMayAMemberMayNot() {
		assertThat(may(new Scraper(null), OWNER, null)).isTrue();
		assertThat(may(new Scraper(null), MEMBER, null)).isFalse();
		assertThat(may(new Scraper(TOKEN), NOBODY, null)).isFalse();
	}

	@Test
	void aProgramMayWithTheTokenAndWithNoOther() {
		assertThat(may(new Scraper(TOKEN), NOBODY, "Bearer " + TOKEN)).isTrue();
		assertThat(may(new Scraper(TOKEN), NOBODY, "Bearer " + TOKEN + "4")).isFalse();
		assertThat(may(new Scraper(TOKEN), NOBODY, "Bearer ")).isFalse();
		assertThat(may(new Scraper(TOKEN), NOBODY, TOKEN)).isFalse();
	}

	@Test
	void withoutATokenNoProgramMay() {
		assertThat(may(new Scraper(null), NOBODY, "Bearer ")).isFalse();
		assertThat(may(new Scraper(null), NOBODY, "Bearer null")).isFalse();
	}

	@Test
	void aTokenThatCanBeGuessedIsRefusedWhenTheDeskStarts() {
		assertThatIllegalArgumentException().isThrownBy(() -> new DeskSettings.Web(null, "secret"))
			.withMessageContaining("first-thousand.web.metrics-token");
	}

	private static boolean may(Scraper scraper, Authentication who, String authorization) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actuator/prometheus");
		if (authorization != null) {
			request.addHeader("Authorization", authorization);
		}
		return scraper.authorize(() -> who, new RequestAuthorizationContext(request)).isGranted();
	}

}
