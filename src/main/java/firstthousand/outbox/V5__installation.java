package firstthousand.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.UUID;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * A database is one installation from the moment it is made, and the machine that made it
 * may send from it: so that a backup from before the very first letter is known as one,
 * too. Where the lease cannot be written down now, the first run does it.
 */
@Component
public class V5__installation extends BaseJavaMigration {

	private static final Logger log = LoggerFactory.getLogger(V5__installation.class);

	private final SendingFolder folder;

	V5__installation(SendingFolder folder) {
		this.folder = folder;
	}

	@Override
	public void migrate(Context context) throws Exception {
		String name = UUID.randomUUID().toString();
		Path folder = this.folder.path();
		try {
			Files.createDirectories(folder);
			Lease.write(folder.resolve(name + Lease.ENDING), 0);
		}
		catch (IOException ex) {
			log.warn("The folder {} cannot be used yet: {}", folder.toAbsolutePath(), ex.getMessage());
			return;
		}
		try (PreparedStatement update = context.getConnection()
			.prepareStatement("update outbox_lease set installation = ? where id = 1 and installation is null")) {
			update.setString(1, name);
			update.executeUpdate();
		}
	}

}
