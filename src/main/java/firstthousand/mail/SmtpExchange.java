package firstthousand.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The exchange of one letter (RFC 5321, 3.3; in groups: RFC 2920; in chunks: RFC 3030).
 * Its one question: could the server have taken the letter? Not before the write began
 * that ends it, and not if an answer proves the contrary; else, without an answer to the
 * letter itself, nobody can know.
 * <p>
 * Whatever is out of step ends the line, so that no answer is ever taken for the answer
 * to something else. Addresses need no SMTPUTF8: {@link EmailAddress} has ASCII only.
 */
final class SmtpExchange {

	private static final String CRLF = "\r\n";

	private static final String RSET = "RSET";

	private static final String DATA = "DATA";

	private static final String BDAT = "BDAT";

	private static final byte[] DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);

	/** What servers say that offer more than they (or a box before them) can do. */
	private static final Pattern TOO_QUICK = Pattern.compile("pipelin|synchroni[sz]ation", Pattern.CASE_INSENSITIVE);

	private final SmtpLine line;

	private final SmtpWay way;

	private final List<String> commands = new ArrayList<>(4);

	private final byte[] letter;

	private boolean handedOver;

	/** The first answer that says no: the letter is certainly not taken. */
	private SmtpReply refusal;

	private String refusedCommand;

	SmtpExchange(SmtpLine line, EmailAddress sender, EmailAddress recipient, byte[] letter) {
		this.line = line;
		this.way = line.way();
		this.letter = letter;
		if (line.begun()) {
			this.commands.add(RSET);
		}
		this.commands.add("MAIL FROM:<" + sender.value() + ">");
		this.commands.add("RCPT TO:<" + recipient.value() + ">");
		this.commands.add((this.way == SmtpWay.ONE_FLIGHT) ? BDAT + " " + letter.length + " LAST" : DATA);
	}

	Delivery run() {
		try {
			if (this.line.unasked()) {
				return outOfStep("the server spoke unasked");
			}
			return (this.way == SmtpWay.STEP_BY_STEP) ? stepByStep() : grouped();
		}
		catch (IOException ex) {
			return broken(ex);
		}
	}

	private Delivery stepByStep() throws IOException {
		for (String command : this.commands) {
			if (this.line.unasked()) {
				return outOfStep("the server answered twice");
			}
			this.line.write(bytes(command + CRLF));
			SmtpReply reply = this.line.read();
			if (!inStep(command, reply)) {
				return outOfStep(command, reply);
			}
			if (this.refusal != null) {
				dropIfClosing(reply);
				return refused();
			}
		}
		return content();
	}

	private Delivery grouped() throws IOException {
		byte[] group = bytes(String.join(CRLF, this.commands) + CRLF);
		if (this.way == SmtpWay.ONE_FLIGHT) {
			group = joined(group, this.letter);
			this.handedOver = true;
		}
		this.line.write(group);
		SmtpReply reply = null;
		for (String command : this.commands) {
			reply = this.line.read();
			if (!inStep(command, reply)) {
				return outOfStep(command, reply);
			}
			if (dropIfClosing(reply)) {
				return refused();
			}
		}
		if (this.way == SmtpWay.ONE_FLIGHT) {
			return (this.refusal != null) ? refused() : acceptedInOneFlight(reply);
		}
		if (this.refusal == null) {
			return content();
		}
		if (!reply.refused()) {
			// RFC 2920, 3.1: it wants a letter for nobody, and gets an empty one
			this.line.write(DOT);
			reply = this.line.read();
			this.line.begun(false);
			if (reply.closing() || reply.code() == SmtpReply.NONE) {
				this.line.drop();
			}
		}
		return refused();
	}

	private Delivery content() throws IOException {
		if (this.line.unasked()) {
			return outOfStep("the server answered twice");
		}
		this.handedOver = true;
		this.line.write(joined(stuffed(this.letter), DOT));
		SmtpReply reply = this.line.read();
		this.line.begun(false);
		if (reply.code() == 250) {
			return accepted(reply);
		}
		if (!reply.refused()) {
			return outOfStep("the letter", reply);
		}
		dropIfClosing(reply);
		return reply.asRefusal();
	}

	private boolean dropIfClosing(SmtpReply reply) {
		if (reply.closing()) {
			this.line.drop();
		}
		return reply.closing();
	}

	/**
	 * Notes what an answer means. False if it cannot be the answer to this command.
	 */
	private boolean inStep(String command, SmtpReply reply) {
		if (reply.code() == SmtpReply.NONE) {
			return false;
		}
		if (command.equals(RSET) && !reply.closing()) {
			this.line.begun(false);
			return reply.done() || reply.refused();
		}
		if (reply.refused()) {
			if (this.refusal == null) {
				this.refusal = reply;
				this.refusedCommand = command;
			}
			return true;
		}
		if (command.startsWith("MAIL")) {
			this.line.begun(true);
		}
		if (command.equals(DATA)) {
			return reply.code() == 354;
		}
		if (command.startsWith(BDAT)) {
			boolean contradiction = this.refusal != null;
			this.refusal = null;
			return reply.code() == 250 && !contradiction && !reply.aboutAnAddress();
		}
		return reply.done();
	}

	private Delivery accepted(SmtpReply reply) {
		this.line.begun(false);
		return new Delivery.Accepted(reply.code(), reply.words());
	}

	/**
	 * There is no 354 in one flight that would show whose answer is whose, so an answer
	 * too many leaves a doubt; unless it is only the server's farewell.
	 */
	private Delivery acceptedInOneFlight(SmtpReply reply) throws IOException {
		if (this.line.unasked()) {
			SmtpReply more = this.line.read();
			if (!more.closing()) {
				return outOfStep("the server gave an answer too many: " + more.words());
			}
			this.line.drop();
		}
		return accepted(reply);
	}

	private Delivery refused() {
		if (offersTooMuch()) {
			this.line.drop();
			this.line.mistrust();
			return notHandedOver("the server could not do what it offers: " + this.refusal.words());
		}
		return this.refusal.asRefusal();
	}

	/** A server that does not know what it offered says nothing about the letter. */
	private boolean offersTooMuch() {
		boolean unknown = this.refusedCommand.startsWith(BDAT)
				&& (this.refusal.code() == 500 || this.refusal.code() == 502);
		return unknown || (this.way != SmtpWay.STEP_BY_STEP && TOO_QUICK.matcher(this.refusal.words()).find());
	}

	private Delivery outOfStep(String command, SmtpReply reply) {
		return outOfStep("the server's answer to " + command.split(" ")[0] + " cannot be one: " + reply.words());
	}

	private Delivery outOfStep(String what) {
		this.line.drop();
		this.line.mistrust();
		if (this.refusal != null) {
			return refused();
		}
		if (this.handedOver) {
			return new Delivery.InDoubt(0, "after the letter was handed over: " + what);
		}
		return notHandedOver(what);
	}

	private Delivery broken(IOException ex) {
		this.line.drop();
		if (this.refusal != null) {
			return refused();
		}
		boolean silence = ex instanceof SocketTimeoutException;
		if (silence) {
			this.line.mistrust();
		}
		if (this.handedOver) {
			return new Delivery.InDoubt(0, silence ? "no answer came after the letter was handed over"
					: "the line broke after the letter was handed over");
		}
		return notHandedOver((silence ? "no answer came: " : "the line broke: ") + MailWords.said(ex));
	}

	private static Delivery notHandedOver(String why) {
		return new Delivery.Deferred(0, "before the letter was handed over, " + why, Delivery.Fault.UNKNOWN);
	}

	/** RFC 5321, 4.5.2. */
	private static byte[] stuffed(byte[] letter) {
		ByteArrayOutputStream stuffed = new ByteArrayOutputStream(letter.length + 16);
		byte before = '\n';
		for (byte b : letter) {
			if (b == '.' && before == '\n') {
				stuffed.write('.');
			}
			stuffed.write(b);
			before = b;
		}
		return stuffed.toByteArray();
	}

	private static byte[] joined(byte[] first, byte[] second) {
		byte[] both = new byte[first.length + second.length];
		System.arraycopy(first, 0, both, 0, first.length);
		System.arraycopy(second, 0, both, first.length, second.length);
		return both;
	}

	private static byte[] bytes(String commands) {
		return commands.getBytes(StandardCharsets.US_ASCII);
	}

}
