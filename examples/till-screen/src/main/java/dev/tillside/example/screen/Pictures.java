package dev.tillside.example.screen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.tillside.barcode.Barcode;
import dev.tillside.barcode.Decoded;
import dev.tillside.barcode.Frame;
import dev.tillside.barcode.FrameReader;
import dev.tillside.barcode.PrintSize;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Barcodes for pages to show, and camera frames that pages send to be read. */
final class Pictures {
    private static final int LARGEST = 1280 * 1280;

    private final FrameReader reader = new FrameReader();

    /** {@code ?kind=QR&text=...}: the symbol as SVG. */
    void barcode(HttpExchange exchange) throws IOException {
        Map<String, String> query = Web.query(exchange);
        try {
            Barcode barcode = barcode(query.getOrDefault("kind", ""), query.getOrDefault("text", ""));
            Web.send(
                    exchange,
                    Web.SVG,
                    barcode.at(PrintSize.receipt(barcode.kind())).svg());
        } catch (BadInput e) {
            Web.refuse(exchange, 400, e.getMessage());
        }
    }

    private static Barcode barcode(String kind, String text) {
        return switch (kind) {
            case "QR" -> Barcode.qr(text);
            case "EAN_13" -> Barcode.ean13(text);
            case "CODE_128" -> Barcode.code128(text);
            default -> throw BadInput.value("kind", "not QR, EAN_13 or CODE_128");
        };
    }

    /** {@code ?width=640&height=480}, a byte of grey a pixel: what the symbol in it says, as a scanner sends it. */
    void frame(HttpExchange exchange) throws IOException {
        Map<String, String> query = Web.query(exchange);
        byte[] grey = exchange.getRequestBody().readNBytes(LARGEST + 1);
        try {
            Frame frame = new Frame(number(query, "width"), number(query, "height"), grey);
            Optional<Decoded> decoded = reader.read(frame);
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("raw", decoded.map(Decoded::raw).orElse(null));
            Web.send(exchange, Web.JSON, answer.toString());
        } catch (BadInput e) {
            Web.refuse(exchange, 400, e.getMessage());
        }
    }

    private static int number(Map<String, String> query, String name) {
        String text = query.getOrDefault(name, "");
        if (!text.matches("[0-9]{1,4}")) {
            throw BadInput.value(name, "not a number of at most four digits");
        }
        return Integer.parseInt(text);
    }
}
