package dev.tillside.pos;

import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.money.Points;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.Scanned;
import dev.tillside.scan.Symbology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loyalty at one lane, for a POS on a JVM: verbs that answer within their budget whatever happens behind them.
 *
 * <p>Called by the one thread on which the POS sells. Each verb reads the ticket from the {@link TillAdapter} where it needs it,
 * shows it what came out, and answers the same; none throws but {@link BadInput} for null. What stands behind {@link
 * LaneAnswer.Status#DONE} is on disk.
 */
public final class LoyaltyLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoyaltyLane.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private final LaneTill till;
    private final Bench bench;
    private final Keeper keeper;
    private final Guard guard;
    private final Screen screen;
    private final Booking booking;
    private final Map<Verb, Duration> budgets;
    private final Remembered remembered = new Remembered();
    private final Leftovers leftovers = new Leftovers();
    private Optional<CurrentSale> current = Optional.empty();
    private long scans;

    LoyaltyLane(LoyaltyLaneBuilder plan, TillAdapter adapter) {
        till = new LaneTill(plan.till());
        bench = new Bench(till);
        keeper = new Keeper(till, bench, plan.spool(), plan.name(), plan.patience(), plan.retryEvery());
        screen = new Screen(adapter);
        budgets = plan.budgets();
        guard = new Guard(plan.name(), plan.patience(), plan.hungMost(), keeper::between, plan.retryEvery());
        booking = new Booking(till, bench, keeper, guard, screen, budgets, plan.clock());
    }

    /**
     * The way to open a lane.
     *
     * @param spool a directory of the lane's own, made where it is not there, for what cannot be booked in time; not inside the
     *     till's, and on another disk if there is one. A lane has it to itself until it is closed: another one keeps nothing there
     * @param till opens the till; called on the lane's thread, again where it throws, and where its till was closed by somebody
     *     else. The lane closes what it opened
     */
    public static LoyaltyLaneBuilder at(Path spool, Supplier<LoyaltyTill> till) {
        return new LoyaltyLaneBuilder(spool, till);
    }

    /** A verb under way: the sale that is open and its ticket as it is. */
    private record Moment(CurrentSale sale, List<Line> ticket, Envelope envelope, Answering answering) {
        SaleState state(Optional<Paying> asked) {
            return sale.state(envelope, ticket, asked);
        }
    }

    /**
     * Begins a sale, or goes on with one that is open: answers the lines that it has, none for a fresh one, so that a POS that
     * lost its ticket finds it there. Another sale that is open at the lane is left as it is: cancel or suspend it first.
     */
    public synchronized LaneAnswer<List<Line>> begin(Envelope envelope, BasketKey key) {
        return open(Verb.BEGIN, envelope, key);
    }

    /** Takes up a sale that was put aside, here or, once both have synced, at another till. Answers as {@link #begin} does. */
    public synchronized LaneAnswer<List<Line>> resume(Envelope envelope, BasketKey key) {
        return open(Verb.RESUME, envelope, key);
    }

    private LaneAnswer<List<Line>> open(Verb verb, Envelope envelope, BasketKey key) {
        BadInput.present(key, "key");
        return once(verb, envelope, Optional.empty(), key, () -> {
            CurrentSale sale = new CurrentSale(key, envelope);
            current = Optional.of(sale);
            if (keeper.sale(key).isPresent()) {
                return answering(verb, envelope, List.of()).refused(Code.COMMITTED);
            }
            SaleState state = sale.state(envelope, List.of(), Optional.empty());
            Guard.Reply<Told<List<Line>>> reply = call(verb, turn -> bench.begin(state));
            // What is priced are the library's lines; the POS's ticket is heard of with the next verb.
            List<Line> lines = reply.value().map(Told::result).orElse(List.of());
            return answering(verb, envelope, lines).of(reply);
        });
    }

    /** What was scanned that may be a card, a list or a coupon; the code of an item changes nothing. */
    public LaneAnswer<Scanned> identify(Envelope envelope, String raw) {
        return identify(envelope, raw, Optional.empty());
    }

    /**
     * @param raw as the scanner sent it
     * @param symbology where the device tells it
     */
    public synchronized LaneAnswer<Scanned> identify(Envelope envelope, String raw, Optional<Symbology> symbology) {
        List<Object> body = List.of(BadInput.present(raw, "raw"), BadInput.present(symbology, "symbology"));
        return selling(Verb.IDENTIFY, envelope, body, now -> {
            scans++;
            now.sale().hear(scans, raw, symbology);
            SaleState state = now.state(Optional.empty());
            LaneAnswer<Scanned> answer = now.answering().of(call(Verb.IDENTIFY, turn -> bench.identify(state, turn)));
            answer.result().ifPresent(now.sale()::identified);
            return answer;
        });
    }

    /** Brings the sale to the ticket and shows what it costs now. */
    public synchronized LaneAnswer<Quote> preview(Envelope envelope) {
        return quoted(Verb.PREVIEW, envelope, bench::preview);
    }

    /**
     * The same, and the price stands from here, so that it can be paid, and the coupons in it are held back from others. A
     * ticket or a member that changes undoes it.
     */
    public synchronized LaneAnswer<Quote> total(Envelope envelope) {
        return quoted(Verb.TOTAL, envelope, bench::total);
    }

    private LaneAnswer<Quote> quoted(
            Verb verb, Envelope envelope, BiFunction<SaleState, Guard.Turn, Told<BasketKey>> work) {
        return selling(verb, envelope, Remembered.NOTHING, now -> {
            SaleState state = now.state(Optional.empty());
            return now.answering()
                    .of(call(verb, turn -> work.apply(state, turn)))
                    .quoted();
        });
    }

    /**
     * Lets points pay a part of what is due; of several times the last counts, and zero undoes it. The quote has them among
     * its credits.
     */
    public synchronized LaneAnswer<Quote> redeem(Envelope envelope, Points points) {
        BadInput.present(points, "points");
        return redeem(envelope, points, paying -> paying.withPoints(points));
    }

    /** Lets a voucher pay a part of what is due. */
    public synchronized LaneAnswer<Quote> redeem(Envelope envelope, String voucher) {
        BadInput.present(voucher, "voucher");
        return redeem(envelope, voucher, paying -> paying.with(voucher));
    }

    /** Lets a voucher not pay after all. */
    public synchronized LaneAnswer<Quote> keep(Envelope envelope, String voucher) {
        BadInput.present(voucher, "voucher");
        return redeem(envelope, List.of(voucher), paying -> paying.without(voucher));
    }

    private LaneAnswer<Quote> redeem(Envelope envelope, Object body, Function<Paying, Paying> asked) {
        return selling(Verb.REDEEM, envelope, body, now -> {
            Paying before = now.sale().paying();
            Paying after = asked.apply(before);
            SaleState state = now.state(Optional.of(after));
            LaneAnswer<BasketKey> answer = now.answering().of(call(Verb.REDEEM, turn -> bench.preview(state, turn)));
            now.sale().pays(answer.isDone() ? after : before);
            return answer.quoted();
        });
    }

    /**
     * Books the sale as it was shown and paid. {@code DONE}, {@code AGAIN} and {@code KEPT} are on disk; after {@code LATE} and
     * {@code OUT_OF_SERVICE} it is not known to be, the cashier reads so each time, and nothing but the same commit again, with
     * another request id, saves it for sure. What was {@code LATE} may be booked meanwhile: it is booked once.
     */
    public synchronized LaneAnswer<Receipt> commit(Envelope envelope, Payment payment) {
        BadInput.present(payment, "payment");
        return selling(
                Verb.COMMIT,
                envelope,
                payment,
                now -> booking.commit(now.envelope(), now.answering(), now.sale(), now.ticket(), payment));
    }

    /**
     * Undoes a committed sale, whole or in parts; no sale needs to be open. A void that cannot be booked in time is kept. What goods
     * were worth nobody but the library knows: a return of them that gets no answer has to be asked for again.
     */
    public synchronized LaneAnswer<Refund> reverse(Envelope envelope, Reversal reversal) {
        BadInput.present(reversal, "reversal");
        return once(Verb.REVERSE, envelope, Optional.empty(), reversal, () -> {
            Answering answering = new Answering(screen, Verb.REVERSE, envelope, Optional.empty(), List.of());
            return booking.reverse(envelope, answering, reversal);
        });
    }

    /** Ends the sale with nothing sold; one that is booked or kept is refused as committed. Where nobody answers in time the library hears of it with the next verb. */
    public synchronized LaneAnswer<BasketKey> cancel(Envelope envelope) {
        return leaving(Verb.CANCEL, envelope, (state, turn) -> bench.cancel(state.key()));
    }

    /** Puts the sale aside with the ticket as it stands. Where nobody answers in time the library hears of it with the next verb. */
    public synchronized LaneAnswer<BasketKey> suspend(Envelope envelope) {
        return leaving(Verb.SUSPEND, envelope, bench::suspend);
    }

    private LaneAnswer<BasketKey> leaving(
            Verb verb, Envelope envelope, BiFunction<SaleState, Guard.Turn, Told<BasketKey>> work) {
        return selling(verb, envelope, verb, now -> {
            if (keeper.sale(now.sale().key()).isPresent()) {
                return now.answering().refused(Code.COMMITTED);
            }
            SaleState state = now.state(Optional.empty());
            Guard.Reply<Told<BasketKey>> reply = call(verb, turn -> work.apply(state, turn));
            if (Answering.isRefused(reply)) {
                return now.answering().of(reply);
            }
            if (!Answering.isFinal(reply)) {
                leftovers.add(turn -> work.apply(state, turn));
            }
            current = Optional.empty();
            return new Answering(screen, verb, envelope, Optional.empty(), List.of()).of(reply);
        });
    }

    private <T> LaneAnswer<T> selling(Verb verb, Envelope envelope, Object body, Function<Moment, LaneAnswer<T>> work) {
        BadInput.present(envelope, "envelope");
        Optional<List<Line>> seen = screen.isShowing() ? Optional.empty() : screen.ticket();
        List<Line> ticket = seen.orElseGet(this::ticketBefore);
        Object whole = verb == Verb.COMMIT ? List.of(body, ticket) : body;
        return once(verb, envelope, current.map(CurrentSale::key), whole, () -> {
            Answering answering = answering(verb, envelope, ticket);
            if (verb == Verb.COMMIT && seen.isEmpty() && ticket.isEmpty()) {
                return answering.refused(Code.BAD_VALUE); // nobody knows what was sold
            }
            return current.isEmpty()
                    ? answering.refused(Code.UNKNOWN_TRANSACTION)
                    : work.apply(new Moment(current.get(), ticket, envelope, answering));
        });
    }

    /** Answers a request once, and whatever happens. */
    private <T> LaneAnswer<T> once(
            Verb verb, Envelope envelope, Optional<BasketKey> sale, Object body, Supplier<LaneAnswer<T>> work) {
        BadInput.present(envelope, "envelope");
        if (screen.isShowing()) {
            LOG.error("The POS's adapter called {} from inside one of its own methods; it is not answered.", verb);
            return LaneAnswer.refused(verb, envelope.requestId());
        }
        try {
            Remembered.Request request = new Remembered.Request(verb, envelope.requestId(), sale, body);
            Optional<LaneAnswer<T>> before = remembered.answer(request);
            if (before.isPresent()) {
                return before.get();
            }
            LaneAnswer<T> answer = work.get();
            remembered.put(request, answer);
            return answer;
        } catch (LoyaltyException e) {
            LOG.warn("The POS asked for {} what makes no sense: {}", verb, e.getMessage());
            return answering(verb, envelope, ticketBefore()).refused(e.code());
        } catch (Throwable e) { // an Error too must not stop a sale
            LOG.error("A lane failed in {}; the sale goes on.", verb, e);
            return answering(verb, envelope, ticketBefore()).failed();
        }
    }

    private Answering answering(Verb verb, Envelope envelope, List<Line> ticket) {
        return new Answering(screen, verb, envelope, current, ticket);
    }

    private List<Line> ticketBefore() {
        return current.map(CurrentSale::ticket).orElse(List.of());
    }

    private <T> Guard.Reply<Told<T>> call(Verb verb, Function<Guard.Turn, Told<T>> work) {
        return guard.call(budgets.get(verb), turn -> {
            leftovers.run(turn);
            return till.using(() -> work.apply(turn));
        });
    }

    /**
     * Opens the till if need be and books what was kept, and waits for it: for tests and tools, not for the checkout path. The
     * lane does it by itself.
     *
     * @return how many sales and voids still wait, as {@link #waiting} counts them
     */
    public synchronized int settle() {
        guard.callPatiently(SETTLING, turn -> {
                    keeper.settle();
                    return true;
                })
                .fault()
                .ifPresent(e -> LOG.warn("Kept sales cannot be booked now.", e));
        return keeper.waiting();
    }

    /**
     * How many sales and voids were kept and wait to be booked; those of an earlier run once the lane has read them. A file that
     * cannot be read counts, and so does, as one, a whole directory that cannot be used.
     */
    public int waiting() {
        return keeper.waiting();
    }

    /** Files of kept sales that cannot be booked, whenever, for people to decide. */
    public List<Path> refused() {
        return keeper.refused();
    }

    /** Ends the lane's threads and closes the till, unless it hangs; open sales stay on disk. */
    @Override
    public synchronized void close() {
        guard.close(CLOSING, till::close);
        keeper.close();
    }
}
