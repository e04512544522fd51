package firstthousand;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test in the whole house without its pages: a real database (see
 * {@link TestDatabase}), a real SMTP and IMAP server on loopback (see
 * {@link TestPostOffice}), empty before each test, and a clock to turn.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = FirstThousand.class, webEnvironment = WebEnvironment.NONE,
		properties = "first-thousand.sandbox=false")
@ContextConfiguration(initializers = { TestDatabase.class, TestPostOffice.class })
@Import(EmptyHouse.Beans.class)
@ExtendWith(EmptyHouse.class)
public @interface HouseTest {

}
