package dev.tillside.pos.device;

import dev.tillside.item.Gtin;
import dev.tillside.scan.Symbology;
import java.util.Optional;
import jpos.ScannerConst;

/** What a JavaPOS scanner says of a scan: {@code ScanData}, {@code ScanDataLabel} and {@code ScanDataType} (UnifiedPOS 1.15). */
final class JavaPosData {
    private static final String GS1_QR = "]Q3";
    private static final String ITEM = "01";

    private JavaPosData() {}

    /**
     * @param data as the device sent it, whatever stands around it
     * @param label what the symbol holds; empty where the service did not decode it
     * @param type one of {@code ScannerConst.SCAN_SDT_...}
     */
    static DeviceScan scan(byte[] data, byte[] label, int type) {
        Optional<Symbology> symbology = symbology(type);
        String whole = DeviceScan.text(data);
        String decoded = DeviceScan.text(label);
        if (digits(type) == 0) {
            return new DeviceScan(prefix(type, decoded) + (decoded.isEmpty() ? whole : decoded), symbology);
        }
        String number = decoded.isEmpty() ? digitsOf(whole) : decoded;
        return new DeviceScan(checked(number, digits(type), digitsOf(whole)), symbology);
    }

    /** Some services leave the check digit out of the label; what the device sent has it, or nobody knows. */
    private static String checked(String number, int length, String whole) {
        boolean lacks = number.length() == length - 1 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!lacks || !whole.startsWith(number) || whole.length() != length) {
            return number;
        }
        return Gtin.checkDigit(number) == whole.charAt(length - 1) - '0' ? whole : number;
    }

    /** Without an identifier or the letter of a symbology in front, and what begins and ends a transmission. */
    private static String digitsOf(String whole) {
        return whole.replaceFirst("^[\\x00-\\x20]*\\][A-Za-z][0-9]", "").replaceAll("^[^0-9]+|[^0-9]+$", "");
    }

    /** How many digits a symbol of that type has and nothing else; zero where that is not said. */
    private static int digits(int type) {
        return switch (type) {
            case ScannerConst.SCAN_SDT_EAN13 -> 13;
            case ScannerConst.SCAN_SDT_UPCA -> 12;
            case ScannerConst.SCAN_SDT_EAN8, ScannerConst.SCAN_SDT_UPCE -> 8;
            default -> 0;
        };
    }

    /** What the type says and a {@link Symbology} cannot. */
    private static String prefix(int type, String label) {
        boolean number = label.length() == 14 && Gtin.isGtin(label);
        return switch (type) {
            case ScannerConst.SCAN_SDT_GS1QRCODE -> label.startsWith(GS1_QR) ? "" : GS1_QR;
            case ScannerConst.SCAN_SDT_GS1DATABAR, ScannerConst.SCAN_SDT_GS1DATABAR_TYPE2 -> number ? ITEM : "";
            default -> "";
        };
    }

    private static Optional<Symbology> symbology(int type) {
        return switch (type) {
            case ScannerConst.SCAN_SDT_EAN13, ScannerConst.SCAN_SDT_EAN13_S -> Optional.of(Symbology.EAN13);
            case ScannerConst.SCAN_SDT_EAN8, ScannerConst.SCAN_SDT_EAN8_S -> Optional.of(Symbology.EAN8);
            case ScannerConst.SCAN_SDT_UPCA, ScannerConst.SCAN_SDT_UPCA_S -> Optional.of(Symbology.UPCA);
            case ScannerConst.SCAN_SDT_UPCE, ScannerConst.SCAN_SDT_UPCE_S -> Optional.of(Symbology.UPCE);
            case ScannerConst.SCAN_SDT_Code128 -> Optional.of(Symbology.CODE128);
            case ScannerConst.SCAN_SDT_GS1128 -> Optional.of(Symbology.GS1_128);
            case ScannerConst.SCAN_SDT_Code39, ScannerConst.SCAN_SDT_Code39_CK -> Optional.of(Symbology.CODE39);
            case ScannerConst.SCAN_SDT_Codabar -> Optional.of(Symbology.CODABAR);
            case ScannerConst.SCAN_SDT_ITF, ScannerConst.SCAN_SDT_ITF_CK -> Optional.of(Symbology.ITF);
            case ScannerConst.SCAN_SDT_GS1DATABAR,
                    ScannerConst.SCAN_SDT_GS1DATABAR_TYPE2,
                    ScannerConst.SCAN_SDT_GS1DATABAR_E -> Optional.of(Symbology.DATABAR);
            case ScannerConst.SCAN_SDT_QRCODE, ScannerConst.SCAN_SDT_GS1QRCODE -> Optional.of(Symbology.QR);
            case ScannerConst.SCAN_SDT_DATAMATRIX -> Optional.of(Symbology.DATAMATRIX);
            case ScannerConst.SCAN_SDT_GS1DATAMATRIX -> Optional.of(Symbology.GS1_DATAMATRIX);
            case ScannerConst.SCAN_SDT_PDF417 -> Optional.of(Symbology.PDF417);
            case ScannerConst.SCAN_SDT_AZTEC -> Optional.of(Symbology.AZTEC);
            default -> Optional.empty();
        };
    }
}
