package firstthousand.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import firstthousand.mail.Incoming;

/**
 * Says in one line of JSON what a message in a file is: for trying the rules on a mailbox
 * without a database. A file that is missing, empty or no mail at all gives a line too: a
 * human's with nothing said, for nothing proves more.
 */
public final class Inspection {

	private static final int MOST = 32 * 1024 * 1024;

	private final Classifier classifier = new Classifier();

	private final JsonMapper json = new JsonMapper();

	/** Never throws. */
	public String line(Path file) {
		Incoming mail = Incoming.read(bytes(file));
		Verdict verdict = this.classifier.classify(mail, Ours.unknown());
		ObjectNode line = this.json.createObjectNode();
		line.put("file", file.toString());
		line.put("kind", word(verdict.kind()));
		ArrayNode recipients = line.putArray("recipients");
		verdict.recipients().forEach(recipients::add);
		line.put("permanence", (verdict.permanence() == null) ? null : word(verdict.permanence()));
		line.put("optOut", verdict.optOut());
		line.put("text", (verdict.kind() == Kind.HUMAN) ? ReplyText.of(mail).fresh() : "");
		return line.toString();
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	private static byte[] bytes(Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(MOST);
		}
		catch (IOException | RuntimeException ex) {
			return new byte[0];
		}
	}

}
