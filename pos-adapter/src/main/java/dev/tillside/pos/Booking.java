package dev.tillside.pos;

import dev.tillside.basket.Line;
import dev.tillside.fault.Code;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must not get lost: sales and voids are booked in time, or else kept. On the POS's thread. */
final class Booking {
    /** Of a budget, how many eighths are for booking; the rest is for keeping what could not be booked. */
    private static final int EIGHTHS = 5;

    private final LaneTill till;
    private final Bench bench;
    private final Keeper keeper;
    private final Guard guard;
    private final Screen screen;
    private final Map<Verb, Duration> budgets;
    private final InstantSource clock;

    Booking(
            LaneTill till,
            Bench bench,
            Keeper keeper,
            Guard guard,
            Screen screen,
            Map<Verb, Duration> budgets,
            InstantSource clock) {
        this.till = till;
        this.bench = bench;
        this.keeper = keeper;
        this.guard = guard;
        this.screen = screen;
        this.budgets = budgets;
        this.clock = clock;
    }

    LaneAnswer<Receipt> commit(
            Envelope envelope, Answering answering, CurrentSale sale, List<Line> ticket, Payment payment) {
        Optional<Kept> before = keeper.sale(sale.key());
        if (before.isPresent() && !before.get().is(ticket, payment)) {
            return answering.refused(Code.DUPLICATE_TRANSACTION);
        }
        SaleState state = sale.state(envelope, ticket, Optional.empty());
        Guard.Reply<Told<Receipt>> reply =
                guard.callSurely(inTime(Verb.COMMIT), turn -> till.using(() -> bench.commit(state, payment, turn)));
        if (Answering.isFinal(reply) && !isPaidByAnOlderPrice(reply, state)) {
            LaneAnswer<Receipt> answer = answering.of(reply);
            answer.result().ifPresent(r -> screen.print(LoyaltyLines.of(r, sale.training(), envelope.language())));
            return answer;
        }
        Kept kept = Kept.sale(Provisional.receipt(state, payment, clock.instant()), state);
        if (!keeper.keep(kept, rest(Verb.COMMIT))) {
            return answering.of(reply);
        }
        if (sale.isMembers()) {
            screen.print(LoyaltyLines.later(envelope.language()));
        }
        return answering.kept();
    }

    /** The money is taken: what a strict programme refuses is kept, and booked as a payment that came late. */
    private static boolean isPaidByAnOlderPrice(Guard.Reply<?> reply, SaleState state) {
        return !state.confirmed()
                && Answering.code(reply).filter(Code.TENDERS_DIFFER::equals).isPresent();
    }

    LaneAnswer<Refund> reverse(Envelope envelope, Answering answering, Reversal reversal) {
        Guard.Reply<Told<Refund>> reply = guard.call(inTime(Verb.REVERSE), turn -> {
            keeper.settleSale(reversal.receipt());
            return till.using(() -> bench.reverse(reversal, envelope.operator()));
        });
        boolean open = !Answering.isFinal(reply) && reversal.isVoid();
        if (open && keeper.keep(Kept.voiding(reversal.receipt()), rest(Verb.REVERSE))) {
            return answering.kept();
        }
        LaneAnswer<Refund> answer = answering.of(reply);
        answer.result().ifPresent(r -> screen.print(LoyaltyLines.of(r, envelope.language())));
        return answer;
    }

    private Duration inTime(Verb verb) {
        return budgets.get(verb).multipliedBy(EIGHTHS).dividedBy(8);
    }

    private Duration rest(Verb verb) {
        return budgets.get(verb).minus(inTime(verb));
    }
}
