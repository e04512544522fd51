package firstthousand.signup;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the columns of the usual exports mean: sign-in and payment providers, newsletter
 * tools, shops, forms and spreadsheets, in several languages. The earlier a header stands
 * in its list, the surer it is.
 */
final class Headers {

	private static final Map<String, Integer> EMAIL = ranked(
			"""
					email emailaddress mail mailaddress emailadresse mailadresse emailadress emailadres emailaddr emails
					primaryemail primaryemailaddress useremail customeremail subscriberemail memberemail accountemail contactemail
					buyeremail payeremail attendeeemail guestemail inviteeemail workemail personalemail businessemail
					correo correoelectronico direcciondecorreo direcciondecorreoelectronico emailprincipal
					courriel adresseemail adressemail adresseelectronique adressecourriel adressedemessagerie adressecourrielle
					indirizzoemail indirizzodiposta postaelettronica enderecodeemail enderecoemail correioeletronico
					epost epostadress epostadresse eposta epostaadresi sahkoposti sahkopostiosoite adresemail adrespocztyelektronicznej
					emailcim emailova emailovaadresa emailvalue email1value email1address emailid eaddress електроннапошта
					электроннаяпочта почта адресэлектроннойпочты メールアドレス メール 邮箱 电子邮件 电子邮箱 電子郵件 이메일 이메일주소
					ihreemailadresse ihreemail deineemail youremail youremailaddress whatisyouremail whatsyouremail votreemail tuemail tucorreo
					""");

	private static final Map<String, Integer> FIRST_NAME = ranked("""
			firstname givenname preferredname callname rufname vorname vornamen prenom fname forename first given
			nombredepila primernombre voornaam roepnaam fornavn fornamn tilltalsnamn etunimi imie jmeno keresztnev
			userfirstname customerfirstname contactfirstname billingfirstname shippingfirstname memberfirstname
			yourfirstname ihrvorname deinvorname votreprenom имя 名 名前
			""");

	private static final Map<String, Integer> LAST_NAME = ranked(
			"""
					lastname surname familyname nachname familienname zuname lname nomdefamille apellidos apellido cognome sobrenome
					apelido achternaam efternavn etternavn efternamn sukunimi nazwisko prijmeni vezeteknev last family
					userlastname customerlastname contactlastname billinglastname shippinglastname фамилия 姓
					""");

	private static final Map<String, Integer> NAME = ranked(
			"""
					fullname name displayname completename customername contactname membername subscribername realname
					vollername vollstandigername vorundnachname vorundzuname vornamenachname vornameundnachname kundenname kontaktname
					nomcomplet nometprenom prenometnom prenomnom nomprenom nombrecompleto nombreyapellidos nombreyapellido nombresyapellidos
					nomecompleto nomeecognome nomecognome nominativo volledigenaam naam navn fuldenavn namn fullstandigtnamn nimi
					imieinazwisko nev teljesnev nom nombre nombres nome yourname yourfullname deinname ihrname votrenom tunombre
					billingname shippingname cardholdername buyername payername attendeename inviteename personname profilename
					фио полноеимя 氏名 お名前 姓名 이름 성명
					""");

	private static final Map<String, Integer> SIGNED_UP_AT = ranked(
			"""
					signedupat signedup signedupon signupdate signupat signuptime signup signupon dateofsignup registeredat registered
					registeredon registrationdate registrationtime registeredtime dateregistered dateofregistration userregistered
					createdat created createdon createdutc createddate createddateutc createdtime createdatutc creationdate creationtime
					datecreated dateofcreation accountcreated accountcreatedat usercreatedat customercreated metadatacreationtime
					insertedat joinedat joined joinedon joindate datejoined joiningdate membersince customersince usersince since
					subscribedat subscribedon subscribed subscribedate subscriptiondate subscriptionstartdate subscriptionstarted optintime
					optindate confirmtime confirmedat startdate startedat submittedat submitted submissiondate submitdate submissiontime
					dateadded addedat addedon added addtime firstseen firstseenat purchasedate purchasedat orderdate
					registriertam registriert registrierungsdatum registrierungam registrierung anmeldedatum anmeldungam anmeldedatumutc
					angemeldetam angemeldet erstelltam erstellt erstellungsdatum angelegtam angelegt eingetragenam hinzugefugtam beigetretenam
					kundeseit mitgliedseit anmeldung zeitstempel dabeiseit
					inscritle inscriteenle inscrit dateinscription datedinscription datedenregistrement datedecreation datecreation creele
					cree enregistrele ajoutele clientdepuis membredepuis horodateur datedajout
					fechaderegistro fecharegistro fechadealta fechaalta fechadecreacion fechacreacion fechadeinscripcion fechainscripcion
					registradoel registrado creadoel creado altael clientedesde miembrodesde marcatemporal fechahora
					datadiregistrazione dataregistrazione dataiscrizione datadiiscrizione registratoil creatoil iscrittoil datacreazione
					informazionicronologiche datadecadastro datacadastro datadecriacao datadeinscricao criadoem cadastradoem
					aanmelddatum aangemeldop aangemaaktop registratiedatum lidsinds oprettet oprettetden registreringsdatum skapad
					registrerad opprettet registrert datautworzenia datarejestracji utworzono datumregistrace regisztraciodatuma
					датарегистрации датасоздания 登録日 登録日時 注册时间 注册日期 创建时间 가입일 timestamp date datum fecha data
					""");

	/** Facts that every letter writer calls the same, whatever the file calls them. */
	private static final Map<String, String> FACTS = canonical(
			"""
					plan: plan planname plantype currentplan pricingplan subscriptionplan subscriptionplanname tier plantier
					pricingtier subscriptiontier subscriptiontype tarif tarifname abo abonnement abonnementtyp abotyp abomodell abonnementstyp
					formule offre forfait tarifa piano pianoabbonamento plano abonament paket pakket abonnementsvorm
					company: company companyname organisation organization organisationname organizationname org orgname firma firmenname
					firmaname unternehmen entreprise societe nomdelasociete nomdelentreprise raisonsociale empresa nombredelaempresa compania
					azienda societa bedrijf bedrijfsnaam foretag virksomhed firmanavn yritys employer arbeitgeber
					country: country countryname land pays pais paese kraj maa
					countryCode: countrycode landercode laendercode codepays
					city: city town stadt ort wohnort ville ciudad citta cidade plaats by stad miasto
					language: language lang locale sprache langue idioma lingua taal sprak jezyk preferredlanguage
					website: website websiteurl url homepage webseite siteweb sitioweb sitoweb webadresse domain companydomain
					jobTitle: jobtitle jobrole position berufsbezeichnung poste puesto cargo
					""");

	private static final Set<String> ROMANCE = Set.of("correo", "courriel", "prenom", "nom", "nombre", "apellidos",
			"cognome", "nome", "indirizzoemail", "correoelectronico", "adresseemail", "nomcomplet", "nombrecompleto");

	private Headers() {
	}

	/** What a column may be for. */
	enum Role {

		EMAIL("email", Headers.EMAIL), FIRST_NAME("firstName", Headers.FIRST_NAME),
		LAST_NAME("lastName", Headers.LAST_NAME), NAME("name", Headers.NAME),
		SIGNED_UP_AT("signedUpAt", Headers.SIGNED_UP_AT);

		private final String word;

		private final Map<String, Integer> headers;

		Role(String word, Map<String, Integer> headers) {
			this.word = word;
			this.headers = headers;
		}

		/** As it is called in {@code --map}. */
		String word() {
			return this.word;
		}

		static Role called(String word) {
			return Arrays.stream(values()).filter((role) -> key(role.word).equals(key(word))).findFirst().orElse(null);
		}

	}

	/** How surely the header stands for the role, 0 for surest; -1 if it does not. */
	static int rank(Role role, String header) {
		Integer rank = role.headers.get(key(header));
		if (rank != null) {
			return rank;
		}
		int dot = header.lastIndexOf('.');
		if (dot < 0) {
			return -1;
		}
		rank = role.headers.get(key(header.substring(dot + 1)));
		long depth = header.chars().filter((c) -> c == '.').count();
		return (rank == null) ? -1 : rank + (int) Math.min(depth, 100) * 1000;
	}

	/** What letters call this fact, or null if nothing but the header itself. */
	static String fact(String header) {
		return FACTS.get(key(header.substring(header.lastIndexOf('.') + 1)));
	}

	/** Whether dates under such headers begin with the day. */
	static boolean isDayFirst(String header) {
		return ROMANCE.contains(key(header));
	}

	/** Letters and digits only, small, without accents. */
	static String key(String header) {
		StringBuilder key = new StringBuilder(header.length());
		Normalizer.normalize(header, Normalizer.Form.NFKD)
			.toLowerCase(Locale.ROOT)
			.replace("ß", "ss")
			.codePoints()
			.filter(Character::isLetterOrDigit)
			.forEach(key::appendCodePoint);
		return key.toString();
	}

	private static Map<String, Integer> ranked(String words) {
		Map<String, Integer> ranked = new HashMap<>();
		List<String> list = Arrays.asList(words.strip().split("\\s+"));
		for (int i = 0; i < list.size(); i++) {
			ranked.putIfAbsent(key(list.get(i)), i);
		}
		return ranked;
	}

	private static Map<String, String> canonical(String lines) {
		Map<String, String> canonical = new HashMap<>();
		String fact = "";
		for (String word : lines.strip().split("\\s+")) {
			if (word.endsWith(":")) {
				fact = word.substring(0, word.length() - 1);
			}
			else {
				canonical.put(key(word), fact);
			}
		}
		return canonical;
	}

}
