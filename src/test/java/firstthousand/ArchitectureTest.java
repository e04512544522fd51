package firstthousand;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * Imports only point down: each package may use what its {@code package-info} names, and
 * nothing else.
 */
class ArchitectureTest {

	@Test
	void everyImportPointsDownTheDrawing() {
		ApplicationModules.of(FirstThousand.class).verify();
	}

}
