package dev.tillside.basket;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import dev.tillside.text.IsoTime;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The one name of a sale, everywhere: {@code store/workstation/businessDay/tx}.
 *
 * @param store the store's id
 * @param workstation the till's number in the store
 * @param businessDay the day the sale counts to
 * @param tx the transaction's number on that till and day
 */
public record BasketKey(String store, String workstation, LocalDate businessDay, String tx) {
    private static final int LONGEST = 64;

    public BasketKey {
        part(store, "store");
        part(workstation, "workstation");
        if (!IsoTime.inRange(BadInput.present(businessDay, "businessDay"))) {
            throw BadInput.value("businessDay", "not of the years 1 to 9999: " + businessDay);
        }
        part(tx, "tx");
    }

    /** Reads what {@link #toString()} writes. */
    public static BasketKey parse(String key) {
        String[] parts = BadInput.present(key, "key").split("/", -1);
        if (parts.length != 4) {
            throw BadInput.value("key", "not store/workstation/businessDay/tx: " + Decimals.shown(key));
        }
        try {
            return new BasketKey(parts[0], parts[1], LocalDate.parse(parts[2]), parts[3]);
        } catch (DateTimeException e) {
            throw BadInput.value("key", "not a business day in " + Decimals.shown(key));
        }
    }

    /**
     * The key of something that is done to this transaction and needs a name of its own, the same on every till:
     * {@code word-tx}, or, where that is longer than a key's part may be, {@code word} and a digest of {@code tx}.
     */
    public BasketKey about(String word) {
        String named = word + "-" + tx;
        String digest =
                UUID.nameUUIDFromBytes(tx.getBytes(StandardCharsets.UTF_8)).toString();
        return new BasketKey(store, workstation, businessDay, named.length() <= LONGEST ? named : word + "-" + digest);
    }

    private static void part(String text, String path) {
        BadInput.present(text, path);
        boolean plain = text.chars().noneMatch(c -> c == '/' || Character.isISOControl(c));
        if (text.isBlank() || text.length() > LONGEST || !plain) {
            throw BadInput.value(path, "not 1 to 64 characters without '/': " + Decimals.shown(text));
        }
    }

    @Override
    public String toString() {
        return store + "/" + workstation + "/" + businessDay + "/" + tx;
    }
}
