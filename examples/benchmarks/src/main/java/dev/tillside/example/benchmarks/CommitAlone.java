package dev.tillside.example.benchmarks;

import dev.tillside.Checkout;
import dev.tillside.sale.Tender;

/** The commit alone: what comes before it is not counted. */
final class CommitAlone implements Contestant {
    private final Counter counter;
    private Checkout sale;
    private Tender tender;

    CommitAlone(Counter counter) {
        this.counter = counter;
    }

    @Override
    public void prepare(int round) {
        sale = counter.filled();
        tender = counter.tender(sale);
    }

    @Override
    public Object run(int round) {
        return sale.commit(tender);
    }
}
