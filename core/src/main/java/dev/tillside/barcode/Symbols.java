package dev.tillside.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.Writer;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.tillside.fault.BadInput;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Makes modules of a text, with ZXing. */
final class Symbols {
    /** What stands for FNC1 in a text for ZXing's Code 128. */
    private static final char FNC1 = '\u00f1';

    private Symbols() {}

    /** The modules without quiet zone; of bars one row. */
    static BitMatrix modules(Barcode barcode) {
        try {
            return switch (barcode.kind()) {
                case CODE_128 -> bars(new Code128Writer(), BarcodeFormat.CODE_128, barcode.text());
                case GS1_128 ->
                    bars(
                            new Code128Writer(),
                            BarcodeFormat.CODE_128,
                            FNC1 + barcode.text().replace(Elements.SEPARATOR, FNC1));
                case EAN_13 -> bars(new EAN13Writer(), BarcodeFormat.EAN_13, barcode.text());
                case QR -> square(new QRCodeWriter(), BarcodeFormat.QR_CODE, barcode.text(), false);
                case GS1_QR -> square(new QRCodeWriter(), BarcodeFormat.QR_CODE, barcode.text(), true);
                case GS1_DATAMATRIX -> square(new DataMatrixWriter(), BarcodeFormat.DATA_MATRIX, barcode.text(), true);
            };
        } catch (WriterException | IllegalArgumentException e) {
            throw BadInput.value("text", "more than a " + barcode.kind() + " can carry, or not in its alphabet");
        }
    }

    private static BitMatrix bars(Writer writer, BarcodeFormat format, String text) throws WriterException {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.MARGIN, 0);
        if (format == BarcodeFormat.CODE_128) {
            hints.put(EncodeHintType.CODE128_COMPACT, true);
        }
        return writer.encode(text, format, 1, 1, hints);
    }

    private static BitMatrix square(Writer writer, BarcodeFormat format, String text, boolean gs1)
            throws WriterException {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.MARGIN, 0);
        if (format == BarcodeFormat.QR_CODE) {
            hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
            if (!text.chars().allMatch(c -> c < 128)) { // ASCII reads alike everywhere without being told
                hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
            }
        } else {
            hints.put(EncodeHintType.DATA_MATRIX_COMPACT, true);
            hints.put(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE);
        }
        if (gs1) {
            hints.put(EncodeHintType.GS1_FORMAT, true);
        }
        return writer.encode(text, format, 1, 1, hints);
    }

    /** Weights 3 and 1 from the right (GS1 General Specifications, section 7.9). */
    static boolean isEan13(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            sum += (c - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return text.length() == 13 && sum % 10 == 0;
    }
}
