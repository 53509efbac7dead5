package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.internal.store.Refunds;
import dev.tillside.item.ItemFacts;
import dev.tillside.member.Member;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.ReturnedLine;
import dev.tillside.sale.ReturnedSoFar;
import dev.tillside.sale.Returning;
import dev.tillside.wire.SaleJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes goods back and undoes sales: what came back before is read, the return counted, and all of it committed under one
 * lock, so that nothing comes back twice at this till.
 */
final class Returns {
    private final Desk desk;

    /**
     * A sale that goods may come back of.
     *
     * @param json as it was committed
     * @param training whether it was sold in training mode
     */
    private record Original(Receipt receipt, String json, boolean training) {}

    Returns(Desk desk) {
        this.desk = desk;
    }

    /** Takes goods back, outside an exchange; a second asking answers the first. */
    Refund takeBack(ReturnRequest request) {
        synchronized (desk.counter()) {
            Optional<Refund> before = before(request);
            if (before.isPresent()) {
                return before.get();
            }
            Refund refund = counted(request, List.of(), false);
            return commit(refund, request.key().businessDay(), request.of().flatMap(this::original));
        }
    }

    /**
     * What that return was, where it was made or stands in an open exchange.
     *
     * @throws Refused {@link Code#DUPLICATE_TRANSACTION} where the key names something else
     */
    Optional<Refund> before(ReturnRequest request) {
        Optional<Refund> before = refund(request.key())
                .or(() -> exchanged().filter(r -> r.key().equals(request.key())).findFirst());
        boolean same = before.map(r -> r.of().equals(request.of())
                        && r.into().equals(request.into())
                        && goods(r).equals(goods(request)))
                .orElse(true);
        if (!same || before.isEmpty() && desk.journal().isTaken(request.key())) {
            throw duplicate(request.key());
        }
        return before.map(Refund::asAgain);
    }

    private static Refused duplicate(BasketKey key) {
        return new Refused(Code.DUPLICATE_TRANSACTION, "tx", "another transaction has the key " + key);
    }

    /** The return of that key, made here or, as far as it is known, at another till. */
    Optional<Refund> refund(BasketKey key) {
        return desk.journal().refunds().refund(key).or(() -> desk.journal()
                .training()
                .refund(key));
    }

    /** What came back of that sale. */
    List<Refund> of(BasketKey sale) {
        return original(sale).map(this::committed).orElse(List.of());
    }

    private List<Refund> committed(Original original) {
        BasketKey key = original.receipt().key();
        return original.training()
                ? desk.journal().training().of(key)
                : desk.journal().refunds().of(key);
    }

    private static Map<String, BigDecimal> goods(Refund refund) {
        return goods(refund.lines().stream().map(l -> new Returning.Asked(l.line(), l.quantity())));
    }

    private static Map<String, BigDecimal> goods(ReturnRequest request) {
        return goods(Stream.concat(
                request.asked().stream(),
                request.loose().stream().map(l -> new Returning.Asked(l.line(), l.quantity()))));
    }

    private static Map<String, BigDecimal> goods(Stream<Returning.Asked> asked) {
        Map<String, BigDecimal> goods = new HashMap<>();
        asked.forEach(a -> goods.merge(a.line(), a.quantity().value(), BigDecimal::add));
        goods.replaceAll((line, quantity) -> quantity.stripTrailingZeros());
        return goods;
    }

    private Stream<Refund> exchanged() {
        return desk.checkouts().values().stream().flatMap(c -> c.exchanges().stream());
    }

    /**
     * Counts a return.
     *
     * @param beside returns that stand in the same open basket
     * @param training whether that basket is one of training
     */
    Refund counted(ReturnRequest request, List<Refund> beside, boolean training) {
        Optional<Original> original = request.of().map(of -> known(of, "of"));
        if (original.map(Original::training).orElse(false) && request.into().isPresent() && !training) {
            throw new Refused(Code.UNKNOWN_RECEIPT, "of", "a sale in training, and the open one is none");
        }
        Counting counting = new Counting(desk, request.key(), request.into());
        Refund refund = original.isPresent()
                ? counting.ofReceipt(
                        request,
                        original.get().receipt(),
                        before(original.get(), beside, training),
                        prices(original.get()))
                : counting.loose(request);
        return printed(refund, original);
    }

    /** Undoes a sale whole, or what is left of it. */
    Refund postVoid(BasketKey sale, String path) {
        synchronized (desk.counter()) {
            Original original = known(sale, path);
            if (!desk.journal().refunds().into(sale).isEmpty()) {
                throw new Refused(
                        Code.NOT_YET, path, "an exchange cannot be undone whole yet: take its goods back by a return");
            }
            List<Refund> before = before(original, List.of(), false);
            Refund counted =
                    new Counting(desk, sale.about("void"), Optional.empty()).postVoid(original.receipt(), before);
            Refund refund = printed(counted, Optional.of(original));
            return commit(refund, desk.today(sale.store()), Optional.of(original));
        }
    }

    private Original known(BasketKey sale, String path) {
        return original(sale)
                .orElseThrow(() -> new Refused(Code.UNKNOWN_RECEIPT, path, "no receipt of that key here: " + sale));
    }

    private Optional<Original> original(BasketKey sale) {
        return desk.journal()
                .saleJson(sale)
                .map(json -> new Original(SaleJson.read(json), json, false))
                .or(() -> desk.journal()
                        .training()
                        .saleJson(sale)
                        .map(json -> new Original(SaleJson.read(json), json, true)));
    }

    /**
     * What came back before, in this basket too. Goods that stand in another open exchange may come back or not, and what
     * is left of the receipt hangs on that.
     */
    private List<Refund> before(Original original, List<Refund> beside, boolean training) {
        BasketKey key = original.receipt().key();
        Optional<Refund> open = exchanged()
                .filter(r -> !training && r.of().equals(Optional.of(key)))
                .filter(r -> beside.stream().noneMatch(b -> b.key().equals(r.key())))
                .findFirst();
        if (open.isPresent()) {
            throw new Refused(
                    Code.LOCKED,
                    "of",
                    "goods of this receipt stand in an open exchange: "
                            + open.get().into().orElseThrow());
        }
        List<Refund> before = new ArrayList<>(committed(original));
        beside.stream().filter(b -> b.of().equals(Optional.of(key))).forEach(before::add);
        return before;
    }

    private Optional<OriginalPrices> prices(Original original) {
        return OriginalPrices.of(
                        original.receipt(),
                        SaleJson.circumstances(original.json()),
                        new ReadTexts(desk.reference()::text))
                .prices();
    }

    private Refund printed(Refund refund, Optional<Original> original) {
        Optional<Receipt> receipt = original.map(Original::receipt);
        String language = refund.member()
                .flatMap(desk.reference()::member)
                .flatMap(Member::language)
                .orElse(desk.language());
        boolean training = original.map(Original::training).orElse(false);
        return ReturnText.print(refund, receipt, desk.reference(), language, training);
    }

    private Refund commit(Refund refund, LocalDate today, Optional<Original> original) {
        boolean training = original.map(Original::training).orElse(false);
        Refund moving = training ? refund : moving(List.of(refund), today).get(0);
        boolean made = training
                ? desk.journal().training().commit(moving)
                : desk.journal()
                        .refunds()
                        .commit(new Refunds.Made(
                                moving,
                                desk.journal()
                                        .sections(List.of(moving.account()))
                                        .get(0)));
        if (!made) {
            throw duplicate(refund.key());
        }
        desk.wake();
        return moving;
    }

    /**
     * Returns that are about to be committed, with what they do to accounts, one after the other.
     *
     * @throws Refused {@link Code#EXCEEDS_SOLD} where the same goods came back at another till meanwhile
     */
    List<Refund> moving(List<Refund> refunds, LocalDate today) {
        Reversal reversal = new Reversal(desk, today);
        List<Refund> moving = new ArrayList<>();
        for (Refund refund : refunds) {
            refund.of().ifPresent(of -> stillLeft(refund, of));
            Optional<Original> original = refund.of().flatMap(this::original);
            moving.add(
                    refund.withAccount(original.flatMap(o -> reversal.of(refund, o.receipt(), committed(o), moving))));
        }
        return moving;
    }

    private void stillLeft(Refund refund, BasketKey of) {
        Map<String, BigDecimal> left = new HashMap<>();
        original(of).ifPresent(o -> Returning.left(o.receipt(), ReturnedSoFar.of(committed(o)))
                .forEach(asked -> left.put(asked.line(), asked.quantity().value())));
        for (ReturnedLine line : refund.lines()) {
            if (line.quantity().value().compareTo(left.getOrDefault(line.line(), BigDecimal.ZERO)) > 0) {
                throw new Refused(
                        Code.EXCEEDS_SOLD,
                        "tx",
                        "the goods of " + refund.key() + " came back at another till meanwhile");
            }
        }
    }

    /** The returned goods as they stand in the open basket, described as they were when they were sold. */
    List<Line> lines(Refund refund) {
        Map<String, ItemFacts> sold = new TreeMap<>();
        refund.of()
                .flatMap(this::original)
                .ifPresent(
                        o -> o.receipt().priced().basket().lines().forEach(line -> sold.put(line.id(), line.facts())));
        List<Line> lines = new ArrayList<>();
        List<Line> bare = refund.plan().exchangeLines(refund.key().tx());
        for (int i = 0; i < bare.size(); i++) {
            ItemFacts facts = sold.getOrDefault(
                    refund.lines().get(i).line(), desk.facts(bare.get(i).item()).orElse(ItemFacts.NONE));
            lines.add(bare.get(i).withFacts(facts));
        }
        return lines;
    }

    /** Goods that came back are as they came: they can be voided, not changed. */
    static void untouched(List<Refund> exchanges, String line) {
        if (exchanges.stream().anyMatch(r -> brought(r, line))) {
            throw BadInput.value("line", "goods that came back: void them instead");
        }
    }

    /** The return that brought the line, if one did; later ones of the same receipt were counted after it. */
    static Optional<Refund> voided(List<Refund> exchanges, String line) {
        for (int i = 0; i < exchanges.size(); i++) {
            Refund refund = exchanges.get(i);
            if (brought(refund, line)) {
                boolean last = exchanges.subList(i + 1, exchanges.size()).stream()
                        .noneMatch(r -> r.of().isPresent() && r.of().equals(refund.of()));
                if (!last) {
                    throw new Refused(
                            Code.LOCKED, "line", "more of that receipt came back since: void the later return first");
                }
                return Optional.of(refund);
            }
        }
        return Optional.empty();
    }

    /** Whether the return put the line into its basket. */
    static boolean brought(Refund refund, String line) {
        return refund.plan().exchangeLines(refund.key().tx()).stream().anyMatch(l -> l.id().equals(line));
    }
}
