package dev.tillside.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import java.io.IOException;

/** Reads the key alone of what was delivered. */
final class DeliveryKey {
    private static final JsonFactory JSON = new JsonFactory();

    private DeliveryKey() {}

    static BasketKey of(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean key = parser.currentName().equals("key");
                if (parser.nextToken() == JsonToken.VALUE_STRING && key) {
                    return BasketKey.parse(parser.getText());
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new BadInput(Code.MALFORMED, "", "not JSON up to its key");
        }
        throw BadInput.missing("key");
    }
}
