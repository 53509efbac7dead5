package dev.tillside.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last answers by request, so that a request that comes twice is answered once. */
final class Remembered {
    /** The body of requests that ask for a state: each is answered anew. */
    static final Object NOTHING = new Object();

    private static final int MOST = 64;

    private final Map<String, Entry> byId = new LinkedHashMap<>();

    /**
     * @param sale that it is about; absent where none is open, or the body names it
     * @param body what was asked
     */
    record Request(Verb verb, String id, Optional<BasketKey> sale, Object body) {
        private boolean isSame(Request other) {
            boolean ended = other.sale.isEmpty() && (verb == Verb.CANCEL || verb == Verb.SUSPEND);
            return verb == other.verb && body.equals(other.body) && (ended || sale.equals(other.sale));
        }
    }

    private record Entry(Request request, LaneAnswer<?> answer) {}

    /**
     * What was answered to it before; nothing where it was not done.
     *
     * @throws BadInput where the id was another request's
     */
    <T> Optional<LaneAnswer<T>> answer(Request request) {
        Entry entry = byId.get(request.id());
        if (entry == null || request.body() == NOTHING) {
            return Optional.empty();
        }
        if (!entry.request().isSame(request)) {
            throw BadInput.value("requestId", "the id of another request: " + request.verb());
        }
        @SuppressWarnings("unchecked") // the same verb answers the same type
        LaneAnswer<T> before = (LaneAnswer<T>) entry.answer();
        return Optional.of(before.with(LaneAnswer.Status.AGAIN));
    }

    void put(Request request, LaneAnswer<?> answer) {
        if (!answer.isDone() || request.body() == NOTHING) {
            return;
        }
        byId.put(request.id(), new Entry(request, answer));
        if (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
    }
}
