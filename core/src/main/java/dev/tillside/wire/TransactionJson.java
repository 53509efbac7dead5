package dev.tillside.wire;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;

/** What a till delivered to head office, read by another till. */
public sealed interface TransactionJson {
    /** The name under which it was delivered. */
    BasketKey key();

    /**
     * @param receipt the sale
     */
    record Sale(Receipt receipt) implements TransactionJson {
        @Override
        public BasketKey key() {
            return receipt.key();
        }
    }

    /**
     * @param refund the return or post-void
     */
    record Return(Refund refund) implements TransactionJson {
        @Override
        public BasketKey key() {
            return refund.key();
        }
    }

    /**
     * @param basket what was put aside
     */
    record PutAside(AsideJson.Suspended basket) implements TransactionJson {
        @Override
        public BasketKey key() {
            return basket.note();
        }
    }

    /**
     * @param basket which was taken up again
     */
    record TakenUp(AsideJson.Resumed basket) implements TransactionJson {
        @Override
        public BasketKey key() {
            return basket.note();
        }
    }

    /**
     * The name of what was delivered. Tills write it near the front, and the rest is not read: most that a till is told of is
     * its own.
     */
    static BasketKey key(String json) {
        return DeliveryKey.of(json);
    }

    /**
     * Reads a delivery.
     *
     * @throws BadInput where it cannot be read, or is of a type that this version does not know
     */
    static TransactionJson read(String json) {
        return TransactionText.of(json).transaction();
    }
}
