package firstthousand.inbox;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OptOutWishTest {

	private static final String WISHES = """
			Please unsubscribe me from this list.
			Take me off your mailing list, thanks.
			I no longer wish to receive these emails.
			remove
			Please stop emailing me!
			Unsubscribe
			Please remove my email address from your database.
			Kindly remove me from future mailings
			pls unsubscribe
			Not interested, please take me off the list
			Bitte tragen Sie mich aus dem Verteiler aus.
			Bitte nehmen Sie mich von der Liste.
			Merci de me désinscrire.
			Je souhaite me désabonner de votre liste.
			Quiero darme de baja.
			Por favor, elimínenme de su lista.
			Per favore cancellatemi dalla lista.
			Vorrei disiscrivermi, grazie.
			Quero cancelar minha inscrição.
			Por favor, removam-me da lista.
			Graag uitschrijven.
			Haal mij alsjeblieft van de lijst.
			Ta bort mig från listan, tack.
			Jag vill avregistrera mig.
			Afmeld mig venligst.
			Jeg ønsker ikke at modtage flere mails.
			Meld meg av listen.
			Jeg ønsker ikke å motta flere e-poster.
			Poistakaa minut listalta.
			En halua enää saada näitä viestejä.
			Proszę o wypisanie mnie z listy.
			Proszę usunąć mnie z listy.
			Prosím odhlaste mě.
			Nechci dostávat další e-maily.
			Отпишите меня, пожалуйста.
			Удалите меня из рассылки.
			Відпишіть мене, будь ласка.
			Видаліть мене зі списку розсилки.
			Lütfen beni listeden çıkarın.
			Artık e-posta almak istemiyorum.
			Παρακαλώ διαγράψτε με.
			Δεν θέλω να λαμβάνω άλλα μηνύματα.
			Vă rog să mă dezabonați.
			Nu mai vreau să primesc emailuri.
			Kérem, töröljenek a listáról.
			Szeretnék leiratkozni.
			メール配信を停止してください。
			リストから削除してください。
			请将我从列表中删除。
			我想退订。
			請取消訂閱。
			請不要再寄信給我。
			수신 거부합니다.
			목록에서 삭제해 주세요.
			אנא הסירו אותי מהרשימה.
			אני לא מעוניין לקבל עוד מיילים.
			يرجى إزالتي من القائمة.
			أريد إلغاء اشتراكي.
			Vui lòng hủy đăng ký cho tôi.
			Tôi không muốn nhận email nữa.
			Tolong hapus saya dari daftar.
			Saya tidak ingin menerima email lagi.
			""";

	private static final String NO_WISHES = """
			Please don't unsubscribe me, I love this.
			How do my users unsubscribe from my emails?
			Can people opt out in your product?
			I could not remove the widget from my page.
			Where can I delete my account data? Just curious how it works.
			Your unsubscribe link is broken, by the way.
			We removed the old import and it works now.
			Did I unsubscribe by accident? I want to stay.
			I want to stop sending newsletters with my old tool and move to yours.
			Please remove me as admin of the project and make Ben the admin.
			My boss told me to cancel the meeting.
			What happens when somebody replies with unsubscribe?
			Bitte nicht abmelden, ich lese das gern.
			Ne me désabonnez pas, s'il vous plaît.
			No me dé de baja, por favor.
			Non cancellatemi dalla lista, per favore.
			Por favor, não me remova da lista.
			Schrijf mij alsjeblieft niet uit.
			Ta inte bort mig från listan, tack.
			Fjern mig endelig ikke fra listen.
			Ikke fjern meg fra listen.
			Älkää poistako minua listalta.
			Proszę, nie wypisujcie mnie z listy.
			Prosím, neodhlašujte mě.
			Пожалуйста, не отписывайте меня.
			Будь ласка, не відписуйте мене.
			Lütfen beni listeden çıkarmayın.
			Παρακαλώ μη με διαγράψετε.
			Vă rog să nu mă dezabonați.
			Kérem, ne töröljenek a listáról.
			リストから削除しないでください。
			请不要把我从列表中删除。
			請不要把我從名單移除。
			저를 목록에서 삭제하지 마세요.
			אל תסירו אותי מהרשימה בבקשה.
			الرجاء لا تزيلوني من القائمة.
			Xin đừng xóa tôi khỏi danh sách.
			Tolong jangan hapus saya dari daftar.
			""";

	static Stream<String> wishes() {
		return WISHES.lines();
	}

	static Stream<String> noWishes() {
		return NO_WISHES.lines();
	}

	@ParameterizedTest
	@MethodSource("wishes")
	void theWishIsHeardInManyLanguages(String written) {
		assertThat(OptOutWish.in("Re: Welcome", written)).isPresent();
	}

	@ParameterizedTest
	@MethodSource("noWishes")
	void aQuestionOrTheContraryIsNoWish(String written) {
		assertThat(OptOutWish.in("Re: Welcome", written)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "unsubscribe", "UNSUBSCRIBE", "Please remove me", "Stop", "Abmelden" })
	void aSubjectAloneIsEnough(String subject) {
		assertThat(OptOutWish.in(subject, "")).isPresent();
		assertThat(OptOutWish.in("Re: " + subject, "Here is the screenshot.")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "STOP\n\nBen Okafor", "Unsubscribe!!!\n\nBen\nCEO",
			"Hi,\n\nnot for us.\nPlease take me off your\nlist.", "pls unsubscribe, thx" })
	void aNameOrALineBreakDoesNotHideIt(String written) {
		assertThat(OptOutWish.in("Re: Welcome", written)).isPresent();
	}

	@Test
	void aWordThatMeansMuchElseMustStandAlone() {
		assertThat(OptOutWish.in("Re: Welcome", "Stop\n\nI found the button, all good now. Ignore my last mail."))
			.isEmpty();
	}

}
