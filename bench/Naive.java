import java.util.Properties;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;

/** Naive.java HOST PORT USER PASSWORD N: reads the text of N messages, one after the other, as the library suggests. */
class Naive {

	private static long read;

	public static void main(String[] args) throws Exception {
		Store store = Session.getInstance(new Properties()).getStore("imap");
		store.connect(args[0], Integer.parseInt(args[1]), args[2], args[3]);
		Folder folder = store.getFolder("INBOX");
		folder.open(Folder.READ_ONLY);
		long start = System.nanoTime();
		int count = Math.min(Integer.parseInt(args[4]), folder.getMessageCount());
		for (int i = 1; i <= count; i++) {
			Message message = folder.getMessage(i);
			read += (message.getSubject() + message.getFrom()[0]).length();
			text(message);
		}
		System.out.println(count / ((System.nanoTime() - start) / 1e9));
		store.close();
	}

	private static void text(Part part) throws Exception {
		if (part.isMimeType("text/*") && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
			read += String.valueOf(part.getContent()).length();
		}
		else if (part.isMimeType("multipart/*")) {
			Multipart parts = (Multipart) part.getContent();
			for (int i = 0; i < parts.getCount(); i++) {
				text(parts.getBodyPart(i));
			}
		}
	}

}
