package firstthousand.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command of all commands; alone it serves the desk. */
@Command(name = "first-thousand", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT,
		versionProvider = Version.class,
		description = "A founder writes personally to each of her first thousand users.", synopsisHeading = "%nUsage: ",
		descriptionHeading = "%n", commandListHeading = "%nCommands:%n", optionListHeading = "%nOptions:%n",
		parameterListHeading = "%n", footerHeading = "%n",
		footer = { "Settings are given as --name=value (for example --spring.mail.host=smtp.example.org),",
				"in ./application.yaml, or by environment; docs/install.md lists them.",
				"Exit code: 0 done, 1 failed, 2 wrong use." },
		subcommands = { ServeCommand.class, ImportCommand.class, DraftCommand.class, ApproveCommand.class,
				SendCommand.class, ReadCommand.class, NightlyCommand.class, InspectCommand.class,
				TemplatesCommand.class, PeopleCommand.class, DraftsCommand.class, OutboxCommand.class,
				FollowUpsCommand.class, StatusCommand.class, TonightCommand.class, TestCommand.class,
				PauseCommand.class, ResumeCommand.class, TakeOverCommand.class, DoctorCommand.class, LinkCommand.class,
				RehearseCommand.class })
class FirstThousandCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "Say which command.");
	}

}
