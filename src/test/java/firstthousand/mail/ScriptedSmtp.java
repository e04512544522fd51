package firstthousand.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An SMTP server that misbehaves as told: at each point of the talk it answers with given
 * words, says nothing more ({@link #SILENCE}) or drops the line ({@link #DROP}).
 */
public final class ScriptedSmtp implements AutoCloseable {

	/** Closes the connection at that point. */
	public static final String DROP = "drop";

	/** Takes the letter, then closes the connection without a word. */
	public static final String TAKE_AND_DROP = "take and drop";

	/** Says nothing at that point, for ever. */
	public static final String SILENCE = "silence";

	private final ServerSocket socket;

	private final Map<String, String> script = new ConcurrentHashMap<>();

	private final List<String> letters = new CopyOnWriteArrayList<>();

	private final List<Socket> open = new CopyOnWriteArrayList<>();

	private volatile int bytesLeft = Integer.MAX_VALUE;

	public ScriptedSmtp() throws IOException {
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(this::serve, "scripted-smtp");
		thread.setDaemon(true);
		thread.start();
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	/** What to do at CONNECT, EHLO, MAIL, RCPT, DATA, "." (the letter's end) or QUIT. */
	public ScriptedSmtp at(String point, String answer) {
		this.script.put(point, answer);
		return this;
	}

	/** As a server should be. */
	public ScriptedSmtp behave() {
		this.script.clear();
		this.bytesLeft = Integer.MAX_VALUE;
		return this;
	}

	/** Drops the line after having read so many characters in all of one connection. */
	public ScriptedSmtp dropAfter(int characters) {
		this.bytesLeft = characters;
		return this;
	}

	/** The letters that were taken over: complete, with their headers. */
	public List<String> letters() {
		return this.letters;
	}

	private void serve() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				this.open.add(connection);
				Thread thread = new Thread(() -> talk(connection), "scripted-smtp-talk");
				thread.setDaemon(true);
				thread.start();
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void talk(Socket connection) {
		try (connection;
				BufferedReader in = new BufferedReader(
						new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
			OutputStream out = connection.getOutputStream();
			if (!say(out, "CONNECT", "220 ready")) {
				return;
			}
			int left = this.bytesLeft;
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				left -= line.length() + 2;
				if (left < 0) {
					return;
				}
				String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
				if (!say(out, verb, usual(verb))) {
					return;
				}
				if (verb.equals("DATA") && goOn() && !letter(in, out, left)) {
					return;
				}
			}
		}
		catch (IOException ex) {
			// the client is gone
		}
	}

	private boolean goOn() {
		return this.script.getOrDefault("DATA", "354").startsWith("354");
	}

	private boolean letter(BufferedReader in, OutputStream out, int left) throws IOException {
		StringBuilder letter = new StringBuilder();
		int rest = left;
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			rest -= line.length() + 2;
			if (rest < 0) {
				return false;
			}
			if (line.equals(".")) {
				String answer = this.script.getOrDefault(".", "250 taken");
				if (answer.startsWith("250") || answer.equals(TAKE_AND_DROP)) {
					this.letters.add(letter.toString());
				}
				return say(out, ".", "250 taken");
			}
			letter.append(line).append('\n');
		}
		return false;
	}

	private boolean say(OutputStream out, String point, String usual) throws IOException {
		String answer = this.script.getOrDefault(point, usual);
		if (answer.equals(DROP) || answer.equals(TAKE_AND_DROP)) {
			return false;
		}
		if (!answer.equals(SILENCE)) {
			out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
			out.flush();
		}
		return !answer.startsWith("221");
	}

	private static String usual(String verb) {
		return switch (verb) {
			case "EHLO" -> "250 scripted.test";
			case "DATA" -> "354 go on";
			case "QUIT" -> "221 bye";
			default -> "250 ok";
		};
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		for (Socket connection : this.open) {
			connection.close();
		}
	}

}
