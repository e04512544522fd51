package firstthousand.inbox;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import firstthousand.TestMails;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The floor under the rules: no mail written for the project is read wrongly any more.
 */
class ReadingScoreTest {

	@Test
	void everyMailOfOursIsReadRightly() {
		ReadingScore score = ReadingScore.of(TestMails.FOLDER);
		assertThat(score.misses()).isEmpty();
		assertThat(score.words()).isGreaterThan(0.999);
		assertThat(score.counted("bounce")).isGreaterThan(70);
		assertThat(score.counted("human")).isGreaterThan(140);
		assertThat(score.counted("robot")).isGreaterThan(40);
		assertThat(score.counted("text")).isGreaterThan(40);
	}

	/** By hand, over any folder: {@code -Dft.test.mails=FOLDER}. */
	@Test
	@EnabledIfSystemProperty(named = "ft.test.mails", matches = ".+")
	void aFolderFromOutsideIsScored() {
		ReadingScore score = ReadingScore.of(Path.of(System.getProperty("ft.test.mails")));
		score.misses().forEach(System.out::println);
		System.out.print(score);
		assertThat(score.share("bounce")).isGreaterThanOrEqualTo(0.98);
		assertThat(score.share("bounce: address")).isGreaterThanOrEqualTo(0.96);
		assertThat(score.share("robot")).isGreaterThanOrEqualTo(0.96);
		assertThat(score.share("human")).isEqualTo(1);
		assertThat(score.share("text")).isGreaterThanOrEqualTo(0.88);
		assertThat(score.words()).isGreaterThanOrEqualTo(0.96);
	}

}
