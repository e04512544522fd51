package firstthousand.cli;

import picocli.CommandLine.IVersionProvider;

/** Which version this is: what the jar's manifest says. */
class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = Version.class.getPackage().getImplementationVersion();
		return new String[] { "First Thousand " + ((version != null) ? version : "(from source)") };
	}

}
