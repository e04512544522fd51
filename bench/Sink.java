import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes every letter and keeps none, as Postfix's smtp-sink does, but offers what it is
 * told to: {@code java Sink.java HOST PORT [PIPELINING] [CHUNKING]}. Prints the number of
 * letters taken so far after each one, in smtp-sink's form.
 */
public final class Sink {

	private static final AtomicLong TAKEN = new AtomicLong();

	private final BufferedInputStream in;

	private final OutputStream out;

	private final List<String> offers;

	private Sink(Socket socket, List<String> offers) throws IOException {
		this.in = new BufferedInputStream(socket.getInputStream(), 65536);
		this.out = new BufferedOutputStream(socket.getOutputStream());
		this.offers = offers;
	}

	public static void main(String[] args) throws IOException {
		List<String> offers = List.of(args).subList(2, args.length);
		try (ServerSocket door = new ServerSocket(Integer.parseInt(args[1]), 200, InetAddress.getByName(args[0]))) {
			while (true) {
				Socket socket = door.accept();
				socket.setTcpNoDelay(true);
				new Thread(() -> {
					try (socket) {
						new Sink(socket, offers).talk();
					}
					catch (IOException ex) {
						// the sender is gone
					}
				}).start();
			}
		}
	}

	private void talk() throws IOException {
		say("220 sink.test ESMTP");
		while (true) {
			String line = line();
			String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
			switch (verb) {
				case "EHLO" -> say(greeting());
				case "DATA" -> {
					say("354 go on");
					swallow();
					taken();
				}
				case "BDAT" -> {
					this.in.skipNBytes(Long.parseLong(line.split(" ")[1]));
					taken();
				}
				case "QUIT" -> {
					say("221 2.0.0 bye");
					this.out.flush();
					return;
				}
				default -> say("250 2.0.0 ok");
			}
		}
	}

	private String greeting() {
		List<String> lines = new ArrayList<>(List.of("250-sink.test"));
		this.offers.forEach((offer) -> lines.add("250-" + offer));
		lines.add("250 ENHANCEDSTATUSCODES");
		return String.join("\r\n", lines);
	}

	private void taken() throws IOException {
		say("250 2.0.0 taken");
		this.out.flush();
		synchronized (TAKEN) {
			System.out.print("mesg=" + TAKEN.incrementAndGet() + "\r");
			System.out.flush();
		}
	}

	/** Answers wait while there is more to read, as RFC 2920, 3.2 wants it. */
	private void say(String answer) throws IOException {
		this.out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
		if (this.in.available() == 0) {
			this.out.flush();
		}
	}

	private void swallow() throws IOException {
		while (!line().equals(".")) {
			// nobody wants to know
		}
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder(80);
		for (int c = read(this.in); c != '\n'; c = read(this.in)) {
			if (c != '\r') {
				line.append((char) c);
			}
		}
		return line.toString();
	}

	private static int read(InputStream in) throws IOException {
		int c = in.read();
		if (c < 0) {
			throw new EOFException();
		}
		return c;
	}

}
