package dev.tillside.pos.drop;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.Refused;
import dev.tillside.fault.StoreFailure;
import dev.tillside.pos.replay.Edits;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Scanned;
import dev.tillside.wire.Answer;
import dev.tillside.wire.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Books closed transactions at a till, each once however often it is told. Not thread-safe. */
final class Booking {
    private static final Logger LOG = LoggerFactory.getLogger(Booking.class);

    private final LoyaltyTill till;
    private final SaleClock clock;
    private final String language;
    private final Steps steps;
    /** Sales at which the till's disk failed. */
    private final Set<BasketKey> uncertain = new HashSet<>();

    /**
     * What became of a transaction.
     *
     * @param answers as the wire format has them
     * @param refused whether nothing of it was booked, because the till refused it
     */
    record Booked(List<String> answers, boolean refused) {}

    Booking(LoyaltyTill till, SaleClock clock, String language, Steps steps) {
        this.till = till;
        this.clock = clock;
        this.language = language;
        this.steps = steps;
    }

    /**
     * Books it, or finds that it is booked.
     *
     * @throws StoreFailure where the till's disk fails: it may be booked or not, and has to be told again
     */
    Booked book(ClosedTransaction told) {
        try {
            if (told instanceof ClosedTransaction.Sale sale) {
                return sell(sale);
            }
            return told instanceof ClosedTransaction.Back back ? takeBack(back) : undo((ClosedTransaction.Undone) told);
        } finally {
            clock.stand(Optional.empty());
        }
    }

    private Booked sell(ClosedTransaction.Sale told) {
        if (told.last().event().body() instanceof Event.Cancel) {
            return new Booked(List.of(Answer.ok(told.last().n())), false);
        }
        List<String> answers = new ArrayList<>();
        ClosedTransaction.Said now = told.first();
        Optional<BasketKey> begun = Optional.empty();
        try {
            clock.stand(now.at());
            BasketKey key = key(now.event());
            Optional<Receipt> before = till.receipt(key);
            if (before.isPresent()) {
                return again(before.get(), told);
            }
            till.checkout(key).ifPresent(Checkout::cancel); // a process that died left it
            begun = Optional.of(key);
            Checkout sale = begin(key, (Event.Begin) now.event().body());
            for (ClosedTransaction.Said said :
                    told.said().subList(1, told.said().size())) {
                now = said;
                steps.at(Steps.Step.BOOKING);
                clock.stand(said.at());
                take(sale, said, answers);
            }
            return new Booked(answers, false);
        } catch (StoreFailure e) {
            begun.ifPresent(uncertain::add);
            throw e;
        } catch (RuntimeException e) {
            begun.flatMap(till::checkout).ifPresent(Checkout::cancel);
            return refused(now.n(), e);
        }
    }

    /**
     * Where a disk failed while the sale was begun, it may stand on disk and not in this process: that it is there already is no
     * answer then, and the next process finds it.
     */
    private Checkout begin(BasketKey key, Event.Begin begin) {
        try {
            return till.begin(key, begin.operator());
        } catch (Refused e) {
            if (e.code() == Code.DUPLICATE_TRANSACTION && uncertain.contains(key)) {
                throw new StoreFailure(Code.OUTCOME_UNKNOWN, "the till has to be opened again to know of " + key, e);
            }
            throw e;
        }
    }

    private BasketKey key(Event first) {
        Event.Begin begin = (Event.Begin) first.body();
        return new BasketKey(
                begin.store(),
                begin.workstation(),
                begin.businessDay().orElseGet(() -> till.today(begin.store())),
                first.tx());
    }

    private Booked again(Receipt receipt, ClosedTransaction.Sale told) {
        if (!new Sameness(till).same(receipt, told)) {
            Refused other = new Refused(Code.DUPLICATE_TRANSACTION, "tx", "another sale has the key " + receipt.key());
            return new Booked(List.of(Answer.error(told.first().n(), other, language)), true);
        }
        return new Booked(List.of(committed(told.last(), receipt.asAgain())), false);
    }

    private void take(Checkout sale, ClosedTransaction.Said said, List<String> answers) {
        Event.Body body = said.event().body();
        if (body instanceof Event.Commit commit) {
            answers.add(committed(said, sale.commit(commit.payment(), commit.language())));
        } else if (body instanceof Event.ScanText scan) {
            Scanned scanned = sale.scan(scan.raw(), scan.symbology());
            if (scanned.as() == Scanned.As.REJECTED) {
                answers.add(Answer.scanned(said.n(), scanned, language));
            }
        } else if (body instanceof Event.Return back) {
            Refund refund = till.takeBack(request(said, back, sale.key(), Optional.of(sale.key())));
            answers.add(Answer.returned(said.n(), said.event().tx(), refund));
        } else if (body instanceof Event.Lock) {
            sale.lock();
        } else if (!(body instanceof Event.Price)) {
            Edits.make(sale, body); // the till priced for itself: nobody waits for that answer
        }
    }

    private String committed(ClosedTransaction.Said said, Receipt receipt) {
        return Answer.committed(said.n(), said.event().tx(), receipt, till.nextList(receipt), language);
    }

    private Booked takeBack(ClosedTransaction.Back told) {
        ClosedTransaction.Said said = told.said();
        Event.Return back = (Event.Return) said.event().body();
        clock.stand(said.at());
        try {
            BasketKey place = told.place().or(back::of).orElseThrow(() -> BadInput.missing("of"));
            if (said.at().isEmpty()) {
                throw BadInput.missing("at");
            }
            Refund refund = till.takeBack(request(said, back, place, Optional.empty()));
            return new Booked(List.of(Answer.returned(said.n(), said.event().tx(), refund)), false);
        } catch (StoreFailure e) {
            throw e;
        } catch (RuntimeException e) {
            return refused(said.n(), e);
        }
    }

    /** A return counts to the day on which the goods came back, in an exchange to the sale's. */
    private ReturnRequest request(
            ClosedTransaction.Said said, Event.Return back, BasketKey place, Optional<BasketKey> into) {
        BasketKey key = new BasketKey(
                place.store(),
                place.workstation(),
                into.map(BasketKey::businessDay).orElseGet(() -> till.today(place.store())),
                said.event().tx());
        return new ReturnRequest(
                key, back.of(), back.asked(), back.loose(), into, back.tenders(), back.operator(), back.reason());
    }

    private Booked undo(ClosedTransaction.Undone told) {
        clock.stand(told.said().at());
        try {
            BasketKey own = told.sale().about("void");
            boolean done =
                    till.refunds(told.sale()).stream().anyMatch(r -> r.key().equals(own));
            if (!done) {
                till.postVoid(told.sale());
            }
            return new Booked(List.of(Answer.ok(told.said().n())), false);
        } catch (StoreFailure e) {
            throw e;
        } catch (RuntimeException e) {
            return refused(told.said().n(), e);
        }
    }

    /** No file ends the run: what the library did not foresee is answered too, and logged for those who mend it. */
    private Booked refused(long n, RuntimeException e) {
        if (e instanceof LoyaltyException fault) {
            return new Booked(List.of(Answer.error(n, fault, language)), true);
        }
        LOG.error("A dropped file's line {} met a fault of the library's own; it is answered INTERNAL.", n, e);
        return new Booked(List.of(Answer.failed(n, language)), true);
    }
}
