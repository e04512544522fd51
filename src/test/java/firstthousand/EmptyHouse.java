package firstthousand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import firstthousand.outbox.Lease;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Empties every table of ours, the mailboxes, and sets the clock right before each test.
 */
public class EmptyHouse implements BeforeEachCallback {

	private static final List<String> TABLES = List.of("team_deed", "team_invitation", "team_member", "suppression",
			"person", "signup_row", "signup_batch", "signup_source", "draft", "draft_edit", "outbox_attempt",
			"outbox_letter", "outbox_heard", "outbox_day", "outbox_domain", "outbox_elsewhere", "followup",
			"inbox_original", "inbox_message", "inbox_folder", "inbox_sent", "inbox_answer", "inbox_address",
			"inbox_thread", "inbox_copy", "inbox_attachment", "outbox_written", "outbox_away", "team_presence",
			"conversation_words", "conversation_turn", "conversation_answer", "conversation_reason");

	@Override
	public void beforeEach(ExtensionContext test) throws IOException {
		ApplicationContext context = SpringExtension.getApplicationContext(test);
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		TABLES.forEach((table) -> jdbc.update("delete from " + table));
		jdbc.update("update person_counter set next_number = 1");
		jdbc.update("update outbox_brake set stops = 'NONE', since = '2000-01-01 00:00:00'");
		jdbc.update("update outbox_lease set installation = null, handed = 0, next_at = null, taken_over_at = null, "
				+ "restored_from = null, suspect_since = null");
		context.getBean(TestClock.class).reset();
		forget(Path.of(context.getEnvironment().getProperty("first-thousand.sending.folder")));
		// what this process remembers of the letters of the test before
		context.getBeanProvider(Lease.class)
			.ifAvailable((lease) -> ReflectionTestUtils.setField(lease, "journal", null));
		TestPostOffice.empty();
	}

	/** What a database that was emptied has sent. */
	private static void forget(Path sending) throws IOException {
		if (Files.isDirectory(sending)) {
			try (Stream<Path> files = Files.list(sending)) {
				for (Path file : files.toList()) {
					Files.delete(file);
				}
			}
		}
	}

	/** The clock of the tests. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		@Primary
		TestClock testClock() {
			return new TestClock();
		}

	}

}
