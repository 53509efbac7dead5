package dev.tillside.pos;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import java.util.Optional;

/**
 * What a verb answers. The adapter has been shown all of it already.
 *
 * @param verb what was asked
 * @param requestId of the request
 * @param status how it went
 * @param result what it brought; there with {@code DONE} and {@code AGAIN}
 * @param quote what stands on the ticket now, where a sale is open
 * @param code why it was refused or could not be done, where the library said so
 * @param notice the sentence that the cashier should read, where there is one
 */
public record LaneAnswer<T>(
        Verb verb,
        String requestId,
        Status status,
        Optional<T> result,
        Optional<Quote> quote,
        Optional<Code> code,
        Optional<Notice> notice) {
    /** How a verb went. In each case the sale goes on. */
    public enum Status {
        /** It is done; what it says is on disk. */
        DONE,
        /** It had been done before, with the same contents; nothing was changed. */
        AGAIN,
        /** It makes no sense, or a rule forbids it; nothing was changed. */
        REFUSED,
        /** It is safe on disk and will be booked later; the price that was shown counts. */
        KEPT,
        /** No answer in time: the last price shown stands. A commit may still be booked or not; commit again. */
        LATE,
        /** The library is not there: the last price shown stands, or the full price. A commit is not known to be saved; commit again. */
        OUT_OF_SERVICE
    }

    public LaneAnswer {
        BadInput.present(verb, "verb");
        BadInput.present(status, "status");
        BadInput.present(result, "result");
        BadInput.present(quote, "quote");
        BadInput.present(code, "code");
        BadInput.present(notice, "notice");
    }

    /** Whether the library answered itself. */
    public boolean isDone() {
        return status == Status.DONE || status == Status.AGAIN;
    }

    /** Refused without a word. */
    static <T> LaneAnswer<T> refused(Verb verb, String requestId) {
        return new LaneAnswer<>(
                verb,
                requestId,
                Status.REFUSED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, whose result is the quote. */
    LaneAnswer<Quote> quoted() {
        return new LaneAnswer<>(verb, requestId, status, isDone() ? quote : Optional.empty(), quote, code, notice);
    }

    LaneAnswer<T> with(Status other) {
        return new LaneAnswer<>(verb, requestId, other, result, quote, code, notice);
    }
}
