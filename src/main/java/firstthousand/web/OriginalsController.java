package firstthousand.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

import firstthousand.inbox.Attachment;
import firstthousand.inbox.Attachments;
import firstthousand.inbox.Inbox;
import firstthousand.inbox.Original;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What strangers sent, as files and as pages in which nothing runs, nothing is fetched
 * and nothing is styled.
 */
@DeskController
class OriginalsController {

	private static final String HARMLESS = "default-src 'none'; base-uri 'none'; form-action 'none'; "
			+ "frame-ancestors 'self'; sandbox";

	/** A link may be followed, in a window of its own. */
	private static final String HARMLESS_WITH_LINKS = HARMLESS + " allow-popups allow-popups-to-escape-sandbox";

	private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

	private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

	private final Inbox inbox;

	private final Attachments attachments;

	OriginalsController(Inbox inbox, Attachments attachments) {
		this.inbox = inbox;
		this.attachments = attachments;
	}

	/**
	 * The bytes as they came, only ever as a file: a browser must not open them as a
	 * page.
	 */
	@GetMapping("/messages/{id}/original")
	ResponseEntity<byte[]> original(@PathVariable long id) {
		return file("message-" + id + ".eml", this.inbox.original(id).orElseThrow(Nothing::new));
	}

	/** What hangs on it, only ever as a file, whatever it says to be. */
	@GetMapping("/messages/{id}/attachments/{index}")
	ResponseEntity<byte[]> attachment(@PathVariable long id, @PathVariable int index) {
		List<Attachment> all = this.attachments.of(id);
		if (index < 0 || index >= all.size()) {
			throw new Nothing();
		}
		return this.attachments.bytes(id, index)
			.map((content) -> file(all.get(index).name(), content))
			.orElseGet(() -> ResponseEntity.status(HttpStatus.SEE_OTHER)
				.header("Location", "/messages/" + id + "?gone=true")
				.build());
	}

	/** Its whole text. */
	@GetMapping("/messages/{id}/text")
	ResponseEntity<String> text(@PathVariable long id) {
		String text = this.inbox.original(id).map(Original::read).map(Original::text).orElseThrow(Nothing::new);
		return harmless(HARMLESS).contentType(TEXT).body(text);
	}

	/** Its HTML, for the frame on the message's page. */
	@GetMapping("/messages/{id}/html")
	ResponseEntity<String> html(@PathVariable long id) {
		String html = this.inbox.original(id).map(Original::html).orElseThrow(Nothing::new);
		return harmless(HARMLESS_WITH_LINKS).contentType(HTML)
			.body("<!doctype html><html><head><meta charset=\"utf-8\"><title>Message " + id
					+ "</title><base target=\"_blank\"></head><body>" + html + "</body></html>");
	}

	private static ResponseEntity<byte[]> file(String name, byte[] content) {
		return harmless(HARMLESS).contentType(MediaType.APPLICATION_OCTET_STREAM)
			.header("Content-Disposition",
					ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
			.body(content);
	}

	private static ResponseEntity.BodyBuilder harmless(String policy) {
		return ResponseEntity.ok()
			.header("Content-Security-Policy", policy)
			.header("X-Content-Type-Options", "nosniff")
			.cacheControl(CacheControl.noStore());
	}

}
