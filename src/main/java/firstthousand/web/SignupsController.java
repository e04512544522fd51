package firstthousand.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import firstthousand.batch.Jobs;
import firstthousand.signup.SignupOutcome;
import firstthousand.signup.SignupPreview;
import firstthousand.signup.Signups;
import firstthousand.signup.UnreadableSignups;
import firstthousand.team.Deeds;
import firstthousand.web.Uploads.Upload;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Signups in: hand in a file, say what its columns are where that is not plain, and see
 * what became of each row.
 */
@DeskController
class SignupsController {

	private static final List<String> COLUMNS = List.of("email", "name", "firstName", "lastName", "signedUpAt");

	private static final int SHOWN = 200;

	private final Signups signups;

	private final Uploads uploads;

	private final Jobs jobs;

	private final Deeds deeds;

	SignupsController(Signups signups, Uploads uploads, Jobs jobs, Deeds deeds) {
		this.signups = signups;
		this.uploads = uploads;
		this.jobs = jobs;
		this.deeds = deeds;
	}

	@GetMapping("/signups")
	String list(Model model) {
		model.addAttribute("totals", this.signups.totals());
		model.addAttribute("batches", this.signups.batches(SHOWN));
		return "signup/signups";
	}

	@PostMapping("/signups")
	String take(@RequestParam MultipartFile file, @AuthenticationPrincipal SignedIn me, HttpSession session,
			RedirectAttributes flash) throws IOException {
		if (file.isEmpty()) {
			flash.addFlashAttribute("problem", "That file is empty. Nothing was imported.");
			return "redirect:/signups";
		}
		Upload upload = this.uploads.take(file, session);
		try {
			SignupPreview preview = this.signups.preview(upload.file(), upload.name(), Map.of());
			if (preview.headers().isEmpty() && preview.problem() != null) {
				this.uploads.drop(upload, session);
				flash.addFlashAttribute("problem", preview.problem());
				return "redirect:/signups";
			}
			if (preview.problem() != null) {
				return "redirect:/signups/uploads/" + upload.token();
			}
			return imported(upload, Map.of(), me, session, flash);
		}
		catch (UnreadableSignups ex) {
			this.uploads.drop(upload, session);
			flash.addFlashAttribute("problem", ex.getMessage());
			return "redirect:/signups";
		}
	}

	@GetMapping("/signups/uploads/{token}")
	String map(@PathVariable String token, HttpSession session, Model model) {
		Upload upload = this.uploads.find(token, session).orElseThrow(Nothing::new);
		model.addAttribute("preview", this.signups.preview(upload.file(), upload.name(), Map.of()));
		model.addAttribute("columns", COLUMNS);
		model.addAttribute("token", token);
		return "signup/columns";
	}

	@PostMapping("/signups/uploads/{token}")
	String map(@PathVariable String token, @RequestParam Map<String, String> form, @AuthenticationPrincipal SignedIn me,
			HttpSession session, RedirectAttributes flash) throws IOException {
		Upload upload = this.uploads.find(token, session).orElseThrow(Nothing::new);
		Map<String, String> chosen = new LinkedHashMap<>();
		COLUMNS.stream()
			.filter((column) -> !form.getOrDefault(column, "").isBlank())
			.forEach((column) -> chosen.put(column, form.get(column)));
		try {
			return imported(upload, chosen, me, session, flash);
		}
		catch (UnreadableSignups ex) {
			flash.addFlashAttribute("problem", ex.getMessage());
			return "redirect:/signups/uploads/" + token;
		}
	}

	private String imported(Upload upload, Map<String, String> map, SignedIn me, HttpSession session,
			RedirectAttributes flash) throws IOException {
		SignupOutcome outcome = this.signups.importFile(upload.file(), upload.name(), map);
		this.uploads.drop(upload, session);
		this.deeds.note(me.id(), "imported", upload.name(), outcome.sentence());
		if (outcome.admitted() > 0 && this.jobs.startDraft()) {
			flash.addFlashAttribute("said", "Their letters are being written now.");
		}
		return "redirect:/signups/" + outcome.batchId();
	}

	@GetMapping("/signups/{id}")
	String show(@PathVariable long id, @RequestParam(defaultValue = "0") long after, Model model) {
		model.addAttribute("batch", this.signups.batch(id).orElseThrow(Nothing::new));
		model.addAttribute("rejected", this.signups.rejected(id, after, SHOWN));
		model.addAttribute("shown", SHOWN);
		return "signup/batch";
	}

	@GetMapping("/signups/{id}/rejected.csv")
	void rejected(@PathVariable long id, HttpServletResponse response) throws IOException {
		this.signups.batch(id).orElseThrow(Nothing::new);
		response.setContentType("text/csv");
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("rejected-" + id + ".csv").build().toString());
		this.signups.writeRejected(id, response.getWriter());
	}

}
