package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What became of a deal, for the vendor who pays for it: made so that no household can be told from it, nor from the difference
 * of two reports.
 *
 * <ul>
 *   <li>A report adds up {@link Cohort}s and nothing else. A cohort is of whole list days and of at least {@value Cohort#LEAST}
 *       households that were shown the deal; days with fewer wait for the next. It is told once its lists have run out, so that nothing in it changes
 *       any more. Two reports of one deal differ by whole cohorts, whatever their days.
 *   <li>Each figure of a cohort rests on ten households at least, and ten others stand outside it where it is a part of a whole;
 *       no household makes more than half of a sum. What does not is left out: of zero, too.
 *   <li>Figures are blurred by some households' worth, each by itself, the same in every report of the same households and otherwise anew, and
 *       counts are in steps of five: who sets reports against each other that differ by one household, or by a few days, does not
 *       learn what that household did.
 *   <li>Totals are sums of what is told, so that what is left out cannot be got back by subtraction; shares and the lift are
 *       computed from what is told.
 *   <li>A cohort that an earlier report told stands as it was told, even if a household has been erased since.
 * </ul>
 *
 * @param deal what it is about
 * @param asOf the day on which it is made
 * @param cohorts in order of day
 */
public record VendorReport(Deal deal, LocalDate asOf, List<Cohort> cohorts) {
    public VendorReport {
        BadInput.present(deal, "deal");
        BadInput.present(asOf, "asOf");
        cohorts = List.copyOf(cohorts);
    }

    /**
     * @param exposures of this deal, of any days and in any order; an order of households is not kept
     * @param asOf lists that hold on this day or later are not told yet
     * @param told cohorts of this deal from earlier reports
     * @param secret which no vendor knows, the same for all reports: the seed of the policy's hold-out, say. The blur is drawn from it
     */
    public static VendorReport of(Deal deal, List<Exposure> exposures, LocalDate asOf, List<Cohort> told, long secret) {
        Map<LocalDate, List<Exposure>> byDay = new TreeMap<>();
        LocalDate after =
                told.stream().map(Cohort::through).max(LocalDate::compareTo).orElse(LocalDate.MIN);
        LocalDate lastTold =
                told.stream().map(Cohort::from).max(LocalDate::compareTo).orElse(LocalDate.MIN);
        for (Exposure e : exposures) {
            boolean isTold = !e.issued().isAfter(lastTold) || !e.through().isAfter(after);
            if (!isTold && e.through().isBefore(asOf)) {
                byDay.computeIfAbsent(e.issued(), none -> new ArrayList<>()).add(e);
            }
        }
        List<Cohort> cohorts = new ArrayList<>(told);
        Blur blur = new Blur(secret, deal.id());
        Cohort.blocks(byDay).forEach(block -> cohorts.add(Cohort.of(block, blur)));
        cohorts.sort(Comparator.comparing(Cohort::from));
        return new VendorReport(deal, asOf, cohorts);
    }

    /** The sum of a figure over the cohorts that tell it; absent where none does. */
    public OptionalLong total(Function<Cohort, OptionalLong> figure) {
        return Figure.total(cohorts.stream().map(figure).toList());
    }

    /** The lift over the cohorts that tell all four of its figures. */
    public Optional<Lift> lift() {
        List<Cohort> whole = cohorts.stream()
                .filter(c -> c.lists().isPresent()
                        && c.buyers().isPresent()
                        && c.heldOut().isPresent()
                        && c.heldOutBuyers().isPresent())
                .toList();
        VendorReport some = new VendorReport(deal, asOf, whole);
        return Lift.of(
                some.total(Cohort::lists),
                some.total(Cohort::buyers),
                some.total(Cohort::heldOut),
                some.total(Cohort::heldOutBuyers));
    }

    /** The deal's items' share of their categories in the eight weeks before lists, by cohorts that tell both. */
    public OptionalDouble shareBefore() {
        return share(Cohort::ownBefore, Cohort::categoryBefore);
    }

    /** The same while the lists held. */
    public OptionalDouble shareAfter() {
        return share(Cohort::ownAfter, Cohort::categoryAfter);
    }

    private OptionalDouble share(Function<Cohort, OptionalLong> part, Function<Cohort, OptionalLong> whole) {
        VendorReport both = new VendorReport(
                deal,
                asOf,
                cohorts.stream()
                        .filter(c -> part.apply(c).isPresent() && whole.apply(c).isPresent())
                        .toList());
        return Figure.share(both.total(part), both.total(whole));
    }
}
