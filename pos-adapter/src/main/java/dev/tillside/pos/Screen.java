package dev.tillside.pos;

import dev.tillside.basket.Line;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The adapter, called so that what it throws stops no sale. On the POS's thread only. */
final class Screen {
    private static final Logger LOG = LoggerFactory.getLogger(Screen.class);
    /** Sentences that the cashier has to act on. */
    private static final Set<String> PROMPTS = Set.of(
            "SCAN_GIFT",
            "PRESENT_COUPON",
            "SCAN_COUPON_PENDING",
            "SCAN_ITEM_EXPIRED",
            "SCAN_REFUND_RECEIPT",
            "SCAN_REJECTED_AMBIGUOUS");

    private final TillAdapter adapter;
    private boolean showing;
    private boolean failed;

    Screen(TillAdapter adapter) {
        this.adapter = adapter;
    }

    /** Whether one of the adapter's methods is running. */
    boolean isShowing() {
        return showing;
    }

    /** Whether one of the adapter's methods has thrown since it was asked last. */
    boolean hasFailed() {
        boolean answer = failed;
        failed = false;
        return answer;
    }

    /** Empty where the adapter throws. */
    Optional<List<Line>> ticket() {
        return called(() -> List.copyOf(adapter.ticket()));
    }

    void adjust(Quote quote) {
        call(() -> adapter.adjust(quote));
    }

    void say(Notice notice) {
        call(() -> {
            if (PROMPTS.contains(notice.code())) {
                adapter.prompt(notice);
            } else {
                adapter.message(notice);
            }
        });
    }

    void print(List<String> lines) {
        if (!lines.isEmpty()) {
            call(() -> adapter.print(lines));
        }
    }

    private void call(Runnable call) {
        called(() -> {
            call.run();
            return true;
        });
    }

    private <T> Optional<T> called(Supplier<T> call) {
        showing = true;
        try {
            return Optional.of(call.get());
        } catch (Throwable e) { // an Error of the POS's too must not stop a sale
            LOG.error("The POS's adapter failed; the sale goes on.", e);
            failed = true;
            return Optional.empty();
        } finally {
            showing = false;
        }
    }
}
