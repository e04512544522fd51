package firstthousand.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * The founder's letters: the <code>.ftl</code> files of one folder, looked at anew each
 * time they are asked for, and parsed again only when a file has changed.
 */
@Component
public class Templates {

	private final TemplateFile reader = new TemplateFile(new SafeFreeMarker());

	private final Path folder;

	private final Map<Path, Parsed> parsed = new ConcurrentHashMap<>();

	Templates(TemplateSettings settings) {
		this.folder = settings.folder();
	}

	/** Where the letters lie. */
	public Path folder() {
		return this.folder;
	}

	/**
	 * Reads all letters. A broken one is a problem on the shelf and keeps none of the
	 * others from working.
	 * @throws IllegalStateException if the folder is not there, with the sentence that
	 * says what to do
	 */
	public Shelf read() {
		List<LetterTemplate> letters = new ArrayList<>();
		List<TemplateProblem> problems = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (Path file : files()) {
			try {
				LetterTemplate template = letter(file);
				if (names.add(template.letter())) {
					letters.add(template);
				}
				else {
					problems.add(new TemplateProblem(template.file(), 1, 0, "the letter \"" + template.letter()
							+ "\" is already in another file; give this one its own name."));
				}
			}
			catch (BrokenTemplateException ex) {
				problems.add(ex.problem());
			}
		}
		return new Shelf(List.copyOf(letters), List.copyOf(problems));
	}

	private LetterTemplate letter(Path file) throws BrokenTemplateException {
		String stamp = stamp(file);
		Parsed known = this.parsed.get(file);
		if (known == null || !known.stamp().equals(stamp)) {
			known = new Parsed(stamp, this.reader.read(file));
			this.parsed.put(file, known);
		}
		return known.template();
	}

	private static String stamp(Path file) {
		try {
			return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS) + ":" + Files.size(file);
		}
		catch (IOException ex) {
			return "gone";
		}
	}

	private List<Path> files() {
		if (!Files.isDirectory(this.folder)) {
			throw new IllegalStateException("There is no folder with letters at " + this.folder.toAbsolutePath()
					+ ": create it with a letter in it, or set first-thousand.templates.folder.");
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> file.getFileName().toString().endsWith(".ftl")).sorted().toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException("The folder with letters at " + this.folder.toAbsolutePath()
					+ " cannot be read: " + ex.getMessage(), ex);
		}
	}

	private record Parsed(String stamp, LetterTemplate template) {
	}

}
