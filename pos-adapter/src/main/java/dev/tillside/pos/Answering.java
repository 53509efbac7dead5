package dev.tillside.pos;

import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.Refused;
import dev.tillside.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From what became of a call to what the POS is shown and answered. */
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final String STANDS = "LANE_PRICE_STANDS";
    private static final String FULL_PRICE = "LANE_FULL_PRICE";
    private static final String KEPT = "LANE_KEPT";
    private static final String REFUND_LATER = "LANE_REFUND_LATER";
    private static final String NOT_SAVED = "LANE_NOT_SAVED";
    private static final Set<String> TROUBLES = Set.of(STANDS, FULL_PRICE, KEPT);

    private final Screen screen;
    private final Verb verb;
    private final Envelope envelope;
    private final Optional<CurrentSale> sale;
    private final List<Line> ticket;

    /**
     * @param sale that is open, where one is
     * @param ticket as it was when the verb was called
     */
    Answering(Screen screen, Verb verb, Envelope envelope, Optional<CurrentSale> sale, List<Line> ticket) {
        this.screen = screen;
        this.verb = verb;
        this.envelope = envelope;
        this.sale = sale;
        this.ticket = ticket;
    }

    /** Whether the library said itself what became of it. */
    static boolean isFinal(Guard.Reply<?> reply) {
        return reply.how() == Guard.How.ENDED
                || fault(reply).filter(Answering::isRefusal).isPresent();
    }

    /** Whether the library said no. */
    static boolean isRefused(Guard.Reply<?> reply) {
        return reply.how() != Guard.How.ENDED && isFinal(reply);
    }

    static Optional<Code> code(Guard.Reply<?> reply) {
        return fault(reply).map(LoyaltyException::code);
    }

    private static Optional<LoyaltyException> fault(Guard.Reply<?> reply) {
        return reply.fault().filter(LoyaltyException.class::isInstance).map(LoyaltyException.class::cast);
    }

    /** A till that was never told its programme is no till yet. */
    private static boolean isRefusal(LoyaltyException fault) {
        return (fault instanceof Refused || fault instanceof BadInput) && fault.code() != Code.NO_PROGRAM;
    }

    <T> LaneAnswer<T> of(Guard.Reply<Told<T>> reply) {
        if (reply.value().isPresent()) {
            return told(reply.value().get());
        }
        if (isFinal(reply)) {
            return refused(code(reply).orElseThrow());
        }
        reply.fault().ifPresent(e -> LOG.error("Loyalty failed in {}; the sale goes on.", verb, e));
        boolean late = reply.how() == Guard.How.MISSED;
        return troubled(late ? LaneAnswer.Status.LATE : LaneAnswer.Status.OUT_OF_SERVICE, code(reply), trouble());
    }

    private <T> LaneAnswer<T> told(Told<T> told) {
        sale.ifPresent(s -> {
            s.answered(told, ticket);
            s.unsay(TROUBLES);
        });
        Optional<Quote> quote = shown();
        told.messages().forEach(message -> say(Notice.of(message, envelope.language())));
        LaneAnswer.Status status = told.again() ? LaneAnswer.Status.AGAIN : LaneAnswer.Status.DONE;
        return answer(status, Optional.of(told.result()), quote, Optional.empty(), Optional.empty());
    }

    <T> LaneAnswer<T> refused(Code code) {
        Optional<Quote> quote = shown();
        boolean other = code == Code.DUPLICATE_TRANSACTION;
        Notice notice = cashier(other ? "LANE_OTHER_SALE" : "FAULT_" + code.name());
        screen.say(notice); // each time: it was asked again
        return answer(LaneAnswer.Status.REFUSED, Optional.empty(), quote, Optional.of(code), Optional.of(notice));
    }

    /** It is safe, and booked later. */
    <T> LaneAnswer<T> kept() {
        return troubled(LaneAnswer.Status.KEPT, Optional.empty(), KEPT);
    }

    /** Something is wrong in the lane itself. */
    <T> LaneAnswer<T> failed() {
        return troubled(LaneAnswer.Status.OUT_OF_SERVICE, Optional.of(Code.INTERNAL), trouble());
    }

    private <T> LaneAnswer<T> troubled(LaneAnswer.Status status, Optional<Code> code, String sentence) {
        Optional<Quote> quote = shown();
        Notice notice = cashier(sentence);
        if (sentence.equals(NOT_SAVED)) {
            screen.say(notice); // each time: it has to be done again
        } else {
            say(notice);
        }
        return answer(status, Optional.empty(), quote, code, Optional.of(notice));
    }

    private String trouble() {
        if (verb == Verb.REVERSE) {
            return REFUND_LATER;
        }
        if (verb == Verb.COMMIT) {
            return NOT_SAVED;
        }
        boolean discounted = sale.flatMap(s -> s.quote(ticket, envelope.language()))
                .filter(quote ->
                        !quote.adjustments().isEmpty() || !quote.credits().isEmpty())
                .isPresent();
        return discounted ? STANDS : FULL_PRICE;
    }

    private Optional<Quote> shown() {
        Optional<Quote> quote = sale.flatMap(s -> s.quote(ticket, envelope.language()));
        quote.ifPresent(screen::adjust);
        return quote;
    }

    private void say(Notice notice) {
        if (sale.map(s -> s.says(notice)).orElse(true)) {
            screen.say(notice);
        }
    }

    private Notice cashier(String code) {
        return Notice.of(Message.cashier(code, Map.of()), envelope.language());
    }

    private <T> LaneAnswer<T> answer(
            LaneAnswer.Status status,
            Optional<T> result,
            Optional<Quote> quote,
            Optional<Code> code,
            Optional<Notice> notice) {
        Optional<Notice> adapter = screen.hasFailed() ? Optional.of(cashier("LANE_ADAPTER")) : Optional.empty();
        adapter.ifPresent(screen::say);
        return new LaneAnswer<>(verb, envelope.requestId(), status, result, quote, code, notice.or(() -> adapter));
    }
}
