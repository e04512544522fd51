package firstthousand.inbox;

import firstthousand.mail.Incoming;

public record ReplyText(String fresh) {

	public static ReplyText of(Incoming mail) {
		String plain = mail.plainText();
		return new ReplyText(plain.isBlank() ? HtmlText.of(mail.htmlText()) : plain);
	}

}
