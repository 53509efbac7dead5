package dev.tillside.pos;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.offer.PricedBasket;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Scanned;
import dev.tillside.text.LocalizedText;
import dev.tillside.text.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Where the lane's thread works: the till, and what it takes to bring an open checkout to what a POS says. All of it may hang or
 * throw. Two threads may be here where one hangs; each works with the checkout's monitor held.
 */
final class Bench {
    private final LaneTill lanes;
    private final Map<BasketKey, Progress> done = new ConcurrentHashMap<>();

    Bench(LaneTill lanes) {
        this.lanes = lanes;
    }

    private LoyaltyTill till() {
        return lanes.get();
    }

    /** Begins a sale, or takes it up as it stands: its lines. */
    Told<List<Line>> begin(SaleState state) {
        boolean there =
                till().checkout(state.key()).isPresent() || till().suspended().contains(state.key());
        Checkout sale = checkout(state);
        synchronized (sale) {
            return told(sale.lines(), sale, new ArrayList<>(), there);
        }
    }

    /** The sale as it is priced; what it lacks is done first. */
    Told<BasketKey> preview(SaleState state, Guard.Turn turn) {
        return in(state, turn, (sale, said) -> state.key());
    }

    /** The same, and from here the price stands. */
    Told<BasketKey> total(SaleState state, Guard.Turn turn) {
        return in(state, turn, (sale, said) -> {
            if (sale.state() != Checkout.State.LOCKED) {
                sale.lock();
            }
            return state.key();
        });
    }

    /** The last scan of the state. */
    Told<Scanned> identify(SaleState state, Guard.Turn turn) {
        return in(state, turn, (sale, said) -> said.scanned.get(said.scanned.size() - 1));
    }

    private interface Work<T> {
        T in(Checkout sale, Said said);
    }

    /** What was said while a sale was brought to its state. */
    private static final class Said {
        private final List<Scanned> scanned = new ArrayList<>();

        List<Message> messages() {
            List<Message> messages = new ArrayList<>();
            for (Scanned scan : scanned) {
                messages.add(scan.message());
                messages.addAll(scan.tells());
            }
            return messages;
        }
    }

    private <T> Told<T> in(SaleState state, Guard.Turn turn, Work<T> work) {
        Checkout sale = checkout(state);
        synchronized (sale) {
            Said said = bring(sale, state, turn);
            return told(work.in(sale, said), sale, said.messages(), false);
        }
    }

    private <T> Told<T> told(T result, Checkout sale, List<Message> messages, boolean again) {
        PricedBasket priced = sale.price();
        messages.addAll(priced.messages());
        messages.addAll(sale.warnings());
        long heard =
                Optional.ofNullable(done.get(sale.key())).map(Progress::heard).orElse(0L);
        return new Told<>(result, Optional.of(priced), names(sale, priced), heard, messages, again);
    }

    private static Map<String, LocalizedText> names(Checkout sale, PricedBasket priced) {
        Set<String> offers = priced.lines().stream()
                .flatMap(line -> line.discounts().stream())
                .map(discount -> discount.offer())
                .collect(Collectors.toCollection(HashSet::new));
        priced.tenderCoupons().forEach(coupon -> offers.add(coupon.offer()));
        Map<String, LocalizedText> names = new HashMap<>();
        offers.forEach(id -> sale.offer(id).ifPresent(offer -> names.put(id, offer.name())));
        return names;
    }

    /** The open checkout of that sale: begun, or taken up again. */
    private Checkout checkout(SaleState state) {
        LoyaltyTill till = till();
        Checkout sale = till.checkout(state.key()).orElseGet(() -> begun(till, state));
        if (sale.training() != state.training()) {
            throw BadInput.value("training", "the sale was begun otherwise");
        }
        return sale.state() == Checkout.State.SUSPENDED ? till.resume(state.key()) : sale;
    }

    private static Checkout begun(LoyaltyTill till, SaleState state) {
        if (till.suspended().contains(state.key())) {
            return till.resume(state.key());
        }
        if (till.receipt(state.key()).isPresent()) {
            throw new Refused(Code.COMMITTED, "tx", "committed before: " + state.key());
        }
        try {
            return state.training()
                    ? till.beginTraining(state.key(), state.operator())
                    : till.begin(state.key(), state.operator());
        } catch (Refused e) {
            if (e.code() != Code.DUPLICATE_TRANSACTION
                    || till.refund(state.key()).isPresent()) {
                throw e;
            }
            return till.checkout(state.key()) // a thread that hung has come back and begun it
                    .orElseThrow(() -> new IllegalStateException("another thread is at it: " + state.key()));
        }
    }

    /** Does to a checkout what it lacks. */
    private Said bring(Checkout sale, SaleState state, Guard.Turn turn) {
        Progress before = done.computeIfAbsent(state.key(), key -> new Progress(0, Paying.of(sale.price()), Map.of()));
        List<Heard> fresh =
                state.heard().stream().filter(h -> h.number() > before.heard()).toList();
        TicketChanges changes = TicketChanges.between(sale.lines(), state.ticket(), state.entry());
        turn.check();
        if (sale.state() == Checkout.State.LOCKED && !(fresh.isEmpty() && changes.isEmpty())) {
            sale.unlock();
        }
        Said said = new Said();
        for (Heard scan : state.heard()) {
            said.scanned.add(Optional.ofNullable(before.scanned().get(scan.number()))
                    .orElseGet(() -> scanned(sale, scan, turn)));
        }
        done.computeIfPresent(state.key(), (key, d) -> d.of(state.heard()));
        changes.make(sale, turn);
        state.paying().ifPresent(paying -> pay(sale, paying, turn));
        return said;
    }

    private Scanned scanned(Checkout sale, Heard scan, Guard.Turn turn) {
        turn.check();
        Scanned result = sale.scan(scan.raw(), scan.symbology());
        done.computeIfPresent(sale.key(), (key, d) -> d.hearing(scan, result));
        return result;
    }

    private void pay(Checkout sale, Paying paying, Guard.Turn turn) {
        Paying before = done.get(sale.key()).paying();
        if (before.equals(paying)) {
            return;
        }
        turn.check();
        before.vouchers().stream().filter(v -> !paying.vouchers().contains(v)).forEach(sale::keep);
        if (!before.points().equals(paying.points())) {
            sale.redeem(paying.points());
        }
        paying.vouchers().stream().filter(v -> !before.vouchers().contains(v)).forEach(sale::redeem);
        done.computeIfPresent(sale.key(), (key, d) -> d.paidBy(paying));
    }

    /**
     * Commits, as it was shown where nobody confirmed that.
     *
     * @throws Refused {@link Code#DUPLICATE_TRANSACTION} where another sale has the key
     */
    Told<Receipt> commit(SaleState state, Payment payment, Guard.Turn turn) {
        Optional<Told<Receipt>> before = committed(state, payment);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return commit(checkout(state), state, payment, turn);
        } catch (Refused e) {
            if (e.code() != Code.COMMITTED) {
                throw e;
            }
            return committed(state, payment).orElseThrow(() -> e); // a thread that hung has come back and done it
        }
    }

    private Optional<Told<Receipt>> committed(SaleState state, Payment payment) {
        Optional<Receipt> before = till().receipt(state.key());
        if (before.isPresent() && !Kept.same(before.get(), state.ticket(), payment)) {
            throw new Refused(Code.DUPLICATE_TRANSACTION, "tx", "another sale has the key " + state.key());
        }
        return before.map(receipt -> Told.of(receipt.asAgain(), true));
    }

    private Told<Receipt> commit(Checkout sale, SaleState state, Payment payment, Guard.Turn turn) {
        synchronized (sale) {
            Said said = bring(sale, state, turn);
            if (!state.confirmed()) {
                state.shown().ifPresent(shown -> asShown(sale, shown, payment, turn));
            }
            turn.check();
            Receipt receipt = sale.commit(payment);
            done.remove(state.key());
            return new Told<>(receipt, Optional.empty(), Map.of(), Long.MAX_VALUE, said.messages(), receipt.again());
        }
    }

    /** Books what the shopper was given: goods that nothing was taken off are not discounted by what came too late. */
    private static void asShown(Checkout sale, PricedBasket shown, Payment payment, Guard.Turn turn) {
        PricedBasket priced = sale.price();
        boolean paid = payment.tenders().isPresent() && payment.pays(priced.due());
        if (paid || Standing.same(priced, shown)) {
            return;
        }
        turn.check();
        if (sale.state() == Checkout.State.LOCKED) {
            sale.unlock();
        }
        Set<String> discounted = shown.lines().stream()
                .filter(line -> !line.discounts().isEmpty())
                .map(line -> line.line().id())
                .collect(Collectors.toSet());
        for (Line line : sale.lines()) {
            if (line.discountable() && !discounted.contains(line.id())) {
                sale.voidLine(line.id());
                sale.add(line.withEarnsPoints(line.earns()).withDiscountable(false));
            }
        }
    }

    /** Books what was kept; true where it is booked, or was before. */
    void settle(Kept kept) {
        Guard.Turn turn = new Guard.Turn();
        if (kept.voided().isPresent()) {
            reverse(Reversal.voiding(kept.key()), Optional.empty());
        } else {
            commit(kept.state(), kept.sale().orElseThrow().payment().asLate(), turn);
        }
    }

    /** Undoes a sale, or takes goods back. */
    Told<Refund> reverse(Reversal reversal, Optional<String> operator) {
        LoyaltyTill till = till();
        if (reversal.isVoid()) {
            Optional<Refund> before = till.refund(reversal.receipt().about("void"));
            return before.map(refund -> Told.of(refund.asAgain(), true))
                    .orElseGet(() -> Told.of(till.postVoid(reversal.receipt()), false));
        }
        Refund refund = till.takeBack(new ReturnRequest(
                reversal.key().orElseThrow(),
                Optional.of(reversal.receipt()),
                reversal.goods(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                operator,
                Optional.empty()));
        return Told.of(refund, refund.again());
    }

    /**
     * Ends an open sale with nothing sold; one that is not there has ended.
     *
     * @throws Refused {@link Code#COMMITTED}
     */
    Told<BasketKey> cancel(BasketKey key) {
        Optional<Checkout> sale = till().checkout(key);
        if (sale.isEmpty() && till().receipt(key).isPresent()) {
            throw new Refused(Code.COMMITTED, "tx", "committed before: " + key);
        }
        sale.ifPresent(Checkout::cancel);
        done.remove(key);
        return Told.of(key, sale.isEmpty());
    }

    /** Puts a sale aside once it is as its POS has it. */
    Told<BasketKey> suspend(SaleState state, Guard.Turn turn) {
        Checkout sale = checkout(state);
        synchronized (sale) {
            bring(sale, state, turn);
            turn.check();
            sale.suspend();
        }
        done.remove(state.key());
        return Told.of(state.key(), false);
    }
}
