package firstthousand.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.springframework.core.io.ClassPathResource;

/** Forty signups to play with, as messy as real ones. */
public final class SampleSignups {

	private SampleSignups() {
	}

	/** Lays the file into that folder and returns it. */
	public static Path writeTo(Path folder) throws IOException {
		Path file = folder.resolve("sample-signups.csv");
		Files.createDirectories(folder);
		try (InputStream sample = new ClassPathResource("sandbox/sample-signups.csv").getInputStream()) {
			Files.copy(sample, file, StandardCopyOption.REPLACE_EXISTING);
		}
		return file;
	}

}
