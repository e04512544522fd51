package firstthousand.followup;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a human gave somebody her word for.
 *
 * @param day noon of the day, in the founder's zone: a founder who moves a few zones away
 * keeps her day
 * @param words what she promised; may be empty
 * @param givenAt when
 * @param givenBy by whom, or null
 */
public record Promise(Instant day, String words, Instant givenAt, Long givenBy) implements Serializable {

	public LocalDate day(ZoneId zone) {
		return LocalDate.ofInstant(this.day, zone);
	}

}
