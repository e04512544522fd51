package firstthousand.signup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Nested JSON as flat fields: <code>{"app": {"plan": "pro"}}</code> is the field
 * {@code app.plan}.
 */
final class Flat {

	static final JsonFactory JSON = new JsonFactory();

	private static final int MOST_FIELDS = 1000;

	private Flat() {
	}

	/**
	 * The object's fields.
	 * @throws JacksonException if the text is not one JSON object
	 */
	static Map<String, String> object(String text) {
		try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				return null;
			}
			Map<String, String> fields = object(json, "");
			return (json.nextToken() == null) ? fields : null;
		}
	}

	/** The fields of the object that the parser has just entered. */
	static Map<String, String> object(JsonParser json, String prefix) {
		Map<String, String> fields = new LinkedHashMap<>();
		read(json, prefix, fields);
		return fields;
	}

	private static void read(JsonParser json, String prefix, Map<String, String> fields) {
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = prefix + json.currentName();
			value(json, json.nextToken(), name, fields);
		}
	}

	private static void value(JsonParser json, JsonToken token, String name, Map<String, String> fields) {
		switch (token) {
			case START_OBJECT -> read(json, name + ".", fields);
			case START_ARRAY -> array(json, name, fields);
			case VALUE_NULL -> put(fields, name, "");
			default -> put(fields, name, json.getString());
		}
	}

	/** Plain values are one field with commas; objects are counted from 1. */
	private static void array(JsonParser json, String name, Map<String, String> fields) {
		List<String> plain = new ArrayList<>();
		int objects = 0;
		for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
			if (token.isStructStart()) {
				value(json, token, name + "." + (++objects), fields);
			}
			else if (token != JsonToken.VALUE_NULL && plain.size() < MOST_FIELDS) {
				plain.add(json.getString());
			}
		}
		if (!plain.isEmpty() || objects == 0) {
			put(fields, name, String.join(", ", plain));
		}
	}

	private static void put(Map<String, String> fields, String name, String value) {
		if (fields.size() < MOST_FIELDS) {
			fields.put(name, value);
		}
	}

}
