package dev.tillside.example.benchmarks;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import dev.tillside.basket.Line;
import dev.tillside.item.Selector;
import dev.tillside.money.Money;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A {@link Crowd} of one layer as an integer programme for OR-tools' CP-SAT: how many units of each line each offer takes. */
final class ExactSolver {
    private static final double SECONDS_MOST = 60;
    private static final long NO_CAP = 1_000_000;

    private final CpModel model = new CpModel();
    private final List<Line> lines;
    private final List<LinearExprBuilder> takenOf = new ArrayList<>();
    private final List<IntVar> saved = new ArrayList<>();

    ExactSolver(Pricing pricing) {
        lines = pricing.basket().lines();
        lines.forEach(l -> takenOf.add(LinearExpr.newBuilder()));
        pricing.offers().offers().forEach(this::add);
        for (int i = 0; i < lines.size(); i++) {
            model.addLessOrEqual(takenOf.get(i), Crowd.units(lines.get(i)));
        }
        LinearExprBuilder all = LinearExpr.newBuilder();
        saved.forEach(all::add);
        model.maximize(all);
    }

    static void load() {
        Loader.loadNativeLibraries();
    }

    /** The best saving, by one thread; absent where a minute did not prove it. */
    OptionalLong solve() {
        CpSolver solver = new CpSolver();
        solver.getParameters().setNumWorkers(1).setMaxTimeInSeconds(SECONDS_MOST);
        return solver.solve(model) == CpSolverStatus.OPTIMAL
                ? OptionalLong.of(saved.stream().mapToLong(solver::value).sum())
                : OptionalLong.empty();
    }

    /** What an offer saves is at most the sum over its uses, and at most its cap. */
    private void add(Offer offer) {
        LinearExprBuilder saves = LinearExpr.newBuilder();
        IntVar uses = model.newIntVar(0, offer.limits().perTransaction().orElse(60), "uses");
        play(offer.reward(), uses, saves);
        long cap = offer.limits().maxDiscount().map(Money::minor).orElse(NO_CAP);
        IntVar save = model.newIntVar(0, cap, "saves");
        model.addLessOrEqual(save, saves);
        saved.add(save);
    }

    private void play(Reward reward, IntVar uses, LinearExprBuilder saves) {
        if (reward instanceof Reward.AmountOff r) {
            take(r.items(), uses, 1, 0, saves);
            saves.addTerm(uses, r.amount().minor());
        } else if (reward instanceof Reward.PercentOff r) {
            take(r.items(), uses, 1, r.percent().tenThousandths(), saves);
        } else if (reward instanceof Reward.MultiBuy r && r.cheapest().isPresent()) {
            take(r.items(), uses, r.quantity(), 0, saves);
            saves.addTerm(uses, anyPrice(r.items()) * r.cheapest().getAsInt() * millionths(r.deal()) / 1_000_000);
        } else if (reward instanceof Reward.MultiBuy r) {
            take(r.items(), uses, r.quantity(), share(r.deal()), saves);
            saves.addTerm(uses, perUse(r.deal()));
        } else if (reward instanceof Reward.Bundle r) {
            r.parts().forEach(p -> take(p.items(), uses, p.quantity(), share(r.deal()), saves));
            saves.addTerm(uses, perUse(r.deal()));
        } else {
            throw new IllegalArgumentException("not in a crowd: " + reward.kind());
        }
    }

    /** So many units for each use, each saving a share of its price. */
    private void take(Selector items, IntVar uses, int perUse, long millionths, LinearExprBuilder saves) {
        LinearExprBuilder taken = LinearExpr.newBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (items.matches(line.item(), line.facts())) {
                IntVar some = model.newIntVar(0, Crowd.units(line), "taken");
                taken.add(some);
                takenOf.get(i).add(some);
                saves.addTerm(some, Crowd.unitPrice(line) * millionths / 1_000_000);
            }
        }
        model.addEquality(taken, LinearExpr.term(uses, perUse));
    }

    private long anyPrice(Selector items) {
        return lines.stream()
                .filter(l -> items.matches(l.item(), l.facts()))
                .mapToLong(Crowd::unitPrice)
                .findFirst()
                .orElseThrow();
    }

    /** Which part of the units' price a deal saves: all of it where they get a new price. */
    private static long share(Deal deal) {
        return deal instanceof Deal.AmountOff ? 0 : deal instanceof Deal.Price ? 1_000_000 : millionths(deal);
    }

    private static long millionths(Deal deal) {
        return ((Deal.PercentOff) deal).percent().tenThousandths();
    }

    /** What a use saves besides: the new price has to be paid. */
    private static long perUse(Deal deal) {
        if (deal instanceof Deal.Price price) {
            return -price.price().minor();
        }
        return deal instanceof Deal.AmountOff amount ? amount.amount().minor() : 0;
    }
}
