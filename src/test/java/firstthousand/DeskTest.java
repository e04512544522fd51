package firstthousand;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Like {@link HouseTest}, with the pages: by MockMvc, and on a free port for a real
 * browser.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = FirstThousand.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "first-thousand.sandbox=false")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = { TestDatabase.class, TestPostOffice.class })
@Import(EmptyHouse.Beans.class)
@ExtendWith(EmptyHouse.class)
public @interface DeskTest {

}
