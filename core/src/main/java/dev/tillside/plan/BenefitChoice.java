package dev.tillside.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses the benefits that fit a list. Pure. */
final class BenefitChoice {
    private static final double LEAST_COVER = .5;

    private BenefitChoice() {}

    private record Fit(Benefit benefit, double cover) {}

    /** Of each kind the one that the list covers best, where it covers half of it; in the order of kinds. */
    static List<Benefit> of(List<Benefit> benefits, List<Article> listed, HouseholdValue value) {
        List<Benefit> chosen = new ArrayList<>();
        for (Benefit.Kind kind : Benefit.Kind.values()) {
            benefits.stream()
                    .filter(b -> b.kind() == kind && value.spendPerWeek() >= b.spendPerWeek())
                    .map(b -> new Fit(b, cover(b, listed)))
                    .filter(fit -> fit.cover() >= LEAST_COVER)
                    .min(Comparator.comparingDouble((Fit fit) -> -fit.cover())
                            .thenComparing(fit -> -fit.benefit().parts().size())
                            .thenComparing(fit -> fit.benefit().id()))
                    .ifPresent(fit -> chosen.add(fit.benefit()));
        }
        return chosen;
    }

    private static double cover(Benefit benefit, List<Article> listed) {
        if (benefit.parts().isEmpty()) {
            return 1;
        }
        long covered = benefit.parts().stream()
                .filter(part -> listed.stream()
                        .anyMatch(a -> part.matches(a.item().id(), a.item().facts())))
                .count();
        return covered / (double) benefit.parts().size();
    }
}
