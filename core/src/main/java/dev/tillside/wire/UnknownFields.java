package dev.tillside.wire;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each unknown field once, so that a newer head office does not fill the log of an older till. */
final class UnknownFields {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownFields.class);
    private static final int MOST = 1000;
    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private UnknownFields() {}

    static void report(String field) {
        if (REPORTED.size() < MOST && REPORTED.add(field)) {
            LOG.info("The field {} is not known to this version and is left alone.", shown(field));
        }
    }

    private static String shown(String field) {
        return dev.tillside.money.Decimals.shown(field);
    }
}
