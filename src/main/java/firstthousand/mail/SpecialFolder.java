package firstthousand.mail;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * A folder that every mailbox has under a name of its own: found by the server's word
 * (RFC 6154, 2), else by the names that mail programs give it.
 */
enum SpecialFolder {

	SENT("\\Sent", "Sent", "Sent Items", "Sent Mail", "Sent Messages", "Gesendet", "Gesendete Objekte",
			"Gesendete Elemente", "Gesendete Nachrichten", "Envoyés", "Éléments envoyés", "Messages envoyés",
			"Courrier envoyé", "Enviados", "Elementos enviados", "Mensajes enviados", "Correo enviado",
			"Itens enviados", "Mensagens enviadas", "E-mails enviados", "Enviadas", "Posta inviata", "Inviati",
			"Elementi inviati", "Inviata", "Verzonden", "Verzonden items", "Verzonden berichten", "Skickat", "Skickade",
			"Skickat objekt", "Sendt", "Sendte elementer", "Sendt post", "Sendte meldinger", "Lähetetyt",
			"Lähetetyt viestit", "Wysłane", "Elementy wysłane", "Odeslané", "Odeslaná pošta", "Odoslané", "Elküldött",
			"Elküldött elemek", "Trimise", "Elemente trimise", "Poslano", "Изпратени", "Отправленные", "Надіслані",
			"Απεσταλμένα", "Gönderilmiş", "Gönderilmiş Öğeler", "Gönderilenler", "الرسائل المرسلة", "נשלחו", "送信済み",
			"送信済みメール", "送信済みアイテム", "已发送", "已发送邮件", "已傳送", "寄件備份", "보낸 편지함", "보낸편지함", "Đã gửi"),

	JUNK("\\Junk", "Junk", "Junk Email", "Junk E-mail", "Spam", "Bulk Mail", "Bulk", "Spamverdacht", "Unerwünscht",
			"Junk-E-Mail", "Courrier indésirable", "Indésirables", "Correo no deseado", "Posta indesiderata",
			"Ongewenste e-mail", "Ongewenst", "Skräppost", "Søppelpost", "Uønsket post", "Uønsket mail", "Roskaposti",
			"Niechciane", "Wiadomości-śmieci", "Nevyžádaná pošta", "Lixo eletrônico", "Lixo Eletrónico", "Спам",
			"Нежелательная почта", "迷惑メール", "垃圾邮件", "垃圾郵件", "스팸", "스팸메일함");

	private static final List<String> PARENTS = List.of("inbox", "[gmail]", "[google mail]");

	private final String attribute;

	private final List<String> names;

	SpecialFolder(String attribute, String... names) {
		this.attribute = attribute;
		this.names = Stream.of(names).map((name) -> name.toLowerCase(Locale.ROOT)).toList();
	}

	Optional<IMAPFolder> in(IMAPStore store) throws MessagingException {
		List<IMAPFolder> folders = Arrays.stream(store.getDefaultFolder().list("*"))
			.filter(IMAPFolder.class::isInstance)
			.map(IMAPFolder.class::cast)
			.toList();
		for (IMAPFolder folder : folders) {
			if (holdsMessages(folder)
					&& Stream.of(folder.getAttributes()).anyMatch((word) -> word.equalsIgnoreCase(this.attribute))) {
				return Optional.of(folder);
			}
		}
		if (folders.isEmpty()) {
			return Optional.empty();
		}
		char separator = folders.get(0).getSeparator();
		List<IMAPFolder> named = folders.stream()
			.filter((folder) -> rank(folder.getFullName(), separator) >= 0)
			.sorted(Comparator.comparingInt((folder) -> rank(folder.getFullName(), separator)))
			.toList();
		for (IMAPFolder folder : named) {
			if (holdsMessages(folder)) {
				return Optional.of(folder);
			}
		}
		return Optional.empty();
	}

	/**
	 * How usual this name is, 0 the most; -1 if it is another's. The folder may lie at
	 * the top, below INBOX, or where Gmail has its own.
	 */
	int rank(String fullName, char separator) {
		String name = fullName.toLowerCase(Locale.ROOT);
		int cut = name.indexOf(separator);
		if (cut > 0 && PARENTS.contains(name.substring(0, cut))) {
			name = name.substring(cut + 1);
		}
		return this.names.indexOf(name);
	}

	private static boolean holdsMessages(Folder folder) throws MessagingException {
		return (folder.getType() & Folder.HOLDS_MESSAGES) != 0;
	}

}
