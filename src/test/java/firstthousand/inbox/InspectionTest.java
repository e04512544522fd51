package firstthousand.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import firstthousand.TestMails;

import static org.assertj.core.api.Assertions.assertThat;

class InspectionTest {

	private final Inspection inspection = new Inspection();

	@Test
	void aBounceIsOneLineOfJson() {
		assertThat(line("bounce-qmail")).isEqualTo("{\"file\":\"src/test/resources/mail/bounce-qmail.eml\","
				+ "\"kind\":\"bounce\",\"recipients\":[\"ben@users.test\"],\"permanence\":\"permanent\","
				+ "\"optOut\":false,\"text\":\"\"}");
	}

	@Test
	void aPersonsWordsAreInTheLine() {
		assertThat(line("optout-one-word")).endsWith("\"kind\":\"human\",\"recipients\":[\"ben@users.test\"],"
				+ "\"permanence\":null,\"optOut\":true,\"text\":\"STOP\"}");
		assertThat(line("human-gmail-reply")).endsWith("\"text\":\"The import fails with a blank page.\\n\\nBen\"}");
	}

	@Test
	void aFileThatIsNoMailGivesALineToo(@TempDir Path folder) throws IOException {
		Path binary = Files.write(folder.resolve("picture.eml"), new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 1, 2 });
		assertThat(this.inspection.line(binary)).contains("\"kind\":\"human\"");
		assertThat(this.inspection.line(folder.resolve("missing.eml"))).contains("\"kind\":\"human\"")
			.endsWith("\"text\":\"\"}");
		assertThat(this.inspection.line(folder)).contains("\"kind\":\"human\"");
	}

	private String line(String name) {
		return this.inspection.line(TestMails.FOLDER.resolve(name + ".eml"));
	}

}
