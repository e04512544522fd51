package firstthousand.mail;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/**
 * An IMAP server that answers UID FETCH as the test says, and EXAMINE, SEARCH as usual.
 */
final class ScriptedImap implements Closeable {

	static final String HANG_UP = "hang up";

	private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

	private final String uids;

	/** Told the UIDs and the items of a FETCH; answers the untagged lines, or null. */
	private final BiFunction<String, String, String> fetch;

	final List<String> asked = new CopyOnWriteArrayList<>();

	ScriptedImap(String uids, BiFunction<String, String, String> fetch) throws IOException {
		this.uids = uids;
		this.fetch = fetch;
		Thread thread = new Thread(this::serve, "scripted imap");
		thread.setDaemon(true);
		thread.start();
	}

	Mailbox mailbox() {
		return new Mailbox(new ImapSettings("127.0.0.1", this.server.getLocalPort(), "ada", "secret", Security.NONE,
				"INBOX", null, "-", true, Map.of()), new MailSettings(null, 587, null, null, Security.AUTO, Map.of()),
				false);
	}

	/** A literal (RFC 3501, 4.3). */
	static String literal(String content) {
		return "{" + content.length() + "}\r\n" + content;
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept();
					BufferedReader in = new BufferedReader(
							new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
					PrintWriter out = new PrintWriter(socket.getOutputStream(), false, StandardCharsets.ISO_8859_1)) {
				out.print("* OK ready\r\n");
				out.flush();
				for (String line = in.readLine(); line != null && answer(line, in, out); line = in.readLine()) {
					out.flush();
				}
			}
			catch (IOException ex) {
				// closed
			}
		}
	}

	private boolean answer(String line, BufferedReader in, PrintWriter out) throws IOException {
		String[] words = line.split(" ", 3);
		switch (words[1]) {
			case "CAPABILITY" -> out.print("* CAPABILITY IMAP4rev1 IDLE\r\n");
			case "LIST" -> out.print("* LIST () \"/\" INBOX\r\n");
			case "EXAMINE" ->
				out.print("* 3 EXISTS\r\n* FLAGS ()\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 9] ok\r\n");
			case "IDLE" -> {
				// RFC 2177, 3
				out.print("+ idling\r\n* 4 EXISTS\r\n");
				out.flush();
				in.readLine();
			}
			case "UID" -> {
				this.asked.add(words[2]);
				if (words[2].startsWith("SEARCH")) {
					out.print("* SEARCH " + this.uids + "\r\n");
				}
				else {
					String[] asking = words[2].split(" ", 3);
					String lines = this.fetch.apply(asking[1], asking[2]);
					if (HANG_UP.equals(lines)) {
						return false;
					}
					out.print((lines != null) ? lines : "");
				}
			}
			default -> {
				// log-in and the like need no more than OK
			}
		}
		out.print(words[0] + " OK done\r\n");
		return true;
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
