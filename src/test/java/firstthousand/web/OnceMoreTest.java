package firstthousand.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

import firstthousand.mail.EmailAddress;
import firstthousand.mail.MessageId;
import firstthousand.outbox.Added;
import firstthousand.outbox.OutboxLetter;
import firstthousand.outbox.Schedule;
import firstthousand.outbox.Sealed;
import firstthousand.outbox.State;
import org.junit.jupiter.api.Test;

import static firstthousand.Cast.ADA;
import static firstthousand.Cast.SIGNED_UP;
import static org.assertj.core.api.Assertions.assertThat;

class OnceMoreTest {

	private final List<OutboxLetter> letters = LongStream.rangeClosed(1, 44).mapToObj(OnceMoreTest::letter).toList();

	@Test
	void theSameThreeForOneNightAndMemberWhateverTheOrderTheyCameIn() {
		List<OutboxLetter> turned = new ArrayList<>(this.letters);
		Collections.reverse(turned);
		assertThat(three(this.letters, 7, 0)).isEqualTo(three(turned, 7, 0));
		assertThat(three(this.letters, 8, 0)).as("another night").isNotEqualTo(three(this.letters, 7, 0));
	}

	@Test
	void whenOneIsTakenOutTheTwoOthersStay() {
		List<Long> before = three(this.letters, 7, 0);
		List<OutboxLetter> left = this.letters.stream().filter((one) -> one.id() != before.get(0)).toList();
		assertThat(three(left, 7, 0)).startsWith(before.get(1), before.get(2));
	}

	@Test
	void threeOthersAreOthersUntilAllWereSeen() {
		List<Long> seen = new ArrayList<>();
		for (int draw = 0; draw < 14; draw++) {
			seen.addAll(three(this.letters, 7, draw));
		}
		assertThat(seen).hasSize(42).doesNotHaveDuplicates();
		assertThat(three(this.letters, 7, -1)).hasSize(3);
		assertThat(three(this.letters.subList(0, 2), 7, 5)).hasSize(2).doesNotHaveDuplicates();
		assertThat(three(List.of(), 7, 5)).isEmpty();
	}

	private static List<Long> three(List<OutboxLetter> letters, long seed, int draw) {
		return OnceMore.draw(OnceMore.shuffled(letters, seed), draw).stream().map(OutboxLetter::id).toList();
	}

	private static OutboxLetter letter(long id) {
		Sealed sealed = new Sealed(id, "welcome", Sealed.Kind.FIRST, EmailAddress.parse("user" + id + "@users.test"),
				null, ADA, "Ada", "Hello", "Hello.", null, null, List.of(), null);
		return new OutboxLetter(id, sealed, sealed.seal(), State.READY, null,
				new Added(new MessageId("<" + id + "@founder.test>"), null, List.of()), "",
				new Schedule(SIGNED_UP, null, null), SIGNED_UP, SIGNED_UP, 0, null, null, null, null, null, null);
	}

}
