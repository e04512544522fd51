package firstthousand.mail;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import firstthousand.mail.AuthenticationResults.Result;

/**
 * What the headers of a letter that went out and came back tell about how receivers see
 * its sender.
 */
final class LetterExamination {

	private static final String ELSEWHERE = "Send a letter to an address of yours at another provider and look there.";

	private final Dns dns;

	private final Headers headers;

	private final String domain;

	private final boolean strictDkim;

	private final boolean strictSpf;

	private final AuthenticationResults results;

	/**
	 * Of one letter.
	 * @param headers as they lie in the mailbox
	 * @param domain the domain of its From
	 * @param policy what that domain asks of alignment, if anything
	 */
	LetterExamination(Dns dns, Headers headers, String domain, Optional<DmarcRecord> policy) {
		this.dns = dns;
		this.headers = headers;
		this.domain = domain;
		this.strictDkim = policy.map(DmarcRecord::strictDkim).orElse(false);
		this.strictSpf = policy.map(DmarcRecord::strictSpf).orElse(false);
		this.results = AuthenticationResults.of(headers);
	}

	List<Finding> findings() {
		List<Finding> findings = new ArrayList<>();
		if (this.results.results().isEmpty()) {
			findings
				.add(Finding.unknown("The server that took the letter did not write down whether SPF, DKIM and DMARC "
						+ "pass (no Authentication-Results), as is usual for a letter to oneself at the same provider. "
						+ ELSEWHERE));
			findings.add(signature());
		}
		else {
			findings.add(spf());
			findings.add(dkim());
			findings.add(dmarc());
		}
		findings.add(returnPath());
		findings.add(server());
		return findings;
	}

	private Finding spf() {
		List<Result> spf = this.results.of("spf");
		if (spf.isEmpty()) {
			return Finding.unknown("SPF of the letter: " + who() + " says nothing about it. " + ELSEWHERE);
		}
		Result result = spf.stream().filter(Result::pass).findFirst().orElse(spf.get(0));
		return switch (result.value()) {
			case "pass" -> Finding.good("SPF of the letter: it passes, by the word of " + who() + ".");
			case "temperror" ->
				Finding.unknown("SPF of the letter: " + who() + " got no answer from the DNS. Try again later.");
			default -> Finding.bad("SPF of the letter: " + who() + " says " + said(result.value())
					+ ": the server that sent it is none of those that "
					+ result.domain("smtp.mailfrom", "smtp.helo").map(LetterExamination::said).orElse("the return path")
					+ " names. Add to its SPF record what your provider tells you.");
		};
	}

	private Finding dkim() {
		List<Result> dkim = this.results.of("dkim");
		Optional<String> ours = dkim.stream()
			.filter(Result::pass)
			.flatMap((result) -> result.domain("header.d", "header.i").stream())
			.filter((signer) -> Domains.aligned(signer, this.domain, this.strictDkim))
			.findFirst();
		if (ours.isPresent()) {
			return Finding.good("DKIM: signed by " + said(ours.get()) + ", valid by the word of " + who()
					+ ", and aligned with " + this.domain + ".");
		}
		Optional<Result> passed = dkim.stream().filter(Result::pass).findFirst();
		if (passed.isPresent()) {
			Optional<String> signer = passed.get().domain("header.d", "header.i").or(this::signer);
			return signer.filter((name) -> Domains.aligned(name, this.domain, this.strictDkim))
				.map((name) -> Finding.good("DKIM: signed by " + said(name) + ", valid by the word of " + who()
						+ ", and aligned with " + this.domain + "."))
				.orElseGet(() -> Finding
					.bad("DKIM: signed by " + signer.map(LetterExamination::said).orElse("somebody") + ", not by "
							+ this.domain + ": switch on DKIM for your own domain at your provider, and add the "
							+ "record that it names."));
		}
		if (dkim.stream().anyMatch((result) -> result.value().equals("temperror"))) {
			return Finding.unknown("DKIM: " + who() + " got no answer from the DNS. Try again later.");
		}
		if (!this.headers.has("DKIM-Signature")) {
			return Finding.bad("DKIM: the letter is not signed: switch on DKIM for " + this.domain
					+ " at your provider, and add the record that it names.");
		}
		if (dkim.isEmpty()) {
			return signature();
		}
		return Finding.bad("DKIM: the signature is not valid (" + said(dkim.get(0).value()) + ", by the word of "
				+ who() + "): look whether the DKIM record in the DNS is the one that your provider names.");
	}

	/** Nobody has verified it; but who signed can be read. */
	private Finding signature() {
		Optional<String> signer = signer();
		if (signer.isEmpty()) {
			return Finding
				.unknown("DKIM: the letter to ourselves is not signed; whether others get it signed cannot be "
						+ "seen from it.");
		}
		boolean aligned = Domains.aligned(signer.get(), this.domain, this.strictDkim);
		return aligned
				? Finding.unknown("DKIM: signed by " + said(signer.get()) + ", which is aligned with " + this.domain
						+ "; nobody has said whether the signature is valid.")
				: Finding.bad("DKIM: signed by " + said(signer.get()) + ", not by " + this.domain
						+ ": switch on DKIM for your own domain at your provider, and add the record that it names.");
	}

	private Optional<String> signer() {
		List<String> signers = this.headers.all("DKIM-Signature")
			.stream()
			.limit(20)
			.flatMap((field) -> tag(field, "d").stream())
			.toList();
		return signers.stream()
			.filter((signer) -> Domains.aligned(signer, this.domain, this.strictDkim))
			.findFirst()
			.or(() -> signers.stream().findFirst());
	}

	/** RFC 6376, 3.2. */
	private static Optional<String> tag(String field, String name) {
		for (String tag : field.split(";", 50)) {
			int equals = tag.indexOf('=');
			if (equals > 0 && tag.substring(0, equals).strip().equalsIgnoreCase(name)) {
				return Optional.of(tag.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
			}
		}
		return Optional.empty();
	}

	private Finding dmarc() {
		List<Result> dmarc = this.results.of("dmarc");
		if (dmarc.isEmpty()) {
			return Finding.unknown("DMARC of the letter: " + who() + " says nothing about it. " + ELSEWHERE);
		}
		return switch (dmarc.get(0).value()) {
			case "pass", "bestguesspass" ->
				Finding.good("DMARC of the letter: it passes, by the word of " + who() + ".");
			case "none" -> Finding.unknown("DMARC of the letter: " + who() + " found no policy to hold it against.");
			case "temperror" ->
				Finding.unknown("DMARC of the letter: " + who() + " got no answer from the DNS. Try again later.");
			default -> Finding.bad("DMARC of the letter: " + who() + " says " + said(dmarc.get(0).value())
					+ ": neither SPF nor DKIM passes for " + this.domain
					+ " itself. DKIM for your own domain is the surer way.");
		};
	}

	private Finding returnPath() {
		String path = Domains.of(this.headers.first("Return-Path"));
		if (path.isEmpty()) {
			return Finding.unknown("Return path: the letter does not show one.");
		}
		if (Domains.aligned(path, this.domain, this.strictSpf)) {
			return Finding.good("Return path: bounces go to " + said(path) + ", aligned with " + this.domain + ".");
		}
		boolean passes = this.results.of("dmarc").stream().anyMatch(Result::pass);
		return passes
				? Finding.good("Return path: bounces go to " + said(path) + ", not to " + this.domain
						+ "; DMARC passes by DKIM alone.")
				: Finding.bad("Return path: bounces go to " + said(path) + ", not to " + this.domain
						+ ", so SPF says nothing for your domain and bounces may not reach your mailbox: set a return path "
						+ "of your own domain at your provider.");
	}

	/** The station where the letter came in from outside, as the server there saw it. */
	private Finding server() {
		Optional<Hop> entry = Hop.of(this.headers)
			.stream()
			.filter((hop) -> hop.from().filter(IpAddress::isPublic).isPresent())
			.findFirst();
		if (entry.isEmpty() || entry.get().submitted()) {
			return Finding
				.unknown("Sending server: the letter to ourselves shows no server that passed it on from outside, so "
						+ "the machine that others see, and its name, could not be checked.");
		}
		InetAddress address = entry.get().from().orElseThrow();
		String ip = address.getHostAddress();
		try {
			List<String> names = this.dns.names(address).stream().limit(5).toList();
			if (names.isEmpty()) {
				return Finding
					.bad("Sending server: " + ip + " has no name in the DNS (PTR), and large receivers refuse such "
							+ "servers: have its owner set one that leads back to it.");
			}
			for (String name : names) {
				if (this.dns.addresses(name).contains(address)) {
					return Finding
						.good("Sending server: " + ip + " is " + said(name) + ", and that name leads back to it.");
				}
			}
			return Finding.bad("Sending server: " + ip + " is called " + said(names.get(0))
					+ ", but that name does not lead back to it: have its owner set both.");
		}
		catch (DnsTrouble ex) {
			return Finding
				.unknown("Sending server: " + ip + "; its name could not be checked: " + ex.getMessage() + ".");
		}
	}

	private String who() {
		return this.results.server().isEmpty() ? "the receiving server" : said(this.results.server());
	}

	/** What was said by others is shown in small pieces. */
	private static String said(String words) {
		String line = MailWords.said(words);
		return (line.length() > 100) ? line.substring(0, 100) + "…" : line;
	}

}
