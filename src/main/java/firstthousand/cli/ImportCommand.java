package firstthousand.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import firstthousand.signup.RejectedRow;
import firstthousand.signup.SignupOutcome;
import firstthousand.signup.Signups;
import firstthousand.signup.UnreadableSignups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

/** Takes in people from files. */
@Command(name = "import", description = "Take in people from files: CSV, TSV, NDJSON, in any usual encoding.")
class ImportCommand extends HouseCommand {

	@Parameters(paramLabel = "FILE", arity = "1..*", description = "The files, taken in one after the other.")
	private List<Path> files;

	@Option(names = "--map", split = ",", paramLabel = "email=HEADER",
			description = "Which column is what: email, name, firstName, lastName, signedUpAt, or the name of a fact.")
	private Map<String, String> map = new LinkedHashMap<>();

	@Option(names = "--dry-run", description = "Say what would become of each row, and change nothing.")
	private boolean dryRun;

	@Option(names = "--json", description = "Print the outcome of each file as one JSON object.")
	private boolean json;

	@Override
	int run(ConfigurableApplicationContext beans) {
		Signups signups = beans.getBean(Signups.class);
		boolean well = true;
		for (Path file : this.files) {
			well &= take(signups, file);
		}
		return well ? DONE : FAILED;
	}

	private boolean take(Signups signups, Path file) {
		String source = file.getFileName().toString();
		SignupOutcome outcome;
		try (Bar bar = new Bar()) {
			outcome = this.dryRun
					? signups.dryRun(file, source, this.map, (rows) -> bar.show("looking at " + source, rows, -1))
					: signups.importFile(file, source, this.map, (rows) -> bar.show("taking in " + source, rows, -1));
		}
		catch (UnreadableSignups | IllegalArgumentException ex) {
			// the other files are taken in all the same
			say(ex.getMessage());
			outcome = new SignupOutcome(0, source, 0, 0, 0, ex.getMessage(), List.of());
			report(outcome);
			return false;
		}
		for (RejectedRow rejected : outcome.rejects()) {
			say("  row " + rejected.row() + ": " + rejected.reason());
		}
		if (outcome.rejected() > outcome.rejects().size()) {
			say("  and " + (outcome.rejected() - outcome.rejects().size())
					+ " more; the desk offers them all as a file.");
		}
		say((this.dryRun ? "Nothing was changed. " : "") + outcome.sentence());
		report(outcome);
		return outcome.problem() == null;
	}

	private void report(SignupOutcome outcome) {
		if (this.json) {
			json(line(outcome));
		}
	}

	private Map<String, Object> line(SignupOutcome outcome) {
		List<Map<String, Object>> rejects = new ArrayList<>();
		outcome.rejects()
			.forEach((row) -> rejects.add(new Row().put("row", row.row()).put("reason", row.reason()).map()));
		return new Row().put("file", outcome.source())
			.put("dryRun", this.dryRun)
			.put("rows", outcome.rows())
			.put("admitted", outcome.admitted())
			.put("repeated", outcome.repeated())
			.put("rejected", outcome.rejected())
			.put("rejects", rejects)
			.put("problem", outcome.problem())
			.map();
	}

}
