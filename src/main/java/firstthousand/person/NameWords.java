package firstthousand.person;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Words that stand in name fields and are no names. All lower-case, without dots. */
final class NameWords {

	/**
	 * Before a surname as often as before a given name: alone with one word they leave no
	 * name to greet with.
	 */
	private static final Set<String> TITLES = words(
			"""
					mr mrs ms miss mx mister missus madam mme mlle monsieur madame mademoiselle
					dr drs doctor doktor prof professor professorin dott dottssa dottoressa dottor med jur phil rer nat habil hc mult
					rev reverend rabbi imam sheikh sheik shaikh captain capt cpt sgt sergeant lt colonel general
					herr hr frau fr fräulein frl dhr mevr mw dipl dipl-ing dipling dipl-kfm
					sr sra srta señor señora señorita senhor senhora sig sigra signor signora signorina
					phdr judr mudr rndr mgr bc mvdr pani arq lic licda engr eng shri smt sri
					hon gov sen rep amb dra profa profesor profesora
					""");

	/** Titles only when written with their dot; without it they are somebody's name. */
	private static final Set<String> DOTTED_TITLES = words("ing mag maj col gen fr st er adv pres m");

	/** Used with the given name. */
	private static final Set<String> KNIGHTLY = words("sir dame lady lord doña dona dom sensei");

	private static final Set<String> CREDENTIALS = words(
			"""
					jr sr jun sen ii iii iv v vi junior senior phd md mba esq esquire msc bsc ba bs ma ms mph mpa dds dmd rn cpa cfa
					pmp llm llb ll dphil jd dvm od pharmd edd eng dba acca cissp mphil beng meng dipl med ret obe mbe cbe kbe
					2nd 3rd 4th 5th 2º 3º filho neto
					""");

	private static final Set<String> PARTICLES = words("""
			von vom zu zum zur van vander de del della delle dello di da das do dos du des la le les lo ter ten den der
			bin ibn bint al el ben y e af av
			""");

	/** Also given names, when somebody wrote them with a capital. */
	private static final Set<String> PARTICLES_THAT_ARE_NAMES = words("van al ben di du do");

	private static final Set<String> PLACEHOLDERS = words(
			"""
					na n/a nan nil null none nul undefined unknown anonymous anon empty blank void missing tbd tba todo nobody someone
					noname no-name fullname firstname lastname first last name surname vorname nachname nom prénom prenom nombre
					apellido username user me myself you string object true false yes no ok
					keine kein keiner leer unbekannt anonym privat inconnu inconnue aucun desconocido desconocida ninguno ninguna
					sconosciuto nessuno niemand onbekend geen brak okänd ukendt desconocida anónimo anonimo anonyme anoniem
					asdf asd asdfgh qwerty qwertz qwe azerty foo bar baz foobar abc abcd xyz xxx yyy zzz hello hi hey lol bla blah
					private personal customer client kunde kundin cliente utilisateur usuario benutzer utente
					mr mrs ms dr herr frau herr/frau dear sehr geehrte
					""");

	private static final Set<String> ROLES = words(
			"""
					info admin administrator administration support sales contact kontakt contacto team office büro help helpdesk
					billing accounts accounting invoice rechnung buchhaltung marketing press presse jobs hr webmaster postmaster hostmaster
					noreply no-reply donotreply root sysadmin system test tester testing testuser demo sample example dummy guest gast
					invité invitado user username account deleted removed unknown anonymous null undefined none new your no the
					service kundenservice customer security newsletter reception empfang newuser asdf qwerty
					""");

	private static final Set<String> FIRMS = words(
			"""
					gmbh ggmbh ohg inc incorporated llc llp ltd limited corp corporation company plc pty pvt sarl sas srl spa sro
					doo oyj aps mbh ev eg gbr ltda eirl kft zrt pte
					group gruppe groupe grupo holding holdings solutions consulting consultants studio studios agency agentur agence agencia
					labs laboratories software systems technologies technology tech media digital services ventures partners enterprises
					industries international university universität université universidad institute institut school schule foundation
					stiftung verein association shop store bank hotel restaurant team crew department dept abteilung family familie
					foundation hospital clinic klinik praxis kanzlei verlag church council committee club ministry government
					""");

	/** Firms when in capitals beside a word that is not. */
	private static final Set<String> FIRMS_IN_CAPITALS = Set.of("AG", "KG", "UG", "SA", "SE", "NV", "BV", "AB", "AS",
			"OY", "SL", "SPA", "SNC", "CO", "IT");

	private static final Set<String> TOGETHER = words("and und et og och en y e & +");

	private static final Set<String> FAMILY_FIRST = words(
			"""
					nguyễn nguyen trần tran lê phạm pham hoàng hoang huỳnh huynh phan vũ võ đặng dang bùi bui đỗ hồ ngô ngo dương duong lý
					""");

	private static final Set<String> VIETNAMESE_MIDDLE = words("văn van thị thi");

	private NameWords() {
	}

	private static Set<String> words(String text) {
		return Set.of(Arrays.stream(text.strip().split("\\s+")).distinct().toArray(String[]::new));
	}

	static boolean isTitle(String word) {
		String key = key(word);
		return TITLES.contains(key) || isKnightly(word) || word.endsWith(".") && DOTTED_TITLES.contains(key);
	}

	static boolean isKnightly(String word) {
		return KNIGHTLY.contains(key(word));
	}

	static boolean isCredential(String word) {
		return CREDENTIALS.contains(key(word));
	}

	static boolean isParticle(String word) {
		String key = key(word);
		boolean written = Character.isUpperCase(word.codePointAt(0)) && PARTICLES_THAT_ARE_NAMES.contains(key);
		return PARTICLES.contains(key) && !written;
	}

	static boolean isPlaceholder(String text) {
		return PLACEHOLDERS.contains(key(text)) || PLACEHOLDERS.contains(key(text).replace(" ", ""));
	}

	static boolean isRole(String word) {
		return ROLES.contains(key(word));
	}

	static boolean isFirm(String word, boolean shouting) {
		return FIRMS.contains(key(word)) || !shouting && FIRMS_IN_CAPITALS.contains(word.replace(".", ""));
	}

	static boolean isTogether(String word) {
		return TOGETHER.contains(word);
	}

	/** Vietnamese names begin with the family's and end with the given one. */
	static boolean isFamilyFirst(String first, String second) {
		return FAMILY_FIRST.contains(key(first)) && VIETNAMESE_MIDDLE.contains(key(second));
	}

	static String key(String word) {
		return word.toLowerCase(Locale.ROOT).replace(".", "");
	}

}
