package dev.tillside.scan;

import dev.tillside.fault.BadInput;
import dev.tillside.gs1.ElementString;
import java.util.List;

/**
 * What a scan is, and how it was read.
 *
 * @param scan what it is
 * @param elements the GS1 element strings in it, where there are any
 * @param repairs what had to be mended first
 */
public record ScanReading(Scan scan, ElementString elements, List<Repair> repairs) {
    public ScanReading {
        BadInput.present(scan, "scan");
        BadInput.present(elements, "elements");
        repairs = List.copyOf(repairs);
    }

    /** Names what it is; the elements may hold a member's number. */
    @Override
    public String toString() {
        return "ScanReading[" + scan + ", " + repairs + "]";
    }
}
