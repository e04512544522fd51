package firstthousand.web;

import firstthousand.batch.TroubleBoard;
import firstthousand.followup.FollowUps;
import firstthousand.outbox.Brake;
import firstthousand.outbox.Lease;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Puts the frame around every page. */
@ControllerAdvice
@ConditionalOnWebApplication
class FrameAdvice {

	/** The cookie of a browser in which single keys are off. */
	static final String KEYS = "keys";

	private final ResourceUrlProvider assets;

	private final DeskSettings settings;

	private final Words words;

	private final Texts texts;

	private final FollowUps followUps;

	private final TroubleBoard board;

	private final Brake brake;

	private final Lease lease;

	FrameAdvice(ResourceUrlProvider assets, DeskSettings settings, Words words, Texts texts, FollowUps followUps,
			TroubleBoard board, Brake brake, Lease lease) {
		this.assets = assets;
		this.settings = settings;
		this.words = words;
		this.texts = texts;
		this.followUps = followUps;
		this.board = board;
		this.brake = brake;
		this.lease = lease;
	}

	@ModelAttribute("frame")
	Frame frame(@AuthenticationPrincipal(errorOnInvalidType = false) SignedIn me,
			@CookieValue(name = KEYS, defaultValue = "on") String keys) {
		return new Frame(this.assets, me, !keys.equals("off"), this.settings.sandbox(), this.words, this.texts,
				this.followUps, this.board, this.brake, this.lease);
	}

}
