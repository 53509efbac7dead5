package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The households that were shown, or withheld, a deal on lists of some days, at least {@value #LEAST} that were shown it. Its
 * figures are made safe once; whatever a report adds up, it adds up these. An absent figure is one of fewer than {@value
 * Figure#LEAST} households, or of all but fewer. Figures are blurred each by itself, so that what is left
 * between two of them says nothing of a few either, and stand in steps of {@value Figure#STEP}.
 *
 * @param from the first list's day
 * @param through the last day on which one of the lists held
 * @param lists households shown the deal
 * @param redeemed households that used it
 * @param units units sold at the special's price
 * @param buyers households shown it that bought the deal's items, at any price
 * @param spend what they paid for them, in minor units
 * @param heldOut households from which it was withheld
 * @param heldOutBuyers of them that bought the deal's items
 * @param newBuyers households shown it that bought the items and had not in the eight weeks before
 * @param ownBefore units of the items that those shown it bought in the eight weeks before
 * @param categoryBefore units of their categories bought in those weeks
 * @param ownAfter units of the items bought while the lists held
 * @param categoryAfter units of their categories bought while they held
 */
public record Cohort(
        LocalDate from,
        LocalDate through,
        OptionalLong lists,
        OptionalLong redeemed,
        OptionalLong units,
        OptionalLong buyers,
        OptionalLong spend,
        OptionalLong heldOut,
        OptionalLong heldOutBuyers,
        OptionalLong newBuyers,
        OptionalLong ownBefore,
        OptionalLong categoryBefore,
        OptionalLong ownAfter,
        OptionalLong categoryAfter) {
    /** So many households that were shown a deal make a cohort. */
    static final int LEAST = 30;

    private static final long SPEND_STEP = 500;

    public Cohort {
        BadInput.present(from, "from");
        BadInput.present(through, "through");
    }

    static Cohort of(List<Exposure> exposures, Blur blur) {
        List<Exposure> shown = exposures.stream().filter(e -> !e.heldOut()).toList();
        List<Exposure> held = exposures.stream().filter(Exposure::heldOut).toList();
        Set<String> all = households(shown, e -> true);
        Set<String> without = households(held, e -> true);
        OptionalLong lists = Figure.count(all, "lists", blur);
        OptionalLong heldOut = Figure.count(without, "heldOut", blur);
        OptionalLong buyers = atMost(lists, part(shown, e -> e.bought() > 0, all.size(), "buyers", blur));
        OptionalLong categoryBefore = sum(shown, Exposure::categoryBefore, "categoryBefore", blur);
        OptionalLong categoryAfter = sum(shown, Exposure::categoryBought, "categoryAfter", blur);
        OptionalLong ownAfter = atMost(categoryAfter, sum(shown, Exposure::bought, "ownAfter", blur));
        return new Cohort(
                exposures.stream()
                        .map(Exposure::issued)
                        .min(LocalDate::compareTo)
                        .orElseThrow(),
                exposures.stream()
                        .map(Exposure::through)
                        .max(LocalDate::compareTo)
                        .orElseThrow(),
                lists,
                atMost(buyers, part(shown, e -> e.redeemed() > 0, all.size(), "redeemed", blur)),
                atMost(ownAfter, sum(shown, Exposure::redeemed, "units", blur)),
                buyers,
                Figure.sum(each(shown, Exposure::spend), SPEND_STEP, "spend", blur),
                heldOut,
                atMost(heldOut, part(held, e -> e.bought() > 0, without.size(), "heldOutBuyers", blur)),
                atMost(buyers, part(shown, e -> e.bought() > 0 && e.ownBefore() == 0, all.size(), "newBuyers", blur)),
                atMost(categoryBefore, sum(shown, Exposure::ownBefore, "ownBefore", blur)),
                categoryBefore,
                ownAfter,
                categoryAfter);
    }

    /** A part never reads as more than its whole, whatever the blur did to both. */
    private static OptionalLong atMost(OptionalLong whole, OptionalLong part) {
        return part.isPresent() && whole.isPresent() && part.getAsLong() > whole.getAsLong() ? whole : part;
    }

    private static OptionalLong part(
            List<Exposure> exposures, Predicate<Exposure> which, int of, String name, Blur blur) {
        return Figure.part(households(exposures, which), of, name, blur);
    }

    private static OptionalLong sum(List<Exposure> exposures, ToDoubleFunction<Exposure> what, String name, Blur blur) {
        return Figure.sum(each(exposures, what), Figure.STEP, name, blur);
    }

    static Set<String> households(Collection<Exposure> exposures, Predicate<Exposure> which) {
        return exposures.stream().filter(which).map(Exposure::household).collect(Collectors.toSet());
    }

    private static Map<String, Double> each(List<Exposure> exposures, ToDoubleFunction<Exposure> what) {
        Map<String, Double> each = new HashMap<>();
        exposures.forEach(e -> each.merge(e.household(), what.applyAsDouble(e), Double::sum));
        return each;
    }

    /**
     * Exposures by list day, in blocks of whole days, each as small as it can be with enough households. The last days, too few
     * by themselves, wait. More exposures of later days leave the blocks before as they are.
     */
    static List<List<Exposure>> blocks(Map<LocalDate, List<Exposure>> byDay) {
        List<List<Exposure>> blocks = new ArrayList<>();
        List<Exposure> block = new ArrayList<>();
        for (List<Exposure> day : byDay.values()) {
            block.addAll(day);
            if (households(block, e -> !e.heldOut()).size() >= LEAST) {
                blocks.add(block);
                block = new ArrayList<>();
            }
        }
        return blocks;
    }
}
