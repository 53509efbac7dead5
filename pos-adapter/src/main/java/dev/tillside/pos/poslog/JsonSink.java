package dev.tillside.pos.poslog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * POSLog as JSON Lines, a transaction a line: attributes and children are members, the text beside attributes is {@code value},
 * what may stand more than once is an array. Not thread-safe.
 */
final class JsonSink implements Sink {
    private static final JsonFactory JSON = new JsonFactory();

    private final Writer out;

    JsonSink(Writer out) {
        this.out = out;
    }

    @Override
    public void write(Element transaction) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            write(transaction, json);
        }
        out.write('\n');
    }

    private static void write(Element element, JsonGenerator json) throws IOException {
        if (element.attributes().isEmpty() && element.children().isEmpty()) {
            json.writeString(element.text());
            return;
        }
        json.writeStartObject();
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            json.writeStringField(attribute.getKey(), attribute.getValue());
        }
        if (element.children().isEmpty()) {
            json.writeStringField("value", element.text());
        }
        Set<String> names = new LinkedHashSet<>();
        element.children().forEach(child -> names.add(child.name()));
        for (String name : names) {
            json.writeFieldName(name);
            writeAll(element.all(name), element.isRepeatable(name), json);
        }
        json.writeEndObject();
    }

    private static void writeAll(List<Element> several, boolean array, JsonGenerator json) throws IOException {
        if (array) {
            json.writeStartArray();
        }
        for (Element one : several) {
            write(one, json);
        }
        if (array) {
            json.writeEndArray();
        }
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
