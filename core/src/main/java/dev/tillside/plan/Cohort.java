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
        Set<String> lists = households(shown, e -> true);
        Set<String> heldOut = households(held, e -> true);
        return new Cohort(
                exposures.stream()
                        .map(Exposure::issued)
                        .min(LocalDate::compareTo)
                        .orElseThrow(),
                exposures.stream()
                        .map(Exposure::through)
                        .max(LocalDate::compareTo)
                        .orElseThrow(),
                Figure.count(lists, "lists", blur),
                Figure.part(households(shown, e -> e.redeemed() > 0), lists.size(), "redeemed", blur),
                Figure.sum(each(shown, Exposure::redeemed), Figure.STEP, "units", blur),
                Figure.part(households(shown, e -> e.bought() > 0), lists.size(), "buyers", blur),
                Figure.sum(each(shown, Exposure::spend), SPEND_STEP, "spend", blur),
                Figure.count(heldOut, "heldOut", blur),
                Figure.part(households(held, e -> e.bought() > 0), heldOut.size(), "heldOutBuyers", blur),
                Figure.part(
                        households(shown, e -> e.bought() > 0 && e.ownBefore() == 0), lists.size(), "newBuyers", blur),
                Figure.sum(each(shown, Exposure::ownBefore), Figure.STEP, "ownBefore", blur),
                Figure.sum(each(shown, Exposure::categoryBefore), Figure.STEP, "categoryBefore", blur),
                Figure.sum(each(shown, Exposure::bought), Figure.STEP, "ownAfter", blur),
                Figure.sum(each(shown, Exposure::categoryBought), Figure.STEP, "categoryAfter", blur));
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
