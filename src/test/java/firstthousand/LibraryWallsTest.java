package firstthousand;

import java.util.Arrays;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import firstthousand.mail.Mailer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Each library has one home, and only the outbox can send. */
class LibraryWallsTest {

	private static final JavaClasses OURS = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("firstthousand");

	@ParameterizedTest(name = "{0} lives in {1}")
	@CsvSource(delimiter = '|', textBlock = """
			jakarta.mail..                           | mail sandbox
			org.eclipse.angus..                      | mail sandbox
			org.springframework.mail..               | mail
			org.springframework.boot.mail..          | mail
			freemarker..                             | template
			org.springframework.batch..              | batch
			org.springframework.boot.batch..         | batch
			com.icegreen..                           | sandbox
			org.springframework.web..                | web
			org.springframework.security..           | web
			jakarta.servlet..                        | web
			picocli..                                | cli
			me.tongfei..                             | cli
			org.jsoup..                              | inbox
			org.owasp..                              | inbox
			io.micrometer..                          | outbox
			io.prometheus..                          | outbox
			""")
	void aLibraryHasOneHome(String library, String homes) {
		noClasses().that()
			.resideOutsideOfPackages(Stream.of(homes.split(" ")).map("firstthousand."::concat).toArray(String[]::new))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(library)
			.allowEmptyShould(true)
			.check(OURS);
	}

	@Test
	void onlyTheOutboxCanSend() {
		noClasses().that()
			.resideOutsideOfPackages("firstthousand.mail", "firstthousand.outbox")
			.should()
			.callMethod(Mailer.class, "run")
			.check(OURS);
	}

	/**
	 * A stream over rows keeps its connection until it is closed, which is easily
	 * forgotten.
	 */
	@Test
	void rowsAreReadAsListsAndNotAsOpenStreams() {
		noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream").check(OURS);
	}

	@Test
	void noClassIsNamedAfterNothing() {
		String[] names = { "Service", "Impl", "Manager", "Helper", "Util", "Utils", "Dto", "Base" };
		Arrays.stream(names)
			.forEach((name) -> noClasses().should().haveSimpleNameEndingWith(name).allowEmptyShould(true).check(OURS));
	}

}
