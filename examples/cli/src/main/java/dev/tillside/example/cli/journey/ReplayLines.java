package dev.tillside.example.cli.journey;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** JSON Lines as {@code replay} reads them, written one by one as they are told. */
final class ReplayLines implements Closeable {
    /** Writes the fields of one line. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private final JsonGenerator json;

    ReplayLines(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out);
        json.setRootValueSeparator(new SerializedString("\n"));
    }

    void line(String type, Fields fields) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        fields.write(json);
        json.writeEndObject();
    }

    /** A field that is there only where it is known. */
    static void write(JsonGenerator json, String field, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(field, text.get());
        }
    }

    static void write(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    static void write(JsonGenerator json, Span valid) throws IOException {
        json.writeObjectFieldStart("valid");
        json.writeStringField("from", valid.from().toString());
        json.writeStringField("through", valid.through().toString());
        json.writeEndObject();
    }

    /** Ends the last line; the stream below stays the caller's. */
    @Override
    public void close() throws IOException {
        json.writeRaw('\n');
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.close();
    }
}
