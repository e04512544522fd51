package firstthousand.outbox;

import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the lease and the journal lie: outside the database, so that they do not grow old
 * with it.
 */
@Component
record SendingFolder(Path path) {

	SendingFolder(@Value("${first-thousand.sending.folder}") Path path) {
		this.path = path;
	}

}
