package firstthousand.person;

import java.io.StringWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Facts as they lie in the table: runs of neighbours from one source and time, so that
 * neither is repeated for every fact:
 * <code>[{"from":"users.csv","at":"2026-10-01T00:00:00Z","facts":{"plan":"pro"}}]</code>.
 */
final class FactsText {

	private static final JsonFactory JSON = new JsonFactory();

	private FactsText() {
	}

	static String write(Collection<Fact> facts) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartArray();
			Fact before = null;
			for (Fact fact : facts) {
				if (before == null || !before.source().equals(fact.source()) || !before.asOf().equals(fact.asOf())) {
					if (before != null) {
						json.writeEndObject();
						json.writeEndObject();
					}
					json.writeStartObject();
					json.writeStringProperty("from", fact.source());
					json.writeStringProperty("at", fact.asOf().toString());
					json.writeObjectPropertyStart("facts");
				}
				json.writeStringProperty(fact.name(), fact.value());
				before = fact;
			}
			if (before != null) {
				json.writeEndObject();
				json.writeEndObject();
			}
			json.writeEndArray();
		}
		return text.toString();
	}

	static Map<String, Fact> read(String text) {
		Map<String, Fact> facts = new LinkedHashMap<>();
		try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
			String source = "";
			Instant asOf = Instant.EPOCH;
			while (json.nextToken() != null) {
				if (json.currentToken() != JsonToken.PROPERTY_NAME) {
					continue;
				}
				String property = json.currentName();
				json.nextToken();
				switch (property) {
					case "from" -> source = json.getString();
					case "at" -> asOf = Instant.parse(json.getString());
					default -> readRun(json, facts, source, asOf);
				}
			}
		}
		return facts;
	}

	private static void readRun(JsonParser json, Map<String, Fact> facts, String source, Instant asOf) {
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = json.currentName();
			json.nextToken();
			facts.put(name, new Fact(name, Objects.requireNonNull(json.getString()), source, asOf));
		}
	}

}
