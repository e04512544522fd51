package firstthousand.mail;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server that misbehaves as told: at each point of the talk it answers with given
 * words, says nothing more ({@link #SILENCE}), leaves one answer out ({@link #SKIP}) or
 * drops the line ({@link #DROP}). Where its answer does not clearly say no, it takes the
 * letter: the worst case for whoever believes that it did not.
 */
public final class ScriptedSmtp implements AutoCloseable {

	/** Closes the connection at that point. */
	public static final String DROP = "drop";

	/** Takes the letter, then closes the connection without a word. */
	public static final String TAKE_AND_DROP = "take and drop";

	/** Says nothing at that point, nor ever again. */
	public static final String SILENCE = "silence";

	/** Leaves out that answer and goes on. */
	public static final String SKIP = "skip";

	private final ServerSocket socket;

	private final Thread acceptor;

	private final Map<String, String> script = new ConcurrentHashMap<>();

	private final Map<String, String> recipients = new ConcurrentHashMap<>();

	private final List<String> letters = new CopyOnWriteArrayList<>();

	private final List<String> contents = new CopyOnWriteArrayList<>();

	private final List<String> commands = new CopyOnWriteArrayList<>();

	private final List<Socket> open = new CopyOnWriteArrayList<>();

	private volatile List<String> offers = List.of();

	private volatile int bytesLeft = Integer.MAX_VALUE;

	private volatile boolean dripping;

	private volatile int millis;

	public ScriptedSmtp() throws IOException {
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.acceptor = new Thread(this::serve, "scripted-smtp");
		this.acceptor.setDaemon(true);
		this.acceptor.start();
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	/** What EHLO names: PIPELINING, CHUNKING, STARTTLS. */
	public ScriptedSmtp offer(List<String> extensions) {
		this.offers = List.copyOf(extensions);
		return this;
	}

	/**
	 * What to do at CONNECT, EHLO, AUTH, MAIL, RCPT, DATA, "." (the letter's end), BDAT,
	 * RSET, NOOP or QUIT.
	 */
	public ScriptedSmtp at(String point, String answer) {
		this.script.put(point, answer);
		return this;
	}

	/**
	 * What to answer to RCPT for that address, or for all of that domain: "@users.test".
	 */
	public ScriptedSmtp to(String address, String answer) {
		this.recipients.put(address, answer);
		return this;
	}

	/** As a server should be; what it offers stays. */
	public ScriptedSmtp behave() {
		this.script.clear();
		this.recipients.clear();
		this.bytesLeft = Integer.MAX_VALUE;
		this.dripping = false;
		this.millis = 0;
		return this;
	}

	/** Drops the line after having read so many bytes in all of one connection. */
	public ScriptedSmtp dropAfter(int bytes) {
		this.bytesLeft = bytes;
		return this;
	}

	/** Takes so long before it answers to a letter. */
	public ScriptedSmtp slow(int millis) {
		this.millis = millis;
		return this;
	}

	/** Sends its answers byte by byte. */
	public ScriptedSmtp drip() {
		this.dripping = true;
		return this;
	}

	/** The letters that were taken over: complete, with their headers. */
	public List<String> letters() {
		return this.letters;
	}

	/** All that came as a letter, also what was refused. */
	public List<String> contents() {
		return this.contents;
	}

	/** All commands that came, from all connections. */
	public List<String> commands() {
		return this.commands;
	}

	public int connections() {
		return this.open.size();
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
		try (connection) {
			new Talk(connection).run();
		}
		catch (IOException | GeneralSecurityException ex) {
			// the client is gone, or was dropped
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		try {
			// until then a connection could still be taken
			this.acceptor.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		for (Socket connection : this.open) {
			connection.close();
		}
	}

	private final class Talk {

		private Socket socket;

		private InputStream in;

		private int left = ScriptedSmtp.this.bytesLeft;

		private boolean mute;

		private boolean mail;

		private boolean recipient;

		Talk(Socket socket) throws IOException {
			use(socket);
		}

		private void use(Socket socket) throws IOException {
			this.socket = socket;
			this.socket.setTcpNoDelay(true);
			this.in = new BufferedInputStream(socket.getInputStream());
		}

		void run() throws IOException, GeneralSecurityException {
			say("CONNECT", "220 ready");
			while (true) {
				String line = line();
				String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
				ScriptedSmtp.this.commands.add(line);
				switch (verb) {
					case "EHLO" -> say(verb, ehlo());
					case "STARTTLS" -> {
						say(verb, "220 go on");
						use(secured(this.socket));
					}
					case "MAIL" -> this.mail = takes(say(verb, "250 2.1.0 ok"));
					case "RCPT" ->
						this.recipient = takes(say(verb, this.mail ? toRecipient(line) : "503 no sender")) && this.mail;
					case "DATA" -> {
						if (say(verb, this.recipient ? "354 go on" : "503 no recipient").startsWith("354")) {
							letter(".", dotted());
						}
					}
					case "BDAT" -> letter(verb, counted(Integer.parseInt(line.split(" ")[1])));
					case "RSET" -> {
						this.mail = false;
						this.recipient = false;
						say(verb, "250 forgotten");
					}
					case "AUTH" -> say(verb, "235 2.7.0 welcome");
					case "NOOP" -> say(verb, "250 still here");
					case "QUIT" -> {
						say(verb, "221 bye");
						return;
					}
					default -> say(verb, "500 what?");
				}
			}
		}

		private static String address(String line) {
			return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
		}

		private String toRecipient(String line) {
			String address = address(line);
			Map<String, String> told = ScriptedSmtp.this.recipients;
			return told.getOrDefault(address,
					told.getOrDefault(address.substring(address.indexOf('@')), "250 2.1.5 ok"));
		}

		private String ehlo() {
			StringBuilder ehlo = new StringBuilder("250-scripted.test\r\n");
			ScriptedSmtp.this.offers.forEach((offer) -> ehlo.append("250-").append(offer).append("\r\n"));
			return ehlo.append("250 HELP").toString();
		}

		private void letter(String point, String content) throws IOException {
			ScriptedSmtp.this.contents.add(content);
			String usual = this.recipient ? "250 2.0.0 taken" : "503 for nobody";
			String answer = ScriptedSmtp.this.script.getOrDefault(point, usual);
			if (this.recipient && (takes(answer) || answer.equals(TAKE_AND_DROP))) {
				ScriptedSmtp.this.letters.add(content);
			}
			this.mail = false;
			this.recipient = false;
			pause(ScriptedSmtp.this.millis);
			say(point, usual);
		}

		private static void pause(int millis) {
			try {
				Thread.sleep(millis);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private static boolean takes(String answer) {
			return !answer.equals(DROP) && !answer.startsWith("4") && !answer.startsWith("5");
		}

		private String dotted() throws IOException {
			StringBuilder content = new StringBuilder();
			for (String line = line(); !line.equals("."); line = line()) {
				content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
			}
			return content.toString();
		}

		private String counted(int bytes) throws IOException {
			StringBuilder content = new StringBuilder(bytes);
			while (content.length() < bytes) {
				content.append((char) read());
			}
			return content.toString();
		}

		/** Up to CRLF, and nothing else ends a line. */
		private String line() throws IOException {
			StringBuilder line = new StringBuilder();
			while (line.length() < 2 || line.lastIndexOf("\r\n") != line.length() - 2) {
				line.append((char) read());
			}
			return line.substring(0, line.length() - 2);
		}

		private int read() throws IOException {
			if (this.left-- == 0) {
				throw new EOFException("dropped");
			}
			int read = this.in.read();
			if (read < 0) {
				throw new EOFException("gone");
			}
			return read;
		}

		private String say(String point, String usual) throws IOException {
			String answer = ScriptedSmtp.this.script.getOrDefault(point, usual);
			if (answer.equals(DROP) || answer.equals(TAKE_AND_DROP)) {
				throw new EOFException("dropped");
			}
			this.mute |= answer.equals(SILENCE);
			if (!this.mute && !answer.equals(SKIP)) {
				write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
			}
			return answer;
		}

		private void write(byte[] bytes) throws IOException {
			int step = ScriptedSmtp.this.dripping ? 1 : bytes.length;
			for (int i = 0; i < bytes.length; i += step) {
				this.socket.getOutputStream().write(bytes, i, step);
				this.socket.getOutputStream().flush();
			}
		}

		/** With the certificate that GreenMail brings for its tests. */
		private static Socket secured(Socket plain) throws IOException, GeneralSecurityException {
			char[] password = "changeit".toCharArray();
			KeyStore keys = KeyStore.getInstance("PKCS12");
			try (InputStream file = ScriptedSmtp.class.getResourceAsStream("/greenmail.p12")) {
				keys.load(file, password);
			}
			KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			managers.init(keys, password);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(managers.getKeyManagers(), null, null);
			SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
			secured.setUseClientMode(false);
			return secured;
		}

	}

}
