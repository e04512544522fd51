package firstthousand.signup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import firstthousand.HouseTest;
import firstthousand.TestClock;
import firstthousand.TestDatabase;
import firstthousand.person.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@HouseTest
class SqlSourceIT {

	@Autowired
	private Signups signups;

	@Autowired
	private People people;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestClock clock;

	private Map<String, Object> product;

	private SqlSource source;

	@BeforeEach
	void product() throws SQLException {
		this.product = TestDatabase.settings(TestDatabase.fresh());
		product("create table users (id int primary key, email varchar(100), name varchar(100), created timestamp null, plan varchar(10))");
		product("insert into users values (1, 'ada@example.org', 'Ada', '2026-10-01 08:00:00', 'pro')");
		product("insert into users values (2, 'ben@example.org', 'Ben', '2026-10-02 08:00:00', 'free')");
		this.source = source("select email, name, created, plan from users;", "created");
	}

	@Test
	void eachNightTakesOnlyTheNewOnes() throws SQLException {
		assertThat(admitted()).isEqualTo(2);
		assertThat(this.source.read((rows) -> {
		})).isEmpty();
		product("insert into users values (3, 'cleo@example.org', 'Cleo', '2026-10-03 08:00:00', 'free')");
		assertThat(admitted()).isEqualTo(1);
		assertThat(this.signups.totals()).isEqualTo(new SignupTotals(3, 3, 0, 0));
		assertThat(this.people.byNumber(1).orElseThrow().signedUpAt()).isEqualTo("2026-10-01T08:00:00Z");
		assertThat(this.people.byNumber(1).orElseThrow().fact("plan").orElseThrow().value()).isEqualTo("pro");
	}

	@Test
	void whoComesAtTheSameMomentAsTheLastOneIsNotLost() throws SQLException {
		admitted();
		product("insert into users values (3, 'cleo@example.org', 'Cleo', '2026-10-02 08:00:00', 'free')");
		assertThat(admitted()).isEqualTo(1);
		product("insert into users values (4, 'dora@example.org', 'Dora', '2026-10-02 08:00:00', 'free')");
		assertThat(admitted()).isEqualTo(1);
		assertThat(this.signups.totals()).isEqualTo(new SignupTotals(4, 4, 0, 0));
	}

	@Test
	void aNumberMayBeTheMark() throws SQLException {
		this.source = source("select * from users", "id");
		assertThat(admitted()).isEqualTo(2);
		product("insert into users values (10, 'cleo@example.org', 'Cleo', null, 'free')");
		assertThat(admitted()).isEqualTo(1);
	}

	@Test
	void withoutAMarkEverythingIsReadEveryTime() {
		this.source = source("select * from users", null);
		assertThat(admitted()).isEqualTo(2);
		assertThat(this.source.read((rows) -> {
		}).orElseThrow().repeated()).isEqualTo(2);
	}

	@Test
	void theProductsDatabaseIsOnlyRead() throws SQLException {
		assertThatIllegalArgumentException().isThrownBy(() -> source("delete from users", null));
		SqlSource sly = source("select email from users) x; delete from users; --", null);
		assertThatExceptionOfType(UnreadableSignups.class).isThrownBy(() -> sly.read((rows) -> {
		}));
		assertThat(admitted()).isEqualTo(2);
	}

	@Test
	void wrongSettingsAreSentences() {
		assertThat(source("select email from nowhere", null).trouble().orElseThrow())
			.contains("The signups cannot be read from jdbc:")
			.contains("Check first-thousand.signups.sql");
		assertThat(source("select name from users", null).trouble().orElseThrow()).contains("Its headers are: name");
		assertThat(this.source.trouble()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> new SignupSettings.Sql("jdbc:h2:mem:x", "", "", "", ""))
			.withMessageContaining("set first-thousand.signups.sql.select");
	}

	private long admitted() {
		return this.source.read((rows) -> {
		}).orElseThrow().admitted();
	}

	private SqlSource source(String select, String highWater) {
		SignupSettings.Sql sql = new SignupSettings.Sql(setting("url"), setting("username"), setting("password"),
				select, highWater);
		return new SqlSource(new SignupSettings(null, sql), this.signups, this.jdbc, this.clock);
	}

	private String setting(String name) {
		return this.product.get("spring.datasource." + name).toString();
	}

	private void product(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(setting("url"), setting("username"),
				setting("password")); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
