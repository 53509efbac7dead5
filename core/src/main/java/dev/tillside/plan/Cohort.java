package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The households that were shown, or withheld, a deal on lists of some days, at least {@value Figure#LEAST} that were shown it. Its
 * figures are made safe once; whatever a report adds up, it adds up these. An absent figure is one of fewer than {@value
 * Figure#LEAST} households, or of nearly all. Counts stand in steps of {@value Figure#STEP}.
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
    private static final long SPEND_STEP = 500;

    public Cohort {
        BadInput.present(from, "from");
        BadInput.present(through, "through");
    }

    static Cohort of(List<Exposure> exposures) {
        List<Exposure> shown = exposures.stream().filter(e -> !e.heldOut()).toList();
        List<Exposure> held = exposures.stream().filter(Exposure::heldOut).toList();
        long lists = households(shown, e -> true);
        long heldOut = households(held, e -> true);
        return new Cohort(
                exposures.stream()
                        .map(Exposure::issued)
                        .min(LocalDate::compareTo)
                        .orElseThrow(),
                exposures.stream()
                        .map(Exposure::through)
                        .max(LocalDate::compareTo)
                        .orElseThrow(),
                Figure.count(lists),
                Figure.part(households(shown, e -> e.redeemed() > 0), lists),
                sum(shown, Exposure::redeemed, Figure.STEP),
                Figure.part(households(shown, e -> e.bought() > 0), lists),
                sum(shown, Exposure::spend, SPEND_STEP),
                Figure.count(heldOut),
                Figure.part(households(held, e -> e.bought() > 0), heldOut),
                Figure.part(households(shown, e -> e.bought() > 0 && e.ownBefore() == 0), lists),
                sum(shown, Exposure::ownBefore, Figure.STEP),
                sum(shown, Exposure::categoryBefore, Figure.STEP),
                sum(shown, Exposure::bought, Figure.STEP),
                sum(shown, Exposure::categoryBought, Figure.STEP));
    }

    static long households(Collection<Exposure> exposures, Predicate<Exposure> which) {
        return exposures.stream()
                .filter(which)
                .map(Exposure::household)
                .distinct()
                .count();
    }

    private static OptionalLong sum(List<Exposure> exposures, ToDoubleFunction<Exposure> what, long step) {
        Map<String, Double> each = new LinkedHashMap<>();
        exposures.forEach(e -> each.merge(e.household(), what.applyAsDouble(e), Double::sum));
        return Figure.sum(each.values(), step);
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
            if (households(block, e -> !e.heldOut()) >= Figure.LEAST) {
                blocks.add(block);
                block = new ArrayList<>();
            }
        }
        return blocks;
    }
}
