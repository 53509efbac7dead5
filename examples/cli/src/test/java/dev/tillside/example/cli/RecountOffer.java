package dev.tillside.example.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An offer of a journey, with an arithmetic of its own in whole cents.
 *
 * @param line on which line of the input it came
 * @param id the key
 * @param kind {@code AMOUNT_OFF}, {@code PERCENT_OFF}, {@code FIXED_PRICE} or {@code SPEND}
 * @param audience {@code EVERYONE}, {@code MEMBERS} or {@code COUPON}
 * @param from the first day
 * @param through the last day
 * @param value cents of the amount or the price, or ten-thousandths of a percent
 * @param steps of a spend offer: from so many cents on, so many off
 * @param items what it chooses by; nothing means everything
 * @param perTransaction pieces in one basket
 * @param shares payer and deal to ten-thousandths of a percent, in the order listed
 */
record RecountOffer(
        long line,
        String id,
        String kind,
        String audience,
        LocalDate from,
        LocalDate through,
        long value,
        TreeMap<Long, Long> steps,
        Map<String, Set<String>> items,
        long perTransaction,
        List<Map.Entry<String, Long>> shares) {
    private static final long WHOLE = 1_000_000;

    /**
     * What an offer would give if it stood alone.
     *
     * @param least at least
     * @param most at most; the same but where it matters which pieces it takes
     * @param lines on which lines it could
     */
    record Saving(long least, long most, Set<String> lines) {}

    static RecountOffer of(long line, JsonNode json) {
        return new RecountOffer(
                line,
                json.get("id").asText(),
                json.get("kind").asText(),
                json.path("audience").asText("EVERYONE"),
                date(json, "from", LocalDate.MIN),
                date(json, "through", LocalDate.MAX),
                value(json),
                steps(json),
                items(json.path("items")),
                json.at("/limits/perTransaction").asLong(Long.MAX_VALUE),
                shares(json.path("funding")));
    }

    static LocalDate date(JsonNode json, String end, LocalDate open) {
        JsonNode day = json.path("valid").path(end);
        return day.isTextual() ? LocalDate.parse(day.asText()) : open;
    }

    static long cents(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    private static long value(JsonNode json) {
        return switch (json.get("kind").asText()) {
            case "AMOUNT_OFF" -> cents(json.get("amount").asText());
            case "FIXED_PRICE" -> cents(json.get("price").asText());
            case "PERCENT_OFF" -> percent(json);
            case "SPEND" -> 0;
            default -> throw new IllegalArgumentException("a journey has no " + json.get("kind"));
        };
    }

    private static long percent(JsonNode json) {
        return new BigDecimal(json.get("percent").asText()).movePointRight(4).longValueExact();
    }

    private static TreeMap<Long, Long> steps(JsonNode json) {
        TreeMap<Long, Long> steps = new TreeMap<>();
        json.path("tiers")
                .forEach(step -> steps.put(
                        cents(step.get("spend").asText()),
                        cents(step.get("amountOff").asText())));
        return steps;
    }

    private static Map<String, Set<String>> items(JsonNode json) {
        Map<String, Set<String>> items = new TreeMap<>();
        json.properties().forEach(criterion -> {
            Set<String> keys = new HashSet<>();
            criterion.getValue().forEach(key -> keys.add(key.asText()));
            items.put(criterion.getKey(), keys);
        });
        return items;
    }

    private static List<Map.Entry<String, Long>> shares(JsonNode json) {
        List<Map.Entry<String, Long>> shares = new ArrayList<>();
        long rest = WHOLE;
        for (JsonNode share : json) {
            String payer =
                    share.get("payer").asText() + "/" + share.path("deal").asText("");
            shares.add(Map.entry(payer, percent(share)));
            rest -= percent(share);
        }
        shares.add(Map.entry("RETAILER/", rest));
        return shares;
    }

    boolean inForce(RecountBasket basket) {
        return line < basket.committedAt && !basket.day.isBefore(from) && !basket.day.isAfter(through);
    }

    boolean matches(RecountBasket.Line goods) {
        return items.isEmpty()
                || chosen("skus", goods.sku())
                || chosen("brands", goods.item().brand())
                || chosen("departments", goods.item().department())
                || items.getOrDefault("categories", Set.of()).stream()
                        .anyMatch(path -> (goods.item().category() + "/").startsWith(path + "/"));
    }

    private boolean chosen(String criterion, String key) {
        return items.getOrDefault(criterion, Set.of()).contains(key);
    }

    /** What it gives on these goods with so many uses and no other offer beside it. */
    Saving alone(List<RecountBasket.Line> basket, long uses) {
        List<RecountBasket.Line> goods =
                basket.stream().filter(g -> g.cents() > 0 && matches(g)).toList();
        Set<String> lines = new HashSet<>();
        goods.forEach(g -> lines.add(g.id()));
        long times = Math.min(uses, perTransaction);
        return switch (kind) {
            case "SPEND" -> {
                long off = spend(
                        goods.stream().mapToLong(RecountBasket.Line::cents).sum());
                yield new Saving(off, off, lines);
            }
            case "PERCENT_OFF" -> percentOff(goods, times, lines);
            default -> {
                long off = dearest(goods, times);
                yield new Saving(off, off, lines);
            }
        };
    }

    /** What a spend offer takes off so much. */
    long spend(long cents) {
        return steps.headMap(cents, true).values().stream()
                .mapToLong(off -> Math.min(off, cents))
                .max()
                .orElse(0);
    }

    /** Of an amount off or a fixed price: the pieces on which it gives most. */
    private long dearest(List<RecountBasket.Line> goods, long times) {
        return goods.stream()
                .flatMapToLong(g -> Arrays.stream(g.units()))
                .map(unit -> kind.equals("AMOUNT_OFF") ? Math.min(value, unit) : Math.max(0, unit - value))
                .boxed()
                .sorted(Comparator.reverseOrder())
                .limit(times)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Rounded once per line; which pieces a limit leaves out then matters by a cent, and only bounds are known. */
    private Saving percentOff(List<RecountBasket.Line> goods, long times, Set<String> lines) {
        long pieces = goods.stream().mapToLong(RecountBasket.Line::pieces).sum();
        if (times >= pieces) {
            long off = goods.stream().mapToLong(g -> rounded(g.cents())).sum();
            return new Saving(off, off, lines);
        }
        List<Long> dearest = goods.stream()
                .flatMapToLong(g -> Arrays.stream(g.units()))
                .boxed()
                .sorted(Comparator.reverseOrder())
                .limit(times)
                .toList();
        long one = dearest.isEmpty() ? 0 : rounded(dearest.get(0));
        long most = dearest.stream().mapToLong(unit -> rounded(unit) + 1).sum();
        return new Saving(one, times == 1 ? one : most, lines);
    }

    private long rounded(long cents) {
        return (cents * value + WHOLE / 2) / WHOLE;
    }

    /** Who pays what of a discount: whole cents first, what is left to the largest remainders, the earlier listed first. */
    Map<String, Long> funding(long amount) {
        long[] parts = new long[shares.size()];
        long left = amount;
        List<Integer> byRemainder = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = amount * shares.get(i).getValue() / WHOLE;
            left -= parts[i];
            byRemainder.add(i);
        }
        byRemainder.sort(Comparator.comparingLong(i -> -(amount * shares.get(i).getValue() % WHOLE)));
        for (int i = 0; i < left; i++) {
            parts[byRemainder.get(i)]++;
        }
        Map<String, Long> funding = new TreeMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] != 0) {
                funding.merge(shares.get(i).getKey(), parts[i], Long::sum);
            }
        }
        return funding;
    }
}
