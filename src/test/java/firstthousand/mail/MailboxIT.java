package firstthousand.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How the Sent folder is found, on servers that name it in their own ways. */
class MailboxIT {

	private ServerSocket server;

	private volatile List<String> folders = List.of();

	@BeforeEach
	void open() throws IOException {
		this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(this::serve, "scripted imap");
		thread.setDaemon(true);
		thread.start();
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
	}

	@Test
	void theServersWordGoesBeforeAnyName() {
		this.folders = List.of("() \"/\" Sent", "(\\HasNoChildren \\Sent) \"/\" \"Archive/Out\"", "() \"/\" INBOX");

		assertThat(sent(null)).contains("Archive/Out");
	}

	@Test
	void withoutTheServersWordTheMostUsualNameIsTaken() {
		this.folders = List.of("() \".\" INBOX", "() \".\" \"INBOX.Gesendete Objekte\"", "() \".\" INBOX.Sent");

		assertThat(sent(null)).contains("INBOX.Sent");
	}

	@Test
	void aNameInAnotherAlphabetIsRead() {
		this.folders = List.of("() \"/\" INBOX", "() \"/\" \"&AMk-l&AOk-ments envoy&AOk-s\"");

		assertThat(sent(null)).contains("Éléments envoyés");
	}

	@Test
	void aFolderThatHoldsNoMessagesIsNone() {
		this.folders = List.of("(\\Noselect) \"/\" Sent", "() \"/\" \"Sent Items\"");

		assertThat(sent(null)).contains("Sent Items");
	}

	@Test
	void whoNamesTheFolderIsBelieved() {
		this.folders = List.of("(\\Sent) \"/\" Sent", "() \"/\" Mine");

		assertThat(sent("Mine")).contains("Mine");
		assertThatThrownBy(() -> sent("Yours")).isInstanceOf(MailTrouble.class)
			.hasMessageContaining("first-thousand.imap.sent-folder");
	}

	@Test
	void whoWantsNoneLookedIntoGetsNone() {
		this.folders = List.of("(\\Sent) \"/\" Sent");

		assertThat(sent("-")).isEmpty();
		assertThat(sent("")).contains("Sent");
	}

	private Optional<String> sent(String setting) {
		Mailbox mailbox = new Mailbox(
				new ImapSettings("127.0.0.1", this.server.getLocalPort(), "ada", "secret", Security.NONE, "INBOX",
						setting, null, true, Map.of()),
				new MailSettings(null, 587, null, null, Security.AUTO, Map.of()), false);
		Optional<MailboxFolder> folder = mailbox.openSent();
		folder.ifPresent(MailboxFolder::close);
		return folder.map(MailboxFolder::name);
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept();
					BufferedReader in = new BufferedReader(
							new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
					PrintWriter out = new PrintWriter(socket.getOutputStream(), false, StandardCharsets.US_ASCII)) {
				out.print("* OK ready\r\n");
				out.flush();
				for (String line = in.readLine(); line != null; line = in.readLine()) {
					answer(line, out);
					out.flush();
				}
			}
			catch (IOException ex) {
				// closed
			}
		}
	}

	private void answer(String line, PrintWriter out) {
		String[] words = line.split(" ", 3);
		switch (words[1]) {
			case "CAPABILITY" -> out.print("* CAPABILITY IMAP4rev1\r\n");
			case "LIST" -> this.folders.stream()
				.filter((folder) -> words[2].endsWith("*") || words[2].endsWith("\"*\"")
						|| folder.replace("\"", "").endsWith(" " + words[2].substring(3).replace("\"", "").strip()))
				.forEach((folder) -> out.print("* LIST " + folder + "\r\n"));
			case "EXAMINE" ->
				out.print("* 0 EXISTS\r\n* FLAGS ()\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT 1] ok\r\n");
			default -> {
				// log-in and the like need no more than OK
			}
		}
		out.print(words[0] + " OK done\r\n");
	}

}
