package dev.tillside.plan;

import dev.tillside.plan.forecast.Likelihood;
import dev.tillside.plan.forecast.PurchaseHistory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a list of chosen specials: withholds what is held out, and adds what the household needs besides. Pure. */
final class ListMaker {
    private static final double LEAST_CHANCE = .2;
    private static final int ID_BYTES = 10;
    private static final Comparator<PlannedList.Line> BY_SHELF = Comparator.comparing((PlannedList.Line l) ->
                    l.article().item().facts().department().orElse(""))
            .thenComparing(l -> l.article().category())
            .thenComparing(l -> l.article().description())
            .thenComparing(l -> l.article().key());

    private final Setting setting;
    private final LocalDate today;
    private final String maker;

    ListMaker(Setting setting, LocalDate today, String maker) {
        this.maker = maker;
        this.setting = setting;
        this.today = today;
    }

    /** Of what a household will need, the likeliest first, that which is worth a line. */
    static List<Likelihood> worthALine(List<Likelihood> ranked) {
        int end = 0;
        while (end < ranked.size() && ranked.get(end).probability() >= LEAST_CHANCE) {
            end++;
        }
        return List.copyOf(ranked.subList(0, end));
    }

    PlannedList list(Draft draft, List<Special> chosen) {
        HoldOut holdOut = setting.policy().holdOut();
        String household = draft.household().id();
        List<Special> shown = new ArrayList<>();
        List<Special> heldOut = new ArrayList<>();
        chosen.forEach(s -> (holdOut.withholds(household, s.heldOutAs(), today) ? heldOut : shown).add(s));
        List<PlannedList.Line> lines = lines(draft, shown);
        return new PlannedList(
                id(household),
                household,
                today,
                today.plusDays(setting.policy().validDays() - 1L),
                draft.value(),
                setting.policy().priceStep().withMinor(draft.worth()),
                lines,
                heldOut,
                BenefitChoice.of(
                        setting.benefits(),
                        lines.stream().map(PlannedList.Line::article).toList(),
                        draft.value()));
    }

    private List<PlannedList.Line> lines(Draft draft, List<Special> shown) {
        List<PlannedList.Line> lines = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Map<String, Integer> perCategory = new HashMap<>();
        for (Special s : shown) {
            lines.add(line(draft.household().history(), s.article(), s.withIt(), Optional.of(s)));
            taken.add(s.article().key());
            perCategory.merge(s.article().category(), 1, Integer::sum);
        }
        for (Likelihood likely : draft.likely()) {
            Article article = setting.shop().orNull(likely.item());
            if (lines.size() >= setting.policy().lines()) {
                break;
            }
            if (article != null
                    && !article.isFree()
                    && !taken.contains(article.key())
                    && hasRoom(perCategory, article, likely)) {
                lines.add(line(draft.household().history(), article, likely.probability(), Optional.empty()));
                perCategory.merge(article.category(), 1, Integer::sum);
            }
        }
        lines.sort(BY_SHELF);
        return lines;
    }

    /** A second item of a category only where the household very likely takes both. */
    private static boolean hasRoom(Map<String, Integer> perCategory, Article article, Likelihood likely) {
        int there = perCategory.getOrDefault(article.category(), 0);
        return there == 0 || there == 1 && likely.probability() >= .5;
    }

    private PlannedList.Line line(PurchaseHistory history, Article article, double chance, Optional<Special> special) {
        return new PlannedList.Line(
                article,
                Needs.quantity(history, article, today, setting.policy().validDays()),
                chance,
                Needs.due(history, article, today),
                special);
    }

    private String id(String household) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((household + "\n" + today + "\n" + maker).getBytes(StandardCharsets.UTF_8));
            return "L" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
