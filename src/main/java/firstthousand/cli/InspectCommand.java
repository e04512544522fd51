package firstthousand.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import firstthousand.inbox.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of mails in files what they are. Needs no database and touches nothing. */
@Command(name = "inspect", description = "Say what each mail in a file is: one JSON object a line, in order.")
class InspectCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE", arity = "1..*", description = "Mails, as .eml files.")
	private List<Path> files;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() {
		Inspection inspection = new Inspection();
		PrintWriter out = this.spec.commandLine().getOut();
		this.files.forEach((file) -> out.println(inspection.line(file)));
		return HouseCommand.DONE;
	}

}
