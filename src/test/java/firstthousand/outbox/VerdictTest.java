package firstthousand.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import firstthousand.mail.Delivery;
import firstthousand.mail.Delivery.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {

	private static final Instant NOW = Instant.parse("2026-10-06T08:00:00Z");

	private static final Duration THREE_DAYS = Duration.ofDays(3);

	@Test
	void acceptedIsSentNow() {
		Verdict verdict = verdict(new Delivery.Accepted(250, "2.0.0 taken"));

		assertThat(verdict.decision()).isEqualTo(new Claims.Decision(verdict.letter(), State.SENT, null, NOW));
		assertThat(verdict.attempt()).isEqualTo(new Attempt(NOW, State.SENT, 250, "2.0.0 taken"));
		assertThat(verdict.hard() || verdict.ours() || verdict.noSuchAddress() || verdict.domainDeferred()).isFalse();
	}

	@Test
	void aLineThatBrokeAfterTheDotIsInDoubtAndHasNoNextTime() {
		Verdict verdict = verdict(new Delivery.InDoubt(0, "the line broke"));

		assertThat(verdict.state()).isEqualTo(State.IN_DOUBT);
		assertThat(verdict.decision().at()).isNull();
		assertThat(verdict.attempt().outcome()).isEqualTo(State.IN_DOUBT);
	}

	@Test
	void anAddressThatDoesNotExistIsRefusedForGoodAndNeverWrittenToAgain() {
		Verdict verdict = verdict(new Delivery.Refused(550, "5.1.1 no such user", Fault.ADDRESS));

		assertThat(verdict.state()).isEqualTo(State.REFUSED);
		assertThat(verdict.decision().reason()).isEqualTo("5.1.1 no such user");
		assertThat(verdict.noSuchAddress()).isTrue();
		assertThat(verdict.hard()).isTrue();
	}

	@Test
	void aRefusalThatSaysNothingOfTheAddressIsRefusedAndSuppressesNobody() {
		Verdict verdict = verdict(new Delivery.Refused(552, "5.2.2 mailbox full", Fault.UNKNOWN));

		assertThat(verdict.state()).isEqualTo(State.REFUSED);
		assertThat(verdict.noSuchAddress()).isFalse();
		assertThat(verdict.hard()).isTrue();
	}

	@Test
	void aRefusalBecauseOfUsHoldsTheLetterAndIsWrittenDownAsARefusal() {
		Verdict verdict = verdict(new Delivery.Refused(554, "5.7.1 blocked", Fault.OURS));

		assertThat(verdict.state()).isEqualTo(State.HELD);
		assertThat(verdict.decision().reason()).isEqualTo("refused because of us: 5.7.1 blocked");
		assertThat(verdict.attempt().outcome()).isEqualTo(State.REFUSED);
		assertThat(verdict.ours()).isTrue();
		assertThat(verdict.hard()).isFalse();
	}

	@Test
	void aDeferredLetterIsTriedAgainWithGapsThatDoubleUpToSixHours() {
		assertThat(gaps(451)).startsWith(10L, 20L, 40L, 80L, 160L, 320L, 360L, 360L).endsWith(360L);
	}

	@Test
	void aLineThatClosedOrBrokeBeforeTheDotIsTriedAgainSoon() {
		assertThat(gaps(421)).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L);
		assertThat(gaps(0)).isEqualTo(gaps(421));
	}

	@Test
	void aDomainThatDefersRestsButALineThatClosesIsNoDomain() {
		assertThat(verdict(deferred(451)).domainDeferred()).isTrue();
		assertThat(verdict(deferred(421)).domainDeferred()).isFalse();
		assertThat(verdict(deferred(0)).domainDeferred()).isFalse();
	}

	@Test
	void afterThreeDaysItIsGivenUpWithTheServersLastWords() {
		OutboxLetter justNot = Rows.tried(12, NOW.minus(THREE_DAYS));
		OutboxLetter enough = Rows.tried(12, NOW.minus(THREE_DAYS).minusMillis(1));

		assertThat(Verdict.of(justNot, deferred(451), NOW, THREE_DAYS).state()).isEqualTo(State.DEFERRED);
		Verdict last = Verdict.of(enough, deferred(451), NOW, THREE_DAYS);
		assertThat(last.state()).isEqualTo(State.REFUSED);
		assertThat(last.decision().reason()).isEqualTo("deferred until we gave up: 4.2.0 later");
		assertThat(last.hard()).isFalse();
		assertThat(last.noSuchAddress()).isFalse();
	}

	@Test
	void whatWasAcceptedAfterThreeDaysIsSentAllTheSame() {
		OutboxLetter old = Rows.tried(12, NOW.minus(Duration.ofDays(9)));

		assertThat(Verdict.of(old, new Delivery.Accepted(250, "ok"), NOW, THREE_DAYS).state()).isEqualTo(State.SENT);
	}

	private static Verdict verdict(Delivery delivery) {
		return Verdict.of(Rows.tried(1, NOW), delivery, NOW, THREE_DAYS);
	}

	private static Delivery deferred(int code) {
		return new Delivery.Deferred(code, "4.2.0 later", Fault.UNKNOWN);
	}

	private static List<Long> gaps(int code) {
		List<Long> minutes = new ArrayList<>();
		for (int attempts = 1; attempts <= 40; attempts++) {
			Instant next = Verdict.of(Rows.tried(attempts, NOW), deferred(code), NOW, THREE_DAYS).decision().at();
			minutes.add(Duration.between(NOW, next).toMinutes());
		}
		return minutes;
	}

}
