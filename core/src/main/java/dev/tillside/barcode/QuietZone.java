package dev.tillside.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;

/** Whether a short symbol stands alone: what looks like one in the middle of another has bars on one side of it at least. */
final class QuietZone {
    /** How many modules lie between the middles of the guard bars (GS1 General Specifications, section 5.2.2). */
    private static final double EAN_8 = 64;

    private static final double UPC_E = 46.5;
    /** From the middle of a guard bar pattern to its end, and a little. */
    private static final double GUARD = 4;

    private static final double QUIET = 3;

    private QuietZone() {}

    /** Symbols that need no quiet zone, as DataBar, are alone anywhere. */
    static boolean around(Result found, Grey looked) {
        boolean eight = found.getBarcodeFormat() == BarcodeFormat.EAN_8;
        if (!eight && found.getBarcodeFormat() != BarcodeFormat.UPC_E) {
            return true;
        }
        ResultPoint[] ends = found.getResultPoints();
        double left = Math.min(ends[0].getX(), ends[1].getX());
        double right = Math.max(ends[0].getX(), ends[1].getX());
        double module = (right - left) / (eight ? EAN_8 : UPC_E);
        byte[] row = looked.getRow(Math.max(0, Math.min(looked.getHeight() - 1, (int) ends[0].getY())), null);
        double grey = mean(row, left, right);
        return isWhite(row, left - (GUARD + QUIET) * module, left - GUARD * module, grey)
                && isWhite(row, right + GUARD * module, right + (GUARD + QUIET) * module, grey);
    }

    private static double mean(byte[] row, double from, double to) {
        double sum = 0;
        int count = 0;
        for (int x = (int) from; x <= to && x < row.length; x++) {
            sum += row[x] & 0xff;
            count++;
        }
        return sum / Math.max(1, count);
    }

    private static boolean isWhite(byte[] row, double from, double to, double grey) {
        if (from < 0 || to >= row.length) {
            return false;
        }
        for (int x = (int) from; x <= to; x++) {
            if ((row[x] & 0xff) <= grey) {
                return false;
            }
        }
        return true;
    }
}
