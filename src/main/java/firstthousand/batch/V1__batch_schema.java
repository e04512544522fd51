package firstthousand.batch;

import java.util.Locale;

import javax.sql.DataSource;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

import org.springframework.batch.infrastructure.support.DatabaseType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/** Spring Batch's own tables, from its own jar: no vendor's SQL is copied into ours. */
@Component
public class V1__batch_schema extends BaseJavaMigration {

	@Override
	public void migrate(Context context) throws Exception {
		DataSource source = new SingleConnectionDataSource(context.getConnection(), true);
		String database = DatabaseType.fromMetaData(source).name().toLowerCase(Locale.ROOT);
		new ResourceDatabasePopulator(
				new ClassPathResource("org/springframework/batch/core/schema-" + database + ".sql"))
			.populate(context.getConnection());
	}

}
