package dev.tillside.pos;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Refused;
import dev.tillside.fault.StoreFailure;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the library has not heard in time, and hears before the next verb. Thread-safe. */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final Queue<Consumer<Guard.Turn>> left = new ConcurrentLinkedQueue<>();

    void add(Consumer<Guard.Turn> work) {
        left.add(work);
    }

    /** Does what can be done now; what fails stays for the next time, and stops nothing. */
    void run(Guard.Turn turn) {
        for (Consumer<Guard.Turn> work = left.peek(); work != null; work = left.peek()) {
            turn.check();
            try {
                work.accept(turn);
            } catch (Refused | BadInput e) {
                LOG.warn("What was left of an earlier sale is refused: {}", e.getMessage());
            } catch (StoreFailure e) {
                LOG.warn("What was left of an earlier sale cannot be done yet.", e);
                return;
            }
            left.remove(work);
        }
    }
}
