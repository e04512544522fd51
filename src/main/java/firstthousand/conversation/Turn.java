package firstthousand.conversation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who answers a person takes her turn until the transaction ends: of two answers at the
 * same moment the second sees the first.
 */
@Repository
class Turn {

	private final JdbcClient jdbc;

	Turn(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** To be called before anything else is read: what is read then is what stands. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void take(long personId) {
		this.jdbc.sql("""
				insert into conversation_turn (person_id, turns) values (:person, 1)
				on duplicate key update turns = turns + 1
				""").param("person", personId).update();
	}

}
