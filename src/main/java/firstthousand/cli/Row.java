package firstthousand.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** One object of a JSON line, its keys in the order in which they were put. */
final class Row {

	private final Map<String, Object> values = new LinkedHashMap<>();

	Row put(String key, Object value) {
		this.values.put(key, value);
		return this;
	}

	Map<String, Object> map() {
		return this.values;
	}

}
