package dev.tillside.barcode;

import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.oned.UPCEReader;

/** Says of what ZXing read what a scanner would send. */
final class Reading {
    private Reading() {}

    static Decoded of(Result result) {
        String text = result.getText();
        return switch (result.getBarcodeFormat()) {
            case EAN_13 -> new Decoded("]E0", text);
            case UPC_A -> new Decoded("]E0", "0" + text);
            case UPC_E -> new Decoded("]E0", "0" + UPCEReader.convertUPCEtoUPCA(text));
            case EAN_8 -> new Decoded("]E4", text);
            case CODE_128 -> code128(unended(text));
            case RSS_14 -> new Decoded("]e0", "01" + text);
            case RSS_EXPANDED -> new Decoded("]e0", Elements.unbracketed(text));
            default -> named(result, text);
        };
    }

    private static Decoded code128(String text) {
        return text.startsWith("]C1") ? new Decoded("]C1", text.substring(3)) : new Decoded("]C0", text);
    }

    /** A check character that happens to be FNC1 stays behind as a separator, where none means anything. */
    private static String unended(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == Elements.SEPARATOR) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Square symbols say themselves whether they follow GS1. */
    private static Decoded named(Result result, String text) {
        Object aim = result.getResultMetadata() == null
                ? null
                : result.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
        String identifier = aim instanceof String name && name.length() == 3
                ? name
                : switch (result.getBarcodeFormat()) {
                    case QR_CODE -> "]Q1";
                    case DATA_MATRIX -> "]d1";
                    case PDF_417 -> "]L0";
                    case AZTEC -> "]z0";
                    default -> "]X0";
                };
        boolean gs1 = identifier.equals("]d2") || identifier.equals("]Q3");
        boolean leading = gs1 && !text.isEmpty() && text.charAt(0) == Elements.SEPARATOR;
        return new Decoded(identifier, leading ? text.substring(1) : text);
    }
}
