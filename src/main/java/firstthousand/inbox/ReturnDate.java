package firstthousand.inbox;

import java.time.LocalDate;
import java.util.Optional;

import firstthousand.mail.Incoming;

/** The day an absent person says to be back. */
final class ReturnDate {

	private ReturnDate() {
	}

	static Optional<LocalDate> in(Incoming mail, String written) {
		return Optional.empty();
	}

}
