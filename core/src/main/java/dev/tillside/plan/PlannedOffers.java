package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The offers behind a plan's specials: one for each deal, item and price, limited to its part of the deal's budget. Pure. */
public final class PlannedOffers {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int LONGEST_ID = 64;
    private static final int MILLION = 1_000_000;

    private PlannedOffers() {}

    /**
     * @param id the offer's id
     * @param special one of the specials that it prices
     * @param from its first day
     * @param through its last day
     * @param uses the most uses in all that a vendor pays for
     * @param amount the most discount in all
     * @param funded what the vendor pays of each discount; absent: nothing, and nothing is limited
     */
    public record Planned(
            String id,
            Special special,
            LocalDate from,
            LocalDate through,
            long uses,
            Money amount,
            Optional<Percent> funded) {}

    private static final class Draft {
        private final Special special;
        private double expected;
        private long printed;

        Draft(Special special) {
            this.special = special;
        }

        void add(Special other) {
            expected += other.withIt() * other.uses();
            printed += other.uses();
        }
    }

    /** How the ids begin of all offers that price such a special. */
    public static String prefix(Special special) {
        return special.dealId() + "/" + special.article().key() + "/"
                + special.price().minor() + "/";
    }

    /** The id of the offer behind a special on a list of that day. */
    public static String id(Special special, LocalDate issued) {
        String rest = prefix(special).substring(special.dealId().length()) + SHORT.format(issued);
        String id = special.dealId() + rest;
        return id.length() <= LONGEST_ID
                ? id
                : special.dealId() + "/" + UUID.nameUUIDFromBytes(rest.getBytes(StandardCharsets.UTF_8));
    }

    /** The offers of all lists of a plan, in order of id. */
    public static List<Planned> of(Plan plan) {
        BadInput.present(plan, "plan");
        Map<String, Map<String, Draft>> byDeal = new TreeMap<>();
        for (PlannedList list : plan.lists()) {
            for (Special special : list.specials()) {
                byDeal.computeIfAbsent(special.dealId(), none -> new TreeMap<>())
                        .computeIfAbsent(id(special, plan.day()), none -> new Draft(special))
                        .add(special);
            }
        }
        List<Planned> offers = new ArrayList<>();
        byDeal.values().forEach(drafts -> limited(drafts, plan, offers));
        return offers;
    }

    private static void limited(Map<String, Draft> drafts, Plan plan, List<Planned> offers) {
        List<Draft> each = List.copyOf(drafts.values());
        long[] uses = UseLimits.of(
                each.stream().mapToDouble(d -> d.expected).toArray(),
                each.stream().mapToLong(d -> d.printed).toArray(),
                each.stream().mapToLong(d -> d.special.funding().minor()).toArray(),
                each.get(0).special.deal().map(d -> d.budget().minor()).orElse(0L));
        int i = 0;
        for (Map.Entry<String, Draft> entry : drafts.entrySet()) {
            offers.add(planned(entry.getKey(), entry.getValue().special, uses[i++], plan));
        }
    }

    private static Planned planned(String id, Special special, long uses, Plan plan) {
        long discount = special.discount().minor();
        long funding = special.funding().minor();
        // Rounded down, so that a vendor never pays a cent more for a unit than was agreed.
        Optional<Percent> funded = funding == 0
                ? Optional.empty()
                : Optional.of(new Percent((int) Math.min(MILLION, funding * MILLION / discount)));
        return new Planned(
                id,
                special,
                plan.day(),
                plan.offersThrough(),
                uses,
                special.shelf().withMinor(Math.multiplyExact(uses, discount)),
                funded);
    }
}
