package firstthousand.mail;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks the DNS (RFC 1035) by way of the JDK's own resolver. A name that is not there is
 * an empty answer; no answer at all is {@link DnsTrouble}.
 */
@Component
class Dns {

	/** What can be asked for without being taken for a path or a quotation. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,253}");

	/** How long one question may take, all tries together. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final int TRIES = 2;

	private final Hashtable<String, String> environment = new Hashtable<>();

	@Autowired
	Dns(@Value("${first-thousand.dns:}") String url) {
		this(url, PATIENCE);
	}

	/**
	 * The resolver to ask.
	 * @param url <code>dns://host:port</code>; empty: the machine's own
	 * @param patience how long one question may take
	 */
	Dns(String url, Duration patience) {
		this.environment.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
		this.environment.put("java.naming.provider.url", url.isBlank() ? "dns:" : url.strip());
		// each try may take twice as long as the one before
		long first = Math.max(1, patience.toMillis() / ((1 << TRIES) - 1));
		this.environment.put("com.sun.jndi.dns.timeout.initial", String.valueOf(first));
		this.environment.put("com.sun.jndi.dns.timeout.retries", String.valueOf(TRIES));
	}

	/** The texts of a name, each put together from its pieces (RFC 7208, 3.3). */
	List<String> texts(String name) {
		return ask(name, "TXT").stream().map(Dns::unquoted).toList();
	}

	/**
	 * Where mail for a domain goes, the preferred one first; an empty name is RFC 7505's
	 * "nowhere".
	 */
	List<String> mailServers(String domain) {
		return ask(domain, "MX").stream()
			.map((record) -> record.strip().split("\\s+", 2))
			.filter((record) -> record.length == 2 && record[0].matches("\\d{1,5}"))
			.sorted(Comparator.comparingInt((record) -> Integer.parseInt(record[0])))
			.map((record) -> undotted(record[1]))
			.toList();
	}

	/** The addresses of a machine, of both kinds. */
	List<InetAddress> addresses(String name) {
		return Stream.of("A", "AAAA")
			.flatMap((type) -> ask(name, type).stream())
			.flatMap((literal) -> IpAddress.parse(literal).stream())
			.toList();
	}

	/** The names that an address has by its owner's word. */
	List<String> names(InetAddress address) {
		return ask(IpAddress.reverse(address), "PTR").stream().map(Dns::undotted).toList();
	}

	/** Whether there is anything at all of this name, or below it. */
	boolean exists(String name) {
		return answer(name, "SOA").isPresent();
	}

	private List<String> ask(String name, String type) {
		return answer(name, type).orElse(List.of());
	}

	/** Empty if there is no such name; an empty list if it has nothing of this type. */
	private Optional<List<String>> answer(String name, String type) {
		if (!NAME.matcher(name).matches() || name.contains("..")) {
			return Optional.empty();
		}
		InitialDirContext context = null;
		try {
			context = new InitialDirContext(this.environment);
			Attribute records = context.getAttributes(name, new String[] { type }).get(type);
			List<String> answers = new ArrayList<>();
			if (records != null) {
				for (Object record : Collections.list(records.getAll())) {
					answers.add(String.valueOf(record));
				}
			}
			return Optional.of(answers);
		}
		catch (NameNotFoundException ex) {
			return Optional.empty();
		}
		catch (NamingException ex) {
			Throwable why = (ex.getRootCause() != null) ? ex.getRootCause() : ex;
			throw new DnsTrouble("the DNS gave no answer about " + name + " (" + MailWords.said(why) + ")", ex);
		}
		finally {
			close(context);
		}
	}

	private static void close(InitialDirContext context) {
		try {
			if (context != null) {
				context.close();
			}
		}
		catch (NamingException ex) {
			// nothing was held
		}
	}

	private static String undotted(String name) {
		String lower = name.strip().toLowerCase(Locale.ROOT);
		return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
	}

	/**
	 * The JDK writes the pieces of a text side by side, with blanks between and quotes
	 * around those that have blanks themselves.
	 */
	static String unquoted(String pieces) {
		StringBuilder text = new StringBuilder(pieces.length());
		boolean quoted = false;
		for (int i = 0; i < pieces.length(); i++) {
			char c = pieces.charAt(i);
			if (quoted && c == '\\' && i + 1 < pieces.length()) {
				text.append(pieces.charAt(++i));
			}
			else if (c == '"') {
				quoted = !quoted;
			}
			else if (quoted || c != ' ') {
				text.append(c);
			}
		}
		return text.toString();
	}

}
