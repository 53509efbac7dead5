package dev.tillside.pos.sidecar;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.StoreFailure;
import dev.tillside.offer.PricedBasket;
import dev.tillside.pos.replay.TillEvents;
import dev.tillside.pos.replay.Witness;
import dev.tillside.text.Message;
import dev.tillside.wire.Answer;
import dev.tillside.wire.Event;
import dev.tillside.wire.WireLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One till of the sidecar's: its events, one at a time and in the order in which they came, on a thread of its own. Whoever asks
 * waits no longer than the event's budget. Thread-safe.
 */
final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int QUEUE = 32;
    private static final int QUOTES = 64;

    private final String name;
    private final TillEvents events;
    private final LaneClock clock;
    private final Requests requests;
    private final Tells tells;
    private final Map<Budget, Duration> budgets;
    private final String language;
    private final ThreadPoolExecutor worker;
    private final ThreadPoolExecutor errands;
    private final Map<String, PricedBasket> quotes = new LinkedHashMap<>();

    /**
     * What a lane is made of.
     *
     * @param opening opens the till, given who sees what happens in it
     * @param requests the file in which it is kept which requests it had
     */
    record Plan(
            String name,
            LaneClock clock,
            Opening opening,
            Path requests,
            Tells tells,
            Map<Budget, Duration> budgets,
            String language) {}

    /** Opens a till's events. */
    interface Opening {
        TillEvents open(Witness witness);
    }

    /** Opens the till, so that the first event does not wait for it. */
    Lane(Plan plan) {
        name = plan.name();
        clock = plan.clock();
        tells = plan.tells();
        budgets = plan.budgets();
        language = plan.language();
        events = plan.opening().open(new Ears());
        requests = opened(plan.requests());
        worker = thread("tillside-lane-" + name);
        errands = thread("tillside-errands-" + name);
    }

    private static ThreadPoolExecutor thread(String name) {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), Daemons.named(name));
    }

    String name() {
        return name;
    }

    /** Of the cashier's. */
    String language() {
        return language;
    }

    Tells tells() {
        return tells;
    }

    /** The till comes first: one process at a time has it, and the file with it. */
    private Requests opened(Path file) {
        try {
            events.till();
            return new Requests(file);
        } catch (RuntimeException e) {
            events.close();
            throw e;
        }
    }

    /**
     * Answers an event.
     *
     * @param name what the till calls the request, in the header
     * @throws BadInput where it is no object of the wire format's
     */
    Reply answer(String body, Optional<String> name) {
        WireLine line = WireLine.parse(body);
        Optional<String> called = line.requestId();
        if (name.isPresent() && called.isPresent() && !name.equals(called)) {
            return Reply.problem(400, "Idempotency-Key and requestId differ.");
        }
        if (name.or(() -> called).filter(String::isBlank).isPresent()) {
            return Reply.problem(400, "An Idempotency-Key or requestId has at least one character.");
        }
        String tx = tx(line);
        Optional<Requests.Found> found = requests.take(name.or(() -> called), line.type(), body);
        if (found.isEmpty()) {
            return Reply.problem(409, "Another request had this Idempotency-Key.");
        }
        Requests.Asked asked = found.get().asked();
        Budget budget = Budget.of(line.type());
        if (found.get().isNew() && !begins(line, asked)) {
            requests.forget(asked);
            return busy();
        }
        return awaited(asked.answer(), budget, tx);
    }

    /** For a late answer alone: what is no transaction's number is refused where the event is read. */
    private static String tx(WireLine line) {
        try {
            return line.tx().orElse("");
        } catch (BadInput e) {
            return "";
        }
    }

    /** The open sales, in turn with events. */
    Reply checkouts() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        boolean begins = runs(
                worker, () -> answer.complete(guarded(() -> events.checkouts(0)).text()));
        return begins ? awaited(answer, Budget.ASK, "") : busy();
    }

    /** Has listeners told what changed, unless there is enough to do. */
    void look() {
        if (tells.isHeard() && worker.getQueue().isEmpty()) {
            runs(worker, this::tellState);
        }
    }

    private static Reply busy() {
        return Reply.problem(503, "Too much is waiting at this lane, or it is closing; nothing was done. Come again.");
    }

    private boolean begins(WireLine line, Requests.Asked asked) {
        // A head office that hangs holds up nobody who sells.
        return runs(line.type().equals("sync") ? errands : worker, () -> {
            Said said = failed();
            try {
                said = guarded(() -> done(line, asked));
            } finally { // whatever became of it, nobody waits for ever
                if (!said.stands()) {
                    requests.forget(asked);
                }
                asked.answer().complete(said.text());
            }
            if (tells.isHeard()) {
                runs(worker, this::tellState);
            }
        });
    }

    private static boolean runs(ThreadPoolExecutor thread, Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false; // and the till is told so
        }
    }

    private String done(WireLine line, Requests.Asked asked) {
        if (line.isReference()) {
            throw BadInput.value("type", "reference data come from head office, not from a till");
        }
        Event event = line.at(name).event(events.till().program());
        refuseTools(event.body());
        return clock.at(event.at(), () -> {
            Optional<String> before = asked.again() ? events.before(0, event) : Optional.empty();
            return before.orElseGet(() -> events.answer(0, event));
        });
    }

    /** What replay has to make trouble with is nothing for a till that sells. */
    private static void refuseTools(Event.Body body) {
        if (body instanceof Event.Restart) {
            throw BadInput.value("type", "a sidecar's till opens and closes with the sidecar");
        }
        if (body instanceof Event.Sync sync && sync.loseAcknowledgement()) {
            throw BadInput.value("loseAcknowledgement", "of replay alone");
        }
    }

    /**
     * An answer.
     *
     * @param stands whether the same request would get it again; another try may fare better where the store failed
     */
    private record Said(String text, boolean stands) {}

    /** No event ends a lane: what the library did not foresee is answered too, and logged for those who mend it. */
    private Said guarded(Supplier<String> answering) {
        try {
            return new Said(answering.get(), true);
        } catch (LoyaltyException fault) {
            return new Said(Answer.error(0, fault, language), !(fault instanceof StoreFailure));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("An event met a fault of the library's own; it is answered INTERNAL, and the lane goes on.", e);
            return failed();
        }
    }

    private Said failed() {
        return new Said(Answer.failed(0, language), false);
    }

    private Reply awaited(CompletableFuture<String> answer, Budget budget, String tx) {
        try {
            return Reply.json(answer.get(budgets.get(budget).toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Reply.json(Answer.late(tx, quote(tx), language));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return busy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is always said", e);
        }
    }

    private Optional<PricedBasket> quote(String tx) {
        synchronized (quotes) {
            return Optional.ofNullable(quotes.get(tx));
        }
    }

    /** On the lane's thread. A till that cannot tell how it is tells nothing: the next event is answered why. */
    private void tellState() {
        try {
            tells.state("status", events.status(0));
            tells.state("checkouts", events.checkouts(0));
        } catch (LoyaltyException e) {
            LOG.warn("The lane could not tell its listeners how it is: {}", e.code());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("The lane met a fault of the library's own while it told its listeners how it is.", e);
        }
    }

    /** Takes nothing on any more, and waits so long for what was taken on; a till that hangs is left as it is, on disk. */
    boolean end(Duration longest) {
        worker.shutdown();
        errands.shutdownNow();
        tells.end();
        try {
            return worker.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Closes the till, once the lane has ended. */
    @Override
    public void close() {
        try {
            events.close();
        } finally {
            requests.close();
        }
    }

    private final class Ears implements Witness {
        @Override
        public void priced(String tx, PricedBasket priced) {
            synchronized (quotes) {
                quotes.remove(tx);
                quotes.put(tx, priced);
                if (quotes.size() > QUOTES) {
                    quotes.remove(quotes.keySet().iterator().next());
                }
            }
        }

        @Override
        public void told(String tx, List<Message> messages) {
            if (!messages.isEmpty()) {
                tells.tell("messages", Answer.messages(tx, messages, language));
            }
        }
    }
}
