package firstthousand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import firstthousand.mail.Incoming;

/** The odd mails under src/test/resources/mail: what each is stands first in its name. */
public final class TestMails {

	public static final Path FOLDER = Path.of("src/test/resources/mail");

	private TestMails() {
	}

	public static List<Path> all() {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.filter((file) -> file.toString().endsWith(".eml")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static byte[] raw(String name) {
		try {
			return Files.readAllBytes(FOLDER.resolve(name + ".eml"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static Incoming read(String name) {
		return Incoming.read(raw(name));
	}

}
