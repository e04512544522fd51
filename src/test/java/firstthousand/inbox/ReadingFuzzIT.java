package firstthousand.inbox;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import firstthousand.TestMails;
import firstthousand.mail.Incoming;
import firstthousand.mail.Part;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes the reading of mail: mails of ours, cut, spliced, broken and blown up, and texts
 * and markup put together from what rules look for. Whatever comes in is read, judged and
 * trimmed soon, within its limits, and nothing gets through that could break a header or
 * a page. Needs no database; it runs with the slow tests because it takes its time. The
 * same dice in every build, so that nobody's change is blamed for what lay there before;
 * {@link ReadingFuzzByHand} throws others each time.
 */
class ReadingFuzzIT {

	/**
	 * Of a processor, so that a busy machine fails nobody; few mails take a tenth of it.
	 */
	private static final long MOST_MILLIS = 2_000;

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final int MOST_TEXT = 256 * 1024;

	private static final List<byte[]> MAILS = TestMails.all()
		.stream()
		.map((file) -> TestMails.raw(file.getFileName().toString().replace(".eml", "")))
		.toList();

	private static final List<String> TOKENS = List.of("\n", "\n\n", "\r", "\r\n", "\0", "\u001b$B", "\u00ff", "\u202e",
			"--b1\n", "--b1--\n", "\nContent-Type: multipart/mixed; boundary=b1\n\n",
			"\nContent-Type: message/rfc822\n\n", "\nContent-Type: text/html\n\n",
			"\nContent-Type: message/delivery-status\n\n", "\nContent-Transfer-Encoding: base64\n\n",
			"\nContent-Transfer-Encoding: quoted-printable\n\n",
			"\nContent-Type: text/plain; format=flowed; delsp=yes\n\n", "charset=utf-7", "charset=hz-gb-2312",
			"charset=iso-2022-jp", "charset=utf-16", "charset=x-unknown", "=?utf-8?B?", "=?utf-8?Q?=E4", "?=", "=\n",
			"=3D", "filename*0*=utf-8''%0a", "Final-Recipient: rfc822; a@b\n", "Action: failed\n", "Status: 5.1.1\n",
			"Auto-Submitted: auto-replied\n", "Subject: \n", "From: <\n", "Date: 31 Feb 9999999 99:99:99 +9999\n",
			"In-Reply-To: <<<\n", "> ", ">>>>", "-- \n", "________\n", "On 3 Nov 2025, Ada wrote:\n",
			"From: a@b.test\nSent: Monday\nTo: c\nSubject: d\n", "Sent from my iPhone\n",
			"-----Original Message-----\n", "[EXTERNAL] outside\n", "<blockquote>", "</blockquote>", "<div>", "</div>",
			"<table><tr><td>", "<ul><li>", "<a href=\"https://x.test/\">", "<pre>", "<script>alert(1)</script>", "<!--",
			"&#0;", "&#x202e;", "<div style=\"border-top:solid\">From:", "unsubscribe", "until 31 February",
			"5.1.1 550 ", "begin 644 x\nM", "{\"notificationType\":\"Bounce\"", "\uD83D\uDE00", "\u3042\u3044",
			"\u0627\u0644");

	/** One thing that goes wrong on the way, at a place between 0 and 1. */
	record Accident(int kind, double place, int size, int token) {

		byte[] happen(byte[] raw) {
			int at = (int) (this.place * raw.length);
			int end = Math.min(raw.length, at + this.size);
			byte[] head = Arrays.copyOf(raw, at);
			byte[] piece = Arrays.copyOfRange(raw, at, end);
			byte[] token = TOKENS.get(this.token % TOKENS.size()).getBytes(StandardCharsets.UTF_8);
			return switch (this.kind) {
				case 0 -> head;
				case 1 -> join(head, rest(raw, end));
				case 2 -> join(head, token, rest(raw, at));
				case 3 -> join(head, piece, piece, piece, rest(raw, end));
				case 4 -> join(head, MAILS.get((this.token * 31 + this.size) % MAILS.size()), rest(raw, end));
				case 5 -> join(head, repeated(token, this.size * 4), rest(raw, at));
				case 6 -> join(head, new byte[] { (byte) this.size }, rest(raw, Math.min(raw.length, at + 1)));
				default -> join(rest(raw, at), head);
			};
		}

		private static byte[] rest(byte[] raw, int from) {
			return Arrays.copyOfRange(raw, from, raw.length);
		}

		private static byte[] repeated(byte[] token, int times) {
			byte[] all = new byte[token.length * times];
			for (int i = 0; i < times; i++) {
				System.arraycopy(token, 0, all, i * token.length, token.length);
			}
			return all;
		}

		private static byte[] join(byte[]... pieces) {
			ByteArrayOutputStream all = new ByteArrayOutputStream();
			for (byte[] piece : pieces) {
				all.writeBytes(piece);
			}
			return all.toByteArray();
		}

	}

	@Provide
	Arbitrary<byte[]> brokenMails() {
		Arbitrary<Accident> accidents = Combinators
			.combine(Arbitraries.integers().between(0, 7), Arbitraries.doubles().between(0, 1),
					Arbitraries.integers().between(0, 2_000), Arbitraries.integers().between(0, TOKENS.size() - 1))
			.as(Accident::new);
		return Combinators.combine(Arbitraries.of(MAILS), accidents.list().ofMinSize(1).ofMaxSize(8))
			.as((mail, all) -> {
				byte[] raw = mail;
				for (Accident accident : all) {
					raw = accident.happen(raw);
				}
				return Arrays.copyOf(raw, Math.min(raw.length, 2_000_000));
			});
	}

	@Provide
	Arbitrary<String> texts() {
		Arbitrary<String> words = Arbitraries.of("a", "Ada", "wrote", "On", "3.11.2025", "10:15", "<ada@founder.test>",
				":", ">", "\n", "\n\n", " ", "  ", "--", "Von:", "Gesendet:", "An:", "Betreff:", "schrieb", "am",
				"Sent from my iPhone", "Forwarded message", "-----", "____", "confidential", "intended recipient",
				"\u00e9", "\u5199\u9053\uff1a", "?", "!", "please", "unsubscribe", "me", "don't", "out of the office",
				"until", "November", "24", "2025", "thank you for");
		return words.list().ofMaxSize(400).map((list) -> String.join(" ", list).replace(" \n ", "\n"));
	}

	@Provide
	Arbitrary<String> markup() {
		Arbitrary<String> pieces = Arbitraries.of(TOKENS);
		Arbitrary<String> tags = Arbitraries.of("div", "p", "b", "blockquote", "ul", "ol", "li", "table", "tr", "td",
				"a", "pre", "br", "hr", "span", "svg", "style", "title", "textarea", "template", "math", "select",
				"font", "h1", "body", "html");
		Arbitrary<String> opened = tags.map((tag) -> "<" + tag + " class=gmail_quote style=\"border-top:solid\">");
		Arbitrary<String> closed = tags.map((tag) -> "</" + tag + ">");
		return Arbitraries.oneOf(List.of(pieces, opened, closed, opened, closed))
			.list()
			.ofMaxSize(600)
			.map((list) -> String.join("x", list));
	}

	@Property(seed = "20261127")
	void aBrokenMailIsReadJudgedAndTrimmed(@ForAll("brokenMails") byte[] raw) {
		Incoming mail = soon(() -> Incoming.read(raw));
		Verdict verdict = soon(() -> new Classifier().classify(mail, Ours.unknown()));
		assertThat(verdict.reasons()).isNotEmpty();
		assertThat(verdict.recipients())
			.allMatch((who) -> who.indexOf('@') > 0 && isOneLine(who) && !who.contains(" "));
		verdict.returning().ifPresent((day) -> assertThat(day).isBetween("1970-01-01", "2102-12-31"));
		ReplyText text = soon(() -> ReplyText.of(mail));
		assertThat(text.fresh().length()).isLessThanOrEqualTo(MOST_TEXT);
		assertThat(text.fresh()).doesNotContain("\0");
		assertThat(isOneLine(mail.subject())).isTrue();
		assertThat(isOneLine(mail.sender().name())).isTrue();
		assertThat(isOneLine(mail.sender().address())).isTrue();
		assertThat(mail.parts().stream().map(Part::name)).allMatch(ReadingFuzzIT::isOneLine);
		assertThat(mail.parts().size()).isLessThanOrEqualTo(200);
		Original original = soon(() -> Original.read(raw));
		assertThat(original.headers()).allMatch(ReadingFuzzIT::isOneLine);
		assertThat(soon(() -> SafeHtml.of(mail.htmlText()))).doesNotContainIgnoringCase("<script");
	}

	@Property(seed = "20261127")
	void aTextIsTrimmedAndLosesNoLine(@ForAll("texts") String text) {
		ReplyText reply = soon(() -> ReplyText.of(text, false));
		String parts = reply.parts().stream().map(Segment::text).collect(Collectors.joining("\n"));
		assertThat(parts).isEqualTo(String.join("\n", text.lines().toList()));
		List<String> lines = text.lines().map(String::stripTrailing).toList();
		assertThat(reply.fresh().lines().map(String::stripTrailing)).allMatch(lines::contains);
		assertThat(Words.fold(Words.fold(text))).isEqualTo(Words.fold(text));
		soon(() -> OptOutWish.in(text, text));
	}

	@Property(seed = "20261127")
	void markupBecomesTextAndAHarmlessPage(@ForAll("markup") String html) {
		String text = soon(() -> HtmlText.of(html));
		assertThat(text).doesNotContain("\0");
		String safe = soon(() -> SafeHtml.of(html));
		assertThat(safe).doesNotContainIgnoringCase("<script")
			.doesNotContainIgnoringCase("<style")
			.doesNotContain("onerror=");
	}

	private static <T> T soon(Supplier<T> work) {
		long start = THREADS.getCurrentThreadCpuTime();
		T done = work.get();
		assertThat((THREADS.getCurrentThreadCpuTime() - start) / 1_000_000).as("milliseconds").isLessThan(MOST_MILLIS);
		return done;
	}

	private static boolean isOneLine(String text) {
		return text.chars().noneMatch(Character::isISOControl);
	}

}
