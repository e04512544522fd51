package firstthousand.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import firstthousand.mail.Answers.Answer;

/**
 * Brings messages in few round trips: first what the server says of their structure, then
 * of all of them what is read. A message on which nothing hangs comes as it is; of the
 * others come their header, their words and what proves something, and no byte of an
 * attachment.
 */
final class MessageFetch {

	/** A few hundred: the round trips are forgotten, and the heap is not felt. */
	static final int AT_ONCE = 250;

	/** What one FETCH may bring, as far as one can know. */
	private static final long BYTES_AT_ONCE = 4L << 20;

	/** A larger one is taken apart even where nothing hangs on it. */
	private static final long MOST_WHOLE = 1L << 20;

	private static final String OVERVIEW = "UID INTERNALDATE RFC822.SIZE";

	private final Line line;

	MessageFetch(Line line) {
		this.line = line;
	}

	/**
	 * Brings these, at most {@link #AT_ONCE}, in rising order; those that are gone
	 * meanwhile are left out. A message whose parts make no sense is brought without
	 * regard to them, as far as it can be.
	 */
	void bring(long[] uids, Consumer<RawMessage> reader) {
		Answers answers = new Answers();
		ask(answers, List.of(fetch(uids, OVERVIEW + " BODYSTRUCTURE")));
		odd(uids, answers);
		List<Answer> batch = new ArrayList<>();
		long bytes = 0;
		for (Answer answer : answers.all()) {
			if (answer.size() < 0) {
				continue;
			}
			long wanted = bytes(answer);
			if (!batch.isEmpty() && bytes + wanted > BYTES_AT_ONCE) {
				bring(batch, reader);
				batch.clear();
				bytes = 0;
			}
			batch.add(answer);
			bytes += wanted;
		}
		bring(batch, reader);
	}

	/**
	 * What the library cannot make sense of, it leaves out: of these the structure is not
	 * asked again.
	 */
	private void odd(long[] uids, Answers answers) {
		List<Long> silent = new ArrayList<>();
		for (long uid : uids) {
			if (answers.of(uid) == null || answers.of(uid).size() < 0) {
				silent.add(uid);
			}
		}
		if (!silent.isEmpty()) {
			ask(answers, List.of(fetch(silent.stream().mapToLong(Long::longValue).toArray(), OVERVIEW)));
		}
	}

	private void bring(List<Answer> batch, Consumer<RawMessage> reader) {
		Map<String, List<Long>> asked = new LinkedHashMap<>();
		batch.forEach((answer) -> asked.computeIfAbsent(items(answer), (items) -> new ArrayList<>()).add(answer.uid()));
		List<String> commands = asked.entrySet()
			.stream()
			.map((entry) -> fetch(entry.getValue().stream().mapToLong(Long::longValue).toArray(),
					"UID" + entry.getKey()))
			.toList();
		Answers answers = new Answers();
		if (!commands.isEmpty()) {
			ask(answers, commands);
		}
		for (Answer answer : batch) {
			Answer content = answers.of(answer.uid());
			byte[] message = (content != null && !content.sections().isEmpty()) ? message(answer, content.sections())
					: new byte[0];
			// none of its bytes came: it is gone, or the server could not give it now
			if (message.length > 0 || answer.size() == 0) {
				reader.accept(new RawMessage(answer.uid(), answer.date(), message, answer.size()));
			}
		}
	}

	private static String items(Answer answer) {
		if (isWhole(answer)) {
			return " BODY.PEEK[]" + ((answer.size() > Wanted.MOST_BYTES) ? "<0." + Wanted.MOST_BYTES + ">" : "");
		}
		return Wanted.of(answer.structure()).items();
	}

	private static long bytes(Answer answer) {
		return isWhole(answer) ? Math.min(answer.size(), Wanted.MOST_BYTES) : Wanted.of(answer.structure()).bytes();
	}

	private static boolean isWhole(Answer answer) {
		return answer.structure() == null || (answer.structure().isReadWhole() && answer.size() <= MOST_WHOLE);
	}

	private static byte[] message(Answer answer, Map<String, byte[]> sections) {
		if (isWhole(answer)) {
			return sections.getOrDefault("", new byte[0]);
		}
		return Skeleton.build(answer.structure(), sections);
	}

	private void ask(Answers answers, List<String> commands) {
		this.line.ask(commands, answers::add);
	}

	private static String fetch(long[] uids, String items) {
		return "UID FETCH " + UidSet.of(uids) + " (" + items + ")";
	}

}
