import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A mail server on a bad day: {@code java OddSink.java PORT BOOK SEED ODD DELAY
 * [PIPELINING] [CHUNKING]}. At each state, and at any byte of a letter, it may drop the
 * line, fall silent and then drop it, answer 4xx, 421, nonsense, half an answer, or byte by
 * byte; at about ODD of 1,000 letters in each way. It waits up to DELAY milliseconds before
 * it takes one. Where its answer does not clearly say no it takes the letter, or does so
 * half of the time: the worst case for whoever believes that it did not.
 *
 * <p>
 * Each letter that it takes is a line in BOOK before it says so: {@code T recipient
 * Message-ID}. A line that it broke while a letter was on its way is {@code B state}.
 */
public final class OddSink {

	private static List<String> offers;

	private static FileChannel book;

	private static Random dice;

	private static int odd;

	private static int delay;

	private final Socket socket;

	private final InputStream in;

	private final OutputStream out;

	private String recipient;

	private boolean mail;

	private OddSink(Socket socket) throws IOException {
		this.socket = socket;
		this.in = new BufferedInputStream(socket.getInputStream(), 65536);
		this.out = socket.getOutputStream();
	}

	public static void main(String[] args) throws IOException {
		book = FileChannel.open(Path.of(args[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		dice = new Random(Long.parseLong(args[2]));
		odd = Integer.parseInt(args[3]);
		delay = Integer.parseInt(args[4]);
		offers = List.of(args).subList(5, args.length);
		try (ServerSocket door = new ServerSocket(Integer.parseInt(args[0]), 200, InetAddress.getLoopbackAddress())) {
			System.out.println("ready");
			while (true) {
				Socket socket = door.accept();
				socket.setTcpNoDelay(true);
				Thread thread = new Thread(() -> {
					try (socket) {
						new OddSink(socket).talk();
					}
					catch (IOException ex) {
						// the sender is gone, or was dropped
					}
				});
				thread.setDaemon(true);
				thread.start();
			}
		}
	}

	private void talk() throws IOException {
		say("CONNECT", "220 odd.test ESMTP");
		while (true) {
			String line = line();
			String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
			switch (verb) {
				case "EHLO", "HELO" -> say(verb, greeting());
				case "MAIL" -> this.mail = say(verb, "250 2.1.0 ok");
				case "RCPT" -> {
					String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
					this.recipient = say(verb, this.mail ? "250 2.1.5 ok" : "503 5.5.1 no sender") && this.mail ? address
							: null;
				}
				case "DATA" -> {
					if (this.recipient == null) {
						say(verb, "503 5.5.1 no recipient");
					}
					else if (say(verb, "354 go on")) {
						letter(dotted());
					}
				}
				case "BDAT" -> letter(counted(Integer.parseInt(line.split(" ")[1])));
				case "RSET" -> {
					forget();
					say(verb, "250 2.0.0 forgotten");
				}
				case "QUIT" -> {
					say(verb, "221 2.0.0 bye");
					return;
				}
				default -> say(verb, "250 2.0.0 ok");
			}
		}
	}

	private static String greeting() {
		List<String> lines = new ArrayList<>(List.of("250-odd.test"));
		offers.forEach((offer) -> lines.add("250-" + offer));
		lines.add("250 ENHANCEDSTATUSCODES");
		return String.join("\r\n", lines);
	}

	private void forget() {
		this.mail = false;
		this.recipient = null;
	}

	private void letter(String content) throws IOException {
		String to = this.recipient;
		forget();
		if (to == null) {
			say("END", "503 5.5.1 for nobody");
			return;
		}
		pause(roll(delay + 1));
		Way way = way();
		boolean no = way == Way.LATER || way == Way.CLOSING;
		if (!no && (way == Way.WELL || way == Way.DRIP || roll(2) == 0)) {
			String id = content.lines()
				.filter((line) -> line.regionMatches(true, 0, "Message-ID:", 0, 11))
				.findFirst()
				.orElse("Message-ID: none")
				.substring(11)
				.strip();
			write("T " + to + " " + id);
		}
		say("END", "250 2.0.0 taken", way);
	}

	private static synchronized void write(String line) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
		while (bytes.hasRemaining()) {
			book.write(bytes);
		}
	}

	private static synchronized int roll(int sides) {
		return dice.nextInt(sides);
	}

	private static Way way() {
		return (roll(1000) >= odd) ? Way.WELL : Way.values()[1 + roll(Way.values().length - 1)];
	}

	private boolean say(String state, String usual) throws IOException {
		return say(state, usual, way());
	}

	/** Returns whether that may be understood as a yes. */
	private boolean say(String state, String usual, Way way) throws IOException {
		boolean onItsWay = !state.equals("CONNECT") && !state.endsWith("LO") && !state.equals("QUIT");
		if (onItsWay && (way == Way.DROP || way == Way.SILENCE || way == Way.HALF || way == Way.NONSENSE)) {
			write("B " + state + " " + way);
		}
		switch (way) {
			case DROP -> throw new EOFException("dropped");
			case SILENCE -> {
				pause(300 + roll(1500));
				throw new EOFException("dropped");
			}
			case LATER -> send("451 4.3.0 not now");
			case CLOSING -> {
				send("421 4.3.2 closing");
				throw new EOFException("closed");
			}
			case NONSENSE -> send("banana");
			case HALF -> {
				this.out.write(usual.substring(0, usual.length() / 2).getBytes(StandardCharsets.US_ASCII));
				this.out.flush();
				throw new EOFException("dropped");
			}
			case DRIP -> {
				for (byte one : (usual + "\r\n").getBytes(StandardCharsets.US_ASCII)) {
					this.out.write(one);
					this.out.flush();
				}
			}
			default -> send(usual);
		}
		return way != Way.LATER;
	}

	private void send(String answer) throws IOException {
		this.out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
		this.out.flush();
	}

	private static void pause(int millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private String dotted() throws IOException {
		int left = dropAfter();
		StringBuilder content = new StringBuilder();
		for (String line = line(); !line.equals("."); line = line()) {
			content.append(line).append('\n');
			left -= line.length();
			if (left < 0) {
				write("B CONTENT DROP");
				throw new EOFException("dropped");
			}
		}
		return content.toString();
	}

	private String counted(int bytes) throws IOException {
		int left = dropAfter();
		StringBuilder content = new StringBuilder(bytes);
		for (int i = 0; i < bytes; i++) {
			content.append((char) read());
			if (i == left) {
				write("B CONTENT DROP");
				throw new EOFException("dropped");
			}
		}
		return content.toString();
	}

	/** After so many bytes of this letter the line is dropped. */
	private static int dropAfter() {
		return (roll(1000) < odd) ? roll(1000) : Integer.MAX_VALUE;
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder(80);
		for (int c = read(); c != '\n'; c = read()) {
			if (c != '\r') {
				line.append((char) c);
			}
		}
		return line.toString();
	}

	private int read() throws IOException {
		int c = this.in.read();
		if (c < 0) {
			throw new EOFException();
		}
		return c;
	}

	private enum Way {

		WELL, DROP, SILENCE, LATER, CLOSING, NONSENSE, HALF, DRIP

	}

}
