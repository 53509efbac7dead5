package dev.tillside.barcode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Writes a symbol as commands for a receipt printer (Epson's ESC/POS): the printer's own symbols where it has them, so that its
 * modules are whole dots, and dots where not all printers do.
 */
final class EscPos {
    private static final int ESC = 0x1b;
    private static final int GS = 0x1d;
    private static final int QR_SYMBOL = 0x31;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private EscPos() {}

    static byte[] of(Barcode barcode, PrintSize size, Raster raster) {
        return centred(commands -> commands.symbol(barcode, size, raster));
    }

    static byte[] ofDots(Raster raster) {
        return centred(commands -> commands.dots(raster));
    }

    /** In the middle: the paper's margin is the quiet zone. */
    private static byte[] centred(Consumer<EscPos> symbol) {
        EscPos commands = new EscPos();
        commands.bytes(ESC, 'a', 1);
        symbol.accept(commands);
        commands.bytes(ESC, 'a', 0);
        return commands.out.toByteArray();
    }

    private void symbol(Barcode barcode, PrintSize size, Raster raster) {
        switch (barcode.kind()) {
            case CODE_128 -> bars(barcode, size, 73, code128(barcode.text()));
            case GS1_128 -> bars(barcode, size, 73, code128(Elements.SEPARATOR + barcode.text()));
            case EAN_13 -> bars(barcode, size, 67, barcode.text().getBytes(StandardCharsets.US_ASCII));
            case QR -> {
                qr(barcode.text().getBytes(StandardCharsets.UTF_8), size.dots(barcode.kind()));
                barcode.readable().ifPresent(this::line);
            }
            case GS1_QR, GS1_DATAMATRIX -> dots(raster);
        }
    }

    /** {@code GS k}, function B, with height, module width and the digits below. */
    private void bars(Barcode barcode, PrintSize size, int system, byte[] content) {
        bytes(GS, 'h', Math.min(255, size.dotsOf(barcode.kind().heightMm())));
        bytes(GS, 'w', Math.max(2, Math.min(6, size.dots(barcode.kind()))));
        bytes(GS, 'H', barcode.readable().isPresent() && barcode.kind() != Barcode.Kind.GS1_128 ? 2 : 0);
        bytes(GS, 'k', system, content.length);
        out.writeBytes(content);
        bytes('\n');
        if (barcode.kind() == Barcode.Kind.GS1_128) { // printers show no brackets
            barcode.readable().ifPresent(this::line);
        }
    }

    /** Digits in pairs where they are all there is; FNC1 is <code>{1</code>. */
    private static byte[] code128(String text) {
        String digits = text.replace(String.valueOf(Elements.SEPARATOR), "");
        boolean pairs = digits.chars().allMatch(c -> c >= '0' && c <= '9') && inPairs(text);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes((pairs ? "{C" : "{B").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == Elements.SEPARATOR) {
                content.writeBytes("{1".getBytes(StandardCharsets.US_ASCII));
            } else if (pairs) {
                content.write((c - '0') * 10 + text.charAt(++i) - '0');
            } else {
                content.writeBytes((c == '{' ? "{{" : String.valueOf(c)).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return content.toByteArray();
    }

    private static boolean inPairs(String text) {
        for (String part : text.split(String.valueOf(Elements.SEPARATOR))) {
            if (part.length() % 2 != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code GS ( k}: model 2, module size, level M, store, print. */
    private void qr(byte[] content, int dots) {
        bytes(GS, '(', 'k', 4, 0, QR_SYMBOL, 65, 50, 0);
        bytes(GS, '(', 'k', 3, 0, QR_SYMBOL, 67, Math.max(1, Math.min(16, dots)));
        bytes(GS, '(', 'k', 3, 0, QR_SYMBOL, 69, 49);
        int length = content.length + 3;
        bytes(GS, '(', 'k', length & 0xff, length >> 8, QR_SYMBOL, 80, 48);
        out.writeBytes(content);
        bytes(GS, '(', 'k', 3, 0, QR_SYMBOL, 81, 48);
    }

    /** {@code GS v 0}: a raster picture. */
    private void dots(Raster raster) {
        int rowBytes = (raster.width() + 7) / 8;
        bytes(GS, 'v', '0', 0, rowBytes & 0xff, rowBytes >> 8, raster.height() & 0xff, raster.height() >> 8);
        out.writeBytes(raster.packed(true));
        bytes('\n');
    }

    private void line(String text) {
        text.chars().forEach(c -> out.write(c >= ' ' && c < 127 ? c : '?'));
        bytes('\n');
    }

    private void bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
    }
}
