package dev.tillside.pos.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import jpos.config.JposEntry;
import jpos.loader.JposServiceLoader;

/**
 * A device that JavaPOS is configured for ({@code jpos.xml}).
 *
 * @param logicalName what it is opened by
 * @param category {@code Scanner}, {@code LineDisplay}, {@code POSPrinter} and the like; empty where the entry does not say
 * @param product what it is
 */
public record JavaPosEntry(String logicalName, String category, String product) {
    /** All there are, by name. */
    public static List<JavaPosEntry> all() {
        List<JavaPosEntry> entries = new ArrayList<>();
        Enumeration<?> found = JposServiceLoader.getManager().getEntryRegistry().getEntries();
        while (found.hasMoreElements()) {
            if (found.nextElement() instanceof JposEntry entry) {
                entries.add(new JavaPosEntry(
                        entry.getLogicalName(),
                        text(entry, JposEntry.DEVICE_CATEGORY_PROP_NAME),
                        text(entry, JposEntry.PRODUCT_NAME_PROP_NAME)));
            }
        }
        entries.sort(Comparator.comparing(JavaPosEntry::logicalName));
        return List.copyOf(entries);
    }

    private static String text(JposEntry entry, String property) {
        return entry.hasPropertyWithName(property) ? String.valueOf(entry.getPropertyValue(property)) : "";
    }
}
