package dev.tillside.example.office.arrival;

import dev.tillside.Recomputation;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.delivery.Accounts;
import dev.tillside.example.office.delivery.Baskets;
import dev.tillside.example.office.delivery.Fault;
import dev.tillside.example.office.delivery.Sale;
import dev.tillside.example.office.delivery.Sums;
import dev.tillside.example.office.store.Book;
import dev.tillside.fault.BadInput;
import dev.tillside.sale.Circumstances;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sync.Delivery;
import dev.tillside.wire.Difference;
import dev.tillside.wire.TransactionJson;
import dev.tillside.wire.TransactionText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges deliveries before they are taken: whether their sums are those of their parts, and whether they come out the same
 * when they are computed again.
 *
 * <p>Goods that came back at two tills which had not heard of each other are no fault of either delivery.
 */
public final class Arrivals {
    private static final int PATHS_TOLD = 3;

    private final Book reading;
    private final Recomputation recomputation;
    private final boolean verify;
    private final Ledgers ledgers;

    /**
     * @param verify whether what comes is computed again; what is no transaction of its key is refused either way
     */
    public Arrivals(Book reading, Recomputation.Archive archive, Recomputation recomputation, boolean verify) {
        this.reading = reading;
        this.recomputation = recomputation;
        this.verify = verify;
        this.ledgers = new Ledgers(reading, archive);
    }

    private record Judgement(Optional<Fault> wrong, Optional<String> unverified) {
        static final Judgement GOOD = new Judgement(Optional.empty(), Optional.empty());

        static Judgement wrong(Fault fault) {
            return new Judgement(Optional.of(fault), Optional.empty());
        }
    }

    /** The same deliveries, in the same order. */
    public List<Arrival> judge(List<Delivery> batch) throws IOException {
        Map<BasketKey, String> before = new HashMap<>();
        List<Arrival> arrivals = new ArrayList<>(batch.size());
        for (Delivery delivery : batch) {
            Optional<TransactionText> text = Sale.text(delivery);
            Optional<Fault> malformed =
                    Sale.fault(delivery.key(), text).map(reason -> new Fault(Fault.Code.MALFORMED, reason));
            Judgement judgement = verify && malformed.isEmpty() && !isStored(delivery)
                    ? judge(delivery, text.orElseThrow(), before)
                    : Judgement.GOOD;
            arrivals.add(new Arrival(
                    delivery,
                    text,
                    malformed,
                    Accounts.Told.of(delivery.key(), text),
                    judgement.wrong(),
                    judgement.unverified()));
            if (malformed.isEmpty() && judgement.wrong().isEmpty()) {
                before.putIfAbsent(delivery.key(), delivery.json());
            }
        }
        return arrivals;
    }

    /** What is stored was judged when it came. */
    private boolean isStored(Delivery delivery) throws IOException {
        return stored(delivery.key()).filter(delivery.json()::equals).isPresent();
    }

    private Optional<String> stored(BasketKey key) throws IOException {
        return reading.look(book -> new Baskets(book).json(key));
    }

    private Judgement judge(Delivery delivery, TransactionText text, Map<BasketKey, String> before) throws IOException {
        try {
            TransactionJson read = text.transaction();
            if (read instanceof TransactionJson.Sale sale) {
                return judge(text, sale.receipt());
            }
            return read instanceof TransactionJson.Return back
                    ? judge(text, back.refund(), before)
                    : note(delivery.key(), text, read);
        } catch (BadInput e) {
            return Judgement.wrong(Fault.unreadable(e));
        } catch (ArithmeticException e) {
            return Judgement.wrong(new Fault(Fault.Code.SUMS, "its amounts are too large to be added up"));
        }
    }

    private Judgement judge(TransactionText text, Receipt receipt) throws IOException {
        Optional<Circumstances> seen = text.circumstances();
        Optional<String> sums = Sums.of(text, receipt);
        return sums.isPresent()
                ? sums(sums.get())
                : both(recomputed(recomputation.of(text)), ledgers.beyond(text, receipt, seen));
    }

    private static Judgement note(BasketKey key, TransactionText text, TransactionJson read) {
        BasketKey name = read instanceof TransactionJson.PutAside aside
                ? aside.basket().note()
                : ((TransactionJson.TakenUp) read).basket().note();
        if (!name.equals(key)) {
            return Judgement.wrong(new Fault(Fault.Code.MALFORMED, "a note's key is made of its basket's"));
        }
        return Ledgers.beyond(text).map(Arrivals::beyond).orElse(Judgement.GOOD);
    }

    private static Judgement both(Judgement computed, Optional<String> beyond) {
        return computed.wrong().isPresent() || beyond.isEmpty() ? computed : beyond(beyond.get());
    }

    private static Judgement beyond(String field) {
        return Judgement.wrong(
                new Fault(Fault.Code.LEDGER, "what it did to an account is not what it says that it did: " + field));
    }

    private Judgement judge(TransactionText text, Refund refund, Map<BasketKey, String> before) throws IOException {
        Optional<String> sums = Sums.of(text, refund);
        if (sums.isPresent()) {
            return sums(sums.get());
        }
        Optional<String> sale = Optional.empty();
        List<String> earlier = new ArrayList<>();
        if (refund.of().isPresent()) {
            sale = known(refund.of().get(), before);
            for (BasketKey key : refund.before()) {
                known(key, before).ifPresent(earlier::add);
            }
        }
        return both(recomputed(recomputation.ofReturn(text, sale, earlier)), ledgers.beyond(text, refund));
    }

    private Optional<String> known(BasketKey key, Map<BasketKey, String> before) throws IOException {
        String sameBatch = before.get(key);
        return sameBatch == null ? stored(key) : Optional.of(sameBatch);
    }

    private static Judgement sums(String what) {
        return Judgement.wrong(new Fault(Fault.Code.SUMS, "it does not add up: " + what));
    }

    private static Judgement recomputed(List<Difference> differences) {
        if (differences.isEmpty()) {
            return Judgement.GOOD;
        }
        if (differences.stream().anyMatch(Recomputation::isLacking)) {
            return new Judgement(Optional.empty(), Optional.of(told(differences)));
        }
        return Judgement.wrong(new Fault(Fault.Code.RECOMPUTED, told(differences)));
    }

    /** Why a transaction is not verified: what could not be computed again, or else came out differently. */
    public static String told(List<Difference> differences) {
        Optional<Difference> lacking =
                differences.stream().filter(Recomputation::isLacking).findFirst();
        if (lacking.isPresent()) {
            return lacking.get().path() + ": " + lacking.get().recomputed();
        }
        List<String> paths =
                differences.stream().map(Difference::path).distinct().toList();
        String more = paths.size() > PATHS_TOLD ? ", and " + (paths.size() - PATHS_TOLD) + " more" : "";
        return "computed again it comes out differently: "
                + String.join(", ", paths.subList(0, Math.min(PATHS_TOLD, paths.size()))) + more;
    }
}
