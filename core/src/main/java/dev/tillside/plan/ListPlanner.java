package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Plans lists. The same households, setting and day give the same lists on every machine, however many processors it has.
 * Immutable and thread-safe. The work grows in proportion to the households' purchases.
 */
public final class ListPlanner {
    private static final int BLOCK = 512;

    /** A special holds for as many units as are bought while the list holds, few at most. */
    private static final int MOST_USES = 6;

    private final Setting setting;
    private final DealIndex deals;

    public ListPlanner(Setting setting) {
        this.setting = BadInput.present(setting, "setting");
        deals = new DealIndex(setting.deals(), setting.shop());
    }

    /** The lists of all households whose turn it is. */
    public Plan plan(List<Household> households, LocalDate today) {
        return plan(households, today, done -> {});
    }

    /**
     * The same, telling how many households have been looked at: in the caller's or another thread, one call at a time.
     */
    public Plan plan(List<Household> households, LocalDate today, IntConsumer progress) {
        BadInput.present(today, "date");
        Map<Turn, Integer> turns = new HashMap<>();
        List<Draft> drafts = drafts(households, today, turns, progress);
        BudgetBook book = BudgetBook.of(setting, today);
        Policy policy = setting.policy();
        List<Options> options = inParallel(drafts.size(), i -> drafts.get(i).options(book, policy.specials()));
        Allocation.Result result = Allocation.solve(options, book.budgets());
        ListMaker maker = new ListMaker(setting, today, "");
        List<PlannedList> lists = inParallel(
                drafts.size(),
                i -> maker.list(
                        drafts.get(i), drafts.get(i).pick(result.chosen().get(i))));
        return new Plan(
                today,
                today.plusDays(policy.everyDays() + policy.validDays() - 2L),
                lists,
                households.size(),
                households.size() - turns.getOrDefault(Turn.POOR, 0),
                turns.getOrDefault(Turn.WAITING, 0),
                turns.getOrDefault(Turn.WITHHELD, 0),
                book.spending(result.spent(), lists),
                book.prices(result.prices()),
                result.gain(),
                result.bound());
    }

    /**
     * One household's list at prices that a plan for all made: what a till does after a sale. A deal without a price costs
     * nothing but what it gives; one of no budget is left out. Specials hold for one unit each, as a signed code has them.
     *
     * @param maker goes into the list's id, so that two makers' lists of one day are two
     * @param allowed which specials may be offered: those whose offers tills know
     * @return nothing where it is not the household's turn, or no line comes about
     */
    public Optional<PlannedList> next(
            Household household,
            LocalDate today,
            Map<String, Double> prices,
            String maker,
            Predicate<Special> allowed) {
        Profile profile = profile(household, today);
        if (turn(profile, today) != Turn.LIST) {
            return Optional.empty();
        }
        // Tills hold offers for the depths that were planned for many, and hardly one that is tried.
        HoldOut settled = setting.policy().holdOut().withoutDepths();
        Policy policy = setting.policy();
        Draft draft = Draft.of(profile, policy, new Candidates(setting, deals, today, 1, allowed, settled));
        BudgetBook book = BudgetBook.of(setting, today);
        Options options = draft.options(book, policy.specials());
        int[] chosen = Allocation.choose(options, book.budgets(), book.prices(prices));
        PlannedList list = new ListMaker(setting, today, maker).list(draft, draft.pick(chosen));
        return list.lines().isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private enum Turn {
        LIST,
        POOR,
        WAITING,
        WITHHELD
    }

    private Turn turn(Profile profile, LocalDate today) {
        Policy policy = setting.policy();
        Household household = profile.household();
        if (!profile.value().isEligible(policy)) {
            return Turn.POOR;
        }
        boolean hasOne = household
                .track()
                .lastList()
                .map(last -> last.plusDays(policy.everyDays()).isAfter(today))
                .orElse(false);
        if (hasOne || !policy.isTurn(household.id(), today)) {
            return Turn.WAITING;
        }
        return policy.holdOut().withholdsList(household.id()) ? Turn.WITHHELD : Turn.LIST;
    }

    private Profile profile(Household household, LocalDate today) {
        return Profile.of(household, setting.shop(), setting.norms(), setting.policy(), setting.forecast(), today);
    }

    private record Looked(Turn turn, Optional<Draft> draft) {}

    private List<Draft> drafts(
            List<Household> households, LocalDate today, Map<Turn, Integer> turns, IntConsumer progress) {
        Candidates candidates = new Candidates(
                setting,
                deals,
                today,
                MOST_USES,
                special -> true,
                setting.policy().holdOut());
        List<Draft> drafts = new ArrayList<>();
        for (int from = 0; from < households.size(); from += BLOCK) {
            List<Household> block = households.subList(from, Math.min(from + BLOCK, households.size()));
            inParallel(block.size(), i -> looked(block.get(i), today, candidates))
                    .forEach(looked -> {
                        turns.merge(looked.turn(), 1, Integer::sum);
                        looked.draft().ifPresent(drafts::add);
                    });
            progress.accept(from + block.size());
        }
        return drafts;
    }

    private Looked looked(Household household, LocalDate today, Candidates candidates) {
        Profile profile = profile(household, today);
        Turn turn = turn(profile, today);
        return new Looked(
                turn,
                turn == Turn.LIST ? Optional.of(Draft.of(profile, setting.policy(), candidates)) : Optional.empty());
    }

    private static <T> List<T> inParallel(int count, IntFunction<T> each) {
        return IntStream.range(0, count).parallel().mapToObj(each).toList();
    }
}
