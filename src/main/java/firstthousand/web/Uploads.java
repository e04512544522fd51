package firstthousand.web;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpSession;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files that were handed in and wait to be understood; each belongs to one session and
 * goes when it is imported.
 */
@Component
@ConditionalOnWebApplication
class Uploads {

	Upload take(MultipartFile file, HttpSession session) throws IOException {
		Path path = Files.createTempFile("signups-", ".upload");
		path.toFile().deleteOnExit();
		file.transferTo(path);
		Upload upload = new Upload(UUID.randomUUID().toString(), path.toString(), name(file));
		session.setAttribute(key(upload.token()), upload);
		return upload;
	}

	Optional<Upload> find(String token, HttpSession session) {
		return (session.getAttribute(key(token)) instanceof Upload upload) ? Optional.of(upload) : Optional.empty();
	}

	void drop(Upload upload, HttpSession session) throws IOException {
		session.removeAttribute(key(upload.token()));
		Files.deleteIfExists(upload.file());
	}

	private static String key(String token) {
		return "upload " + token;
	}

	/** What a browser says the file is called is shown, and never used as a path. */
	private static String name(MultipartFile file) {
		String name = Optional.ofNullable(file.getOriginalFilename()).orElse("").replaceAll("\\p{Cc}", "");
		String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
		return bare.isEmpty() ? "upload" : bare.substring(0, Math.min(200, bare.length()));
	}

	/** One file. */
	record Upload(String token, String path, String name) implements Serializable {

		Path file() {
			return Path.of(this.path);
		}

	}

}
