package dev.tillside.item;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;

/**
 * The key of an item: a GTIN, or the till's own SKU.
 *
 * @param code the GTIN's 14 digits, or the SKU as the till writes it
 * @param isGtin whether it is a GTIN
 */
public record ItemId(String code, boolean isGtin) implements Comparable<ItemId> {
    private static final int LONGEST = 64;

    public ItemId {
        BadInput.present(code, isGtin ? "gtin" : "sku");
        if (isGtin) {
            code = new Gtin(code).digits();
        } else if (code.isBlank() || code.length() > LONGEST || code.chars().anyMatch(Character::isISOControl)) {
            throw BadInput.value(
                    "sku", "not a SKU of 1 to 64 characters, none of them a control: " + Decimals.shown(code));
        }
    }

    public static ItemId of(Gtin gtin) {
        return new ItemId(gtin.digits(), true);
    }

    public static ItemId sku(String sku) {
        return new ItemId(sku, false);
    }

    /** By code point of the code; a GTIN before a SKU that is written alike. */
    @Override
    public int compareTo(ItemId other) {
        int byCode = CodePoints.ORDER.compare(code, other.code);
        return byCode != 0 ? byCode : Boolean.compare(other.isGtin, isGtin);
    }

    @Override
    public String toString() {
        return code;
    }
}
