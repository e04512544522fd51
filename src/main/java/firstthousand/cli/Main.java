package firstthousand.cli;

import firstthousand.FirstThousand;

/** The program: <code>java -jar first-thousand.jar [command]</code>. */
public final class Main {

	private Main() {
	}

	public static void main(String[] args) {
		// an embedded database that commands can open beside the desk listens; on this
		// machine only
		System.setProperty("h2.bindAddress", System.getProperty("h2.bindAddress", "127.0.0.1"));
		System.exit(Commands.run(FirstThousand.class, args));
	}

}
