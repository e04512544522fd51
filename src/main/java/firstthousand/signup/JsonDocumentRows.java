package firstthousand.signup;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * The objects of a JSON document's first array: <code>[{…}]</code> or
 * <code>{"users": [{…}]}</code>.
 */
final class JsonDocumentRows implements Rows {

	private final JsonParser json;

	private boolean finished;

	private long number;

	JsonDocumentRows(Reader text, String source) {
		this.json = Flat.JSON.createParser(ObjectReadContext.empty(), text);
		try {
			JsonToken token = this.json.nextToken();
			while (token != null && token != JsonToken.START_ARRAY) {
				token = this.json.nextToken();
			}
			this.finished = token == null;
		}
		catch (JacksonException ex) {
			this.finished = true;
		}
		if (this.finished) {
			throw new UnreadableSignups("The file " + source
					+ " looks like JSON but holds no list of people: it should have one JSON object a line, or an array of them.");
		}
	}

	@Override
	public Row next() {
		if (this.finished) {
			return null;
		}
		try {
			JsonToken token = this.json.nextToken();
			if (token == null || token == JsonToken.END_ARRAY) {
				this.finished = true;
				return null;
			}
			this.number++;
			if (token == JsonToken.START_OBJECT) {
				Map<String, String> fields = Flat.object(this.json, "");
				return new Row(this.number, () -> text(fields), fields, null, null);
			}
			String raw = token.isStructStart() ? "[…]" : this.json.getString();
			this.json.skipChildren();
			return new Row(this.number, () -> raw, Map.of(), "The entry is not a JSON object.", null);
		}
		catch (JacksonException ex) {
			this.finished = true;
			String place = "line " + ex.getLocation().getLineNr() + ", column " + ex.getLocation().getColumnNr();
			return new Row(this.number + 1, () -> "", Map.of(),
					"The file is no JSON any more from " + place + "; what follows was not read.", null);
		}
	}

	static String text(Map<String, String> fields) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = Flat.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			fields.forEach(json::writeStringProperty);
			json.writeEndObject();
		}
		return text.toString();
	}

	@Override
	public List<String> headers() {
		return List.of();
	}

	@Override
	public void close() throws IOException {
		this.json.close();
	}

}
