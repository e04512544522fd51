package firstthousand.signup;

import java.util.List;
import java.util.Map;

/**
 * A file as it would be understood.
 *
 * @param headers the names of its columns
 * @param recognised which of them is for what: {@code email → E-Mail}
 * @param rows the first rows, each with a value for every header
 * @param problem why it cannot be imported yet, or null
 */
public record SignupPreview(String source, List<String> headers, Map<String, String> recognised,
		List<List<String>> rows, String problem) {

}
