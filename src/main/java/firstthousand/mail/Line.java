package firstthousand.mail;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.angus.mail.iap.Response;

/** A connection to an IMAP server, with a folder opened. */
interface Line {

	/**
	 * Hands the commands over one behind the other without waiting (RFC 3501, 5.5: none
	 * of them changes what another means), and gives on what the server answers.
	 * @throws MailTrouble if one of them fails, or the answer cannot be read at all
	 */
	void ask(List<String> commands, Consumer<Response> reader);

}
