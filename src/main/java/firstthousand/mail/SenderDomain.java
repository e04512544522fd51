package firstthousand.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

/**
 * What the DNS says about the domain that the letters come from: whether answers find
 * their way (MX), which servers may send (SPF, RFC 7208), and what shall become of
 * forgeries (DMARC, RFC 7489).
 */
@Component
public class SenderDomain {

	private final Dns dns;

	SenderDomain(Dns dns) {
		this.dns = dns;
	}

	/** One finding for each of MX, SPF and DMARC, or one that says why not. */
	public List<Finding> examine(EmailAddress founder) {
		String domain = founder.domain();
		if (Domains.local(domain)) {
			return List.of(Finding.unknown("SPF, DMARC and MX: " + domain
					+ " is a name for tests or for this network only, so nobody outside checks it and neither do we."));
		}
		Optional<Finding> missing = missing(domain);
		if (missing.isPresent()) {
			return List.of(missing.get());
		}
		List<Finding> findings = new ArrayList<>();
		findings.add(asking("MX", () -> mx(domain)));
		findings.add(asking("SPF", () -> spf(domain)));
		findings.add(asking("DMARC", () -> dmarc(domain)));
		return findings;
	}

	/** The policy that holds for this domain; empty if there is none or nobody knows. */
	Optional<DmarcRecord> policy(String domain) {
		try {
			return Domains.local(domain) ? Optional.empty()
					: published(domain).flatMap((published) -> DmarcRecord.parse(published.text()));
		}
		catch (DnsTrouble ex) {
			return Optional.empty();
		}
	}

	/** Why there is no use in asking for its records. */
	private Optional<Finding> missing(String domain) {
		String top = domain.substring(domain.lastIndexOf('.') + 1);
		try {
			if (this.dns.exists(domain)) {
				return Optional.empty();
			}
			return Optional.of(this.dns.exists(top)
					? Finding.bad("MX, SPF and DMARC: there is no domain " + domain
							+ " in the DNS: check first-thousand.founder.email.")
					: Finding.unknown("MX, SPF and DMARC: the DNS that was asked knows not even ." + top
							+ ", so it knows only its own network, and " + domain
							+ " could not be checked. Another is set " + "as first-thousand.dns (dns://9.9.9.9)."));
		}
		catch (DnsTrouble ex) {
			return Optional.of(unanswered("MX, SPF and DMARC", ex));
		}
	}

	private static Finding asking(String what, Supplier<Finding> question) {
		try {
			return question.get();
		}
		catch (DnsTrouble ex) {
			return unanswered(what, ex);
		}
	}

	private static Finding unanswered(String what, DnsTrouble ex) {
		return Finding.unknown(what + " could not be checked: " + ex.getMessage()
				+ ". Another resolver is set as first-thousand.dns (dns://9.9.9.9).");
	}

	private Finding mx(String domain) {
		List<String> servers = this.dns.mailServers(domain);
		if (servers.isEmpty() && this.dns.addresses(domain).isEmpty()) {
			return Finding.bad("MX: nobody receives mail for " + domain
					+ ", so no answer can arrive: add the MX records that your provider names.");
		}
		if (servers.isEmpty()) {
			return Finding
				.bad("MX: " + domain + " has no MX record, and many servers refuse letters from such a domain: "
						+ "add the MX records that your provider names.");
		}
		if (servers.get(0).isEmpty()) {
			return Finding.bad("MX: " + domain + " says that it receives no mail at all (RFC 7505), so no answer can "
					+ "arrive: replace its MX record by those that your provider names.");
		}
		return Finding.good("MX: mail for " + domain + " goes to " + servers.get(0) + ".");
	}

	private Finding spf(String domain) {
		List<String> records = this.dns.texts(domain).stream().filter(SpfRecord::isOne).toList();
		if (records.isEmpty()) {
			return Finding.bad("SPF: " + domain + " does not say which servers may send for it: add a TXT record "
					+ "\"v=spf1 include:… ~all\" with what your provider names.");
		}
		if (records.size() > 1) {
			return Finding.bad("SPF: " + domain + " has " + records.size()
					+ " SPF records, and receivers then heed none: make them one (RFC 7208, 3.2).");
		}
		SpfWalk walk = new SpfWalk(this.dns);
		try {
			walk.follow(SpfRecord.parse(records.get(0)));
		}
		catch (IllegalArgumentException ex) {
			return Finding.bad("SPF: the record of " + domain + " cannot be read: " + ex.getMessage() + ".");
		}
		return spf(domain, walk);
	}

	private static Finding spf(String domain, SpfWalk walk) {
		char all = walk.all().orElse('?');
		if (walk.lookups() > SpfWalk.MOST_LOOKUPS) {
			return Finding.bad("SPF: the record of " + domain + " needs more than " + SpfWalk.MOST_LOOKUPS
					+ " look-ups, and receivers then heed none of it (RFC 7208, 4.6.4): take out what you no longer use.");
		}
		if (walk.broken().isPresent()) {
			return Finding.bad("SPF: the record of " + domain + " does not hold: " + walk.broken().get()
					+ ". Receivers then heed none of it: take that out, or ask its owner.");
		}
		if (all == '+') {
			return Finding.bad("SPF: the record of " + domain
					+ " ends in +all, which lets everybody send in your name: end it in ~all.");
		}
		String cost = walk.lookups() + " of " + SpfWalk.MOST_LOOKUPS + " look-ups"
				+ (walk.unfollowed() ? " and more that depend on the letter" : "");
		return Finding.good("SPF: " + domain + " has one record, " + cost + ", and " + switch (all) {
			case '-' -> "refuses all others (-all).";
			case '~' -> "suspects all others (~all).";
			default -> "says nothing about all others; ~all at its end would be better.";
		});
	}

	private Finding dmarc(String domain) {
		Optional<Published> published = published(domain);
		String ask = "add a TXT record at _dmarc." + Domains.organisational(domain)
				+ ": \"v=DMARC1; p=none; rua=mailto:you@" + Domains.organisational(domain) + "\".";
		if (published.isEmpty()) {
			return Finding.bad("DMARC: " + domain + " has no policy, and large receivers want one: " + ask);
		}
		String at = published.get().name();
		Optional<DmarcRecord> record = DmarcRecord.parse(published.get().text());
		if (record.isEmpty()) {
			return Finding.bad("DMARC: the record at " + at + " has no policy that receivers know (p=): " + ask);
		}
		DmarcRecord dmarc = record.get();
		boolean above = !at.equals("_dmarc." + domain);
		String policy = above ? dmarc.subdomainPolicy() : dmarc.policy();
		return Finding.good("DMARC: " + at + " says " + policy + " (" + (dmarc.strictDkim() ? "strict" : "relaxed")
				+ " for DKIM, " + (dmarc.strictSpf() ? "strict" : "relaxed") + " for SPF)"
				+ (dmarc.reports().isEmpty() ? "; it asks for no reports, so you would not hear of forgeries (rua=)."
						: ", reports are asked for."));
	}

	/** From the domain upwards to the one that was registered. */
	private Optional<Published> published(String domain) {
		String organisation = Domains.organisational(domain);
		String at = domain;
		while (true) {
			String name = "_dmarc." + at;
			List<String> records = this.dns.texts(name).stream().filter(DmarcRecord::isOne).toList();
			if (records.size() == 1) {
				return Optional.of(new Published(name, records.get(0)));
			}
			if (at.length() <= organisation.length()) {
				return Optional.empty();
			}
			at = at.substring(at.indexOf('.') + 1);
		}
	}

	private record Published(String name, String text) {
	}

}
