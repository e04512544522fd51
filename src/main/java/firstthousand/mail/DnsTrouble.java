package firstthousand.mail;

/** The DNS gave no answer: nothing is known, neither that a name is there nor not. */
class DnsTrouble extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DnsTrouble(String sentence, Throwable cause) {
		super(sentence, cause);
	}

}
