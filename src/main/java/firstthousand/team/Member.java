package firstthousand.team;

import java.time.Instant;

/**
 * Somebody who works at the desk.
 *
 * @param email in lower case, unique in the team
 */
public record Member(long id, String email, String name, Role role, Instant joinedAt) {

	public boolean owns() {
		return this.role == Role.OWNER;
	}

}
