package dev.tillside.example.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.example.cli.RecountOffer.Saving;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds up a journey again, from the lines that replay read and the lines that it answered, and from nothing else: it shares no
 * code with the library, so that a mistake there is not repeated here. It knows what a journey uses of the wire format: the
 * four simple kinds of offer, tiers as given or by a year's spend, one earn rule, and commits without tenders.
 *
 * <p>Give it all input first, or each answer after its input. Amounts are whole cents.
 */
final class IndependentRecount {
    /**
     * What it came to.
     *
     * @param baskets committed, each once
     * @param lines in them
     * @param total before offers
     * @param discount by offers
     * @param due total less discount
     * @param points earned
     * @param savingByPayer who paid the discount
     * @param delivered baskets that left for head office
     * @param waiting baskets that the last sync left behind
     * @param exact baskets whose discount was worked out here to the cent
     * @param bounded baskets in which offers compete; their discount was checked against bounds alone
     */
    record Figures(
            long baskets,
            long lines,
            long total,
            long discount,
            long due,
            BigDecimal points,
            SortedMap<String, Long> savingByPayer,
            long delivered,
            long waiting,
            long exact,
            long bounded) {}

    /** An event that wants an answer. */
    private record Event(String type, String tx) {}

    /** A coupon of a member, and how much of it is left. */
    private static final class Coupon {
        private final long line;
        private final RecountOffer offer;
        private final LocalDate from;
        private final LocalDate through;
        private long left;

        Coupon(long line, JsonNode json, RecountOffer offer) {
            this.line = line;
            this.offer = offer;
            this.from = RecountOffer.date(json, "from", LocalDate.MIN);
            this.through = RecountOffer.date(json, "through", LocalDate.MAX);
            this.left = json.path("uses").asLong(1);
        }

        boolean holds(RecountBasket basket) {
            return left > 0 && line < basket.committedAt && !basket.day.isBefore(from) && !basket.day.isAfter(through);
        }
    }

    /** An offer that could lower this basket, by a coupon or by itself. */
    private record Entry(RecountOffer offer, String coupon, Saving saving) {
        boolean isSpend() {
            return offer.kind().equals("SPEND");
        }

        String key() {
            return named(offer.id(), coupon);
        }

        static String named(String offer, String coupon) {
            return coupon == null ? offer : offer + " by " + coupon;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PROBLEMS_MOST = 1_000;

    private final List<String> problems = new ArrayList<>();
    private final Map<Long, Event> unanswered = new LinkedHashMap<>();
    private final Map<String, RecountItem> items = new HashMap<>();
    private final Map<String, RecountOffer> offers = new LinkedHashMap<>();
    private final Map<String, Coupon> coupons = new HashMap<>();
    private final Map<String, List<String>> couponsOf = new HashMap<>();
    private final Map<String, String> memberOfCard = new HashMap<>();
    private final List<Rung> ladder = new ArrayList<>();
    private final Map<String, Integer> rungGiven = new HashMap<>();
    private final Map<String, TreeMap<LocalDate, Long>> spentBy = new HashMap<>();

    /** A tier, from what spend in the last year on, and what it makes of points. */
    private record Rung(String id, long fromCents, BigDecimal multiplier) {}

    private final Map<String, BigDecimal> balances = new HashMap<>();
    private final Map<String, RecountBasket> baskets = new LinkedHashMap<>();
    private final SortedMap<String, Long> savingByPayer = new TreeMap<>();
    private ZoneId zone = ZoneId.of("UTC");
    private BigDecimal pointsPerCent = BigDecimal.ZERO;
    private OffsetDateTime clock = OffsetDateTime.MIN;
    private long inputs;
    private long commits;
    private long lines;
    private long total;
    private long discount;
    private long due;
    private BigDecimal points = BigDecimal.ZERO;
    private long delivered;
    private long waiting;
    private long exact;
    private long bounded;

    /** The next line that replay read. */
    void input(String line) {
        inputs++;
        JsonNode json = parsed(line);
        String type = json.path("type").asText();
        String tx = json.path("tx").asText(null);
        if (json.has("at")) {
            clock = OffsetDateTime.parse(json.get("at").asText());
        }
        switch (type) {
            case "program" -> program(json);
            case "scanRules" -> {}
            case "item" -> items.put(json.get("sku").asText(), RecountItem.of(json));
            case "member" -> member(json);
            case "offer" -> offers.put(json.get("id").asText(), RecountOffer.of(inputs, json));
            case "coupon" -> coupon(json);
            case "begin" -> begin(tx, json);
            case "scan" -> basket(tx).member = memberOfCard.get(json.path("raw").asText());
            case "add" -> basket(tx).add(json, items);
            case "commit" -> basket(tx).committedAt = inputs;
            case "sync" -> {}
            default -> problem("line " + inputs + ": a journey has no " + type);
        }
        if (Set.of("begin", "scan", "add", "commit", "sync").contains(type)) {
            unanswered.put(inputs, new Event(type, tx));
        }
    }

    /** The next line that replay answered. */
    void answer(String line) {
        JsonNode json = parsed(line);
        long n = json.path("n").asLong();
        Event event = unanswered.remove(n);
        String type = json.path("type").asText();
        if (event == null) {
            problem("line " + n + " is no event that waits for an answer: " + line);
            return;
        }
        switch (event.type()) {
            case "scan" -> scanned(n, event, json);
            case "commit" -> committed(n, event, json);
            case "sync" -> synced(n, json);
            default -> same("line " + n + " (" + event.type() + ")", "ok", type);
        }
    }

    /** What does not add up; empty when all does. At most a thousand are kept. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        unanswered.forEach((n, event) -> all.add("line " + n + " (" + event.type() + ") has no answer"));
        baskets.forEach((tx, basket) -> {
            if (basket.commits != 1) {
                all.add("basket " + tx + " was committed " + basket.commits + " times");
            }
        });
        if (delivered != commits) {
            all.add(commits + " baskets were committed and " + delivered + " delivered");
        }
        if (waiting != 0) {
            all.add(waiting + " baskets still wait");
        }
        return all;
    }

    Figures figures() {
        return new Figures(
                commits, lines, total, discount, due, points, savingByPayer, delivered, waiting, exact, bounded);
    }

    private void program(JsonNode json) {
        zone = ZoneId.of(json.get("timeZone").asText());
        JsonNode earn = json.at("/points/earn");
        if (earn.size() != 1 || json.at("/points/decimals").asInt() != 0) {
            problem("the recount knows one earn rule and whole points");
        }
        pointsPerCent = new BigDecimal(earn.at("/0/points").asText())
                .divide(new BigDecimal(earn.at("/0/per").asText()).movePointRight(2));
        for (JsonNode tier : json.path("tiers")) {
            boolean start = !tier.has("from");
            if (!start
                    && !(tier.path("basis").asText().equals("SPEND")
                            && tier.path("period").asText().equals("P1Y"))) {
                problem("the recount knows tiers by a year's spend");
            }
            ladder.add(new Rung(
                    tier.get("id").asText(),
                    start ? 0 : RecountOffer.cents(tier.get("from").asText()),
                    new BigDecimal(tier.path("multiplier").asText("1"))));
        }
    }

    private void member(JsonNode json) {
        String id = json.get("id").asText();
        json.path("cards").forEach(card -> memberOfCard.put(card.asText(), id));
        for (int rung = 0; rung < ladder.size(); rung++) {
            if (ladder.get(rung).id().equals(json.path("tier").asText())) {
                rungGiven.put(id, rung);
            }
        }
        balances.put(id, new BigDecimal(json.path("points").asText("0")));
    }

    private void coupon(JsonNode json) {
        RecountOffer offer = offers.get(json.get("offer").asText());
        String id = json.get("id").asText();
        if (offer == null || !offer.audience().equals("COUPON")) {
            problem("coupon " + id + " is for no coupon offer");
            return;
        }
        coupons.put(id, new Coupon(inputs, json, offer));
        couponsOf
                .computeIfAbsent(json.get("member").asText(), unseen -> new ArrayList<>())
                .add(id);
    }

    private void begin(String tx, JsonNode json) {
        LocalDate day = clock.atZoneSameInstant(zone).toLocalDate();
        String key =
                json.path("store").asText() + "/" + json.path("workstation").asText() + "/" + day + "/" + tx;
        if (baskets.put(tx, new RecountBasket(key, day)) != null) {
            problem("basket " + tx + " begins twice");
        }
    }

    private RecountBasket basket(String tx) {
        return baskets.computeIfAbsent(tx, unseen -> {
            problem("basket " + tx + " never began");
            return new RecountBasket("?", clock.toLocalDate());
        });
    }

    private void scanned(long n, Event event, JsonNode json) {
        same("line " + n + " (scan)", "scanned", json.path("type").asText());
        same("line " + n + " (scan) as", "MEMBER", json.path("as").asText());
        same(
                "line " + n + " (scan) member",
                basket(event.tx()).member,
                json.path("member").asText(null));
    }

    private void synced(long n, JsonNode json) {
        same("line " + n + " (sync)", "synced", json.path("type").asText());
        same("line " + n + " (sync) conflicts", 0, json.path("conflicts").size());
        delivered += json.path("pushed").asLong();
        waiting = json.path("waiting").asLong();
    }

    private void committed(long n, Event event, JsonNode json) {
        String where = "basket " + event.tx();
        RecountBasket basket = basket(event.tx());
        if (!json.path("type").asText().equals("committed")
                || json.path("again").asBoolean()) {
            problem(where + " was not committed on line " + n + ": " + json);
            return;
        }
        basket.commits++;
        commits++;
        same(where + " tx", event.tx(), json.path("tx").asText());
        same(where + " key", basket.key, json.path("key").asText());
        sums(where, basket, json);
        discounts(where, basket, json);
        points(where, basket, json);
        best(where, basket, json);
        spend(where, basket, json);
    }

    /** What the till sent is what stands on the receipt, and the sums are sums. */
    private void sums(String where, RecountBasket basket, JsonNode json) {
        Map<String, JsonNode> answered = new LinkedHashMap<>();
        json.path("lines").forEach(line -> answered.put(line.path("line").asText(), line));
        same(where + " lines", basket.lines.size(), json.path("lines").size());
        long amounts = 0;
        long nets = 0;
        for (RecountBasket.Line line : basket.lines) {
            JsonNode answer = answered.getOrDefault(line.id(), JSON.createObjectNode());
            String place = where + " line " + line.id();
            long off = 0;
            for (JsonNode one : answer.path("discounts")) {
                off += cents(place, one, "amount");
            }
            same(place + " amount", line.cents(), cents(place, answer, "amount"));
            same(place + " net", line.cents() - off, cents(place, answer, "net"));
            if (off > line.cents()) {
                problem(place + " costs less than nothing");
            }
            amounts += line.cents();
            nets += line.cents() - off;
        }
        same(where + " total", amounts, cents(where, json, "total"));
        same(where + " discount", amounts - nets, cents(where, json, "discount"));
        same(where + " due", nets, cents(where, json, "due"));
        same(where + " redeemed", 0, json.path("redeemed").size());
        same(where + " tender coupons", 0, json.path("tenderCoupons").size());
        lines += basket.lines.size();
        total += amounts;
        discount += amounts - nets;
        due += nets;
    }

    /** Every discount is by an offer that was in force for this shopper on this line, and every cent of it has a payer. */
    private void discounts(String where, RecountBasket basket, JsonNode json) {
        for (JsonNode line : json.path("lines")) {
            String place = where + " line " + line.path("line").asText();
            RecountBasket.Line sent = basket.line(line.path("line").asText());
            for (JsonNode one : line.path("discounts")) {
                discount(place + " discount " + one.path("offer").asText(), basket, sent, one);
            }
        }
    }

    private void discount(String where, RecountBasket basket, RecountBasket.Line line, JsonNode json) {
        RecountOffer offer = offers.get(json.path("offer").asText());
        String couponId = json.path("coupon").asText(null);
        long amount = cents(where, json, "amount");
        if (offer == null || line == null || !offer.inForce(basket)) {
            problem(where + " is by an offer that is not in force");
            return;
        }
        if (amount <= 0 || !offer.matches(line)) {
            problem(where + " is of " + amount + " cents on goods that the offer may not choose");
        }
        if (!offer.audience().equals("EVERYONE") && basket.member == null) {
            problem(where + " needs a member");
        }
        if (offer.audience().equals("COUPON") != (couponId != null)) {
            problem(where + " stands with the coupon " + couponId);
        }
        if (couponId != null && !held(basket, couponId, offer)) {
            problem(where + " is by a coupon that the member does not hold: " + couponId);
        }
        funding(where, offer, amount, json);
    }

    private boolean held(RecountBasket basket, String coupon, RecountOffer offer) {
        return couponsOf.getOrDefault(basket.member, List.of()).contains(coupon)
                && coupons.get(coupon).offer.id().equals(offer.id())
                && coupons.get(coupon).holds(basket);
    }

    private void funding(String where, RecountOffer offer, long amount, JsonNode json) {
        Map<String, Long> answered = new TreeMap<>();
        for (JsonNode share : json.path("funding")) {
            String payer = share.path("payer").asText();
            long cents = cents(where, share, "amount");
            savingByPayer.merge(payer, cents, Long::sum);
            if (cents != 0) {
                answered.merge(payer + "/" + share.path("deal").asText(""), cents, Long::sum);
            }
        }
        same(where + " funding of " + amount, offer.funding(amount), answered);
    }

    /** Floor of the money paid times the tier's multiplier, and the balance goes on from where it was. */
    private void points(String where, RecountBasket basket, JsonNode json) {
        BigDecimal earned = BigDecimal.ZERO;
        if (basket.member != null) {
            long nets = cents(where, json, "total") - cents(where, json, "discount");
            earned = pointsPerCent
                    .multiply(BigDecimal.valueOf(nets))
                    .multiply(multiplier(basket))
                    .setScale(0, RoundingMode.FLOOR);
            spentBy.computeIfAbsent(basket.member, k -> new TreeMap<>()).merge(basket.day, nets, Long::sum);
            BigDecimal balance = balances.merge(basket.member, earned, BigDecimal::add);
            same(where + " points balance", balance, number(json, "pointsBalance"));
        }
        BigDecimal spread = BigDecimal.ZERO;
        for (JsonNode line : json.path("lines")) {
            spread = spread.add(number(line, "points"));
        }
        same(where + " points", earned, number(json, "pointsEarned"));
        same(where + " points of the lines", earned, spread);
        points = points.add(earned);
    }

    /** Of the tier that the year's spend before this basket reached, or the given one if that is higher. */
    private BigDecimal multiplier(RecountBasket basket) {
        long spent = spentBy
                .getOrDefault(basket.member, new TreeMap<>())
                .subMap(basket.day.minusYears(1), false, basket.day, true)
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        int rung = rungGiven.getOrDefault(basket.member, 0);
        for (int higher = rung + 1; higher < ladder.size(); higher++) {
            rung = spent >= ladder.get(higher).fromCents() ? higher : rung;
        }
        return ladder.get(rung).multiplier();
    }

    /**
     * What the offers must have given. Where no two can touch the same line, each gives all it can, and a spend offer on top of
     * them gives what it gives alone as long as they leave its threshold standing: then the discount is known to the cent.
     * Where they compete it lies between what some of them give that do not, and what all would give if none lost anything.
     */
    private void best(String where, RecountBasket basket, JsonNode json) {
        List<Entry> entries = entries(basket);
        List<Entry> apart = apart(entries);
        long gross = basket.lines.stream().mapToLong(RecountBasket.Line::cents).sum();
        long low = apart.stream().mapToLong(e -> e.saving().least()).sum();
        long high = entries.stream()
                .filter(e -> !e.isSpend())
                .mapToLong(e -> e.saving().most())
                .sum();
        long spendHigh = 0;
        long spendOnTop = 0;
        for (Entry entry : entries) {
            if (entry.isSpend()) {
                spendHigh = Math.max(spendHigh, entry.saving().most());
                // What the others leave of a selection is not known here; a journey's spend offer counts everything.
                long left = entry.offer().items().isEmpty() ? gross - low : 0;
                spendOnTop = Math.max(spendOnTop, entry.offer().spend(left));
            }
        }
        low = Math.max(low + spendOnTop, spendHigh);
        high += spendHigh;
        if (low == high) {
            exact++;
            same(where + " discount, worked out here", low, cents(where, json, "discount"));
            each(where, entries, json);
        } else {
            bounded++;
            long answered = cents(where, json, "discount");
            if (answered < low || answered > high) {
                problem(where + " has a discount of " + answered + ", which is not from " + low + " to " + high);
            }
        }
    }

    /** Only where all give all they can is each one's part known. */
    private void each(String where, List<Entry> entries, JsonNode json) {
        long all = entries.stream().mapToLong(e -> e.saving().most()).sum();
        if (all != cents(where, json, "discount")) {
            return;
        }
        Map<String, Long> expected = new TreeMap<>();
        entries.forEach(e -> expected.put(e.key(), e.saving().most()));
        same(where + " discount by offer", expected, byOffer(where, json));
    }

    private Map<String, Long> byOffer(String where, JsonNode json) {
        Map<String, Long> answered = new TreeMap<>();
        for (JsonNode line : json.path("lines")) {
            for (JsonNode one : line.path("discounts")) {
                answered.merge(
                        Entry.named(
                                one.path("offer").asText(), one.path("coupon").asText(null)),
                        cents(where, one, "amount"),
                        Long::sum);
            }
        }
        return answered;
    }

    private List<Entry> entries(RecountBasket basket) {
        List<Entry> entries = new ArrayList<>();
        for (RecountOffer offer : offers.values()) {
            boolean reaches =
                    offer.audience().equals("EVERYONE") || offer.audience().equals("MEMBERS") && basket.member != null;
            if (reaches && offer.inForce(basket)) {
                enter(entries, offer, null, Long.MAX_VALUE, basket);
            }
        }
        for (String id : couponsOf.getOrDefault(basket.member, List.of())) {
            Coupon coupon = coupons.get(id);
            if (coupon.holds(basket) && coupon.offer.inForce(basket)) {
                enter(entries, coupon.offer, id, coupon.left, basket);
            }
        }
        return entries;
    }

    private static void enter(List<Entry> entries, RecountOffer offer, String coupon, long uses, RecountBasket basket) {
        Saving saving = offer.alone(basket.lines, uses);
        if (saving.most() > 0) {
            entries.add(new Entry(offer, coupon, saving));
        }
    }

    /** As many offers as do not touch the same line, the best ones first. */
    private static List<Entry> apart(List<Entry> entries) {
        List<Entry> apart = new ArrayList<>();
        Set<String> touched = new HashSet<>();
        List<Entry> bestFirst = entries.stream()
                .filter(e -> !e.isSpend())
                .sorted(Comparator.comparingLong((Entry e) -> e.saving().least())
                        .reversed()
                        .thenComparing(Entry::key))
                .toList();
        for (Entry entry : bestFirst) {
            if (entry.saving().lines().stream().noneMatch(touched::contains)) {
                touched.addAll(entry.saving().lines());
                apart.add(entry);
            }
        }
        return apart;
    }

    /** What a basket used of its coupons is gone for the next one; the outcomes say how much. */
    private void spend(String where, RecountBasket basket, JsonNode json) {
        Map<String, Long> discounts = byOffer(where, json);
        for (JsonNode outcome : json.path("offers")) {
            String coupon = outcome.path("coupon").asText(null);
            String key = Entry.named(outcome.path("offer").asText(), coupon);
            boolean applied = outcome.path("outcome").asText().equals("APPLIED");
            Long given = discounts.remove(key);
            if (applied != (given != null)) {
                problem(where + " says " + outcome.path("outcome").asText() + " of " + key + ", which gave " + given);
            }
            if (applied) {
                same(where + " outcome of " + key, given, cents(where, outcome, "amount"));
            }
            if (applied && coupon != null && coupons.containsKey(coupon)) {
                coupons.get(coupon).left -= outcome.path("uses").asLong();
                if (coupons.get(coupon).left < 0) {
                    problem(where + " uses the coupon " + coupon + " too often");
                }
            }
        }
        discounts.keySet().forEach(key -> problem(where + " gives no outcome of " + key));
    }

    private long cents(String where, JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            problem(where + " has no text in " + field);
            return 0;
        }
        return RecountOffer.cents(value.asText());
    }

    private static BigDecimal number(JsonNode json, String field) {
        return new BigDecimal(json.path(field).asText("0")).setScale(0, RoundingMode.UNNECESSARY);
    }

    private void same(String what, Object expected, Object answered) {
        if (!Objects.equals(normal(expected), normal(answered))) {
            problem(what + " should be " + expected + " and is " + answered);
        }
    }

    private static Object normal(Object value) {
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    private void problem(String text) {
        if (problems.size() < PROBLEMS_MOST) {
            problems.add(text);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + line, e);
        }
    }
}
