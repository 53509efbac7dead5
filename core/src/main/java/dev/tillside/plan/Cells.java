package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a household stands in each category that it bought within the last {@value #WEEKS} weeks. Pure. */
public final class Cells {
    /** The window in which cells are judged, in weeks. */
    public static final int WEEKS = 26;

    private Cells() {}

    /** How the household used each category, by category. */
    public static Map<String, CategoryUse> uses(PurchaseHistory history, Assortment shop, LocalDate today) {
        Map<String, CategoryUse> uses = new HashMap<>();
        history.since(BadInput.present(today, "today").minusWeeks(WEEKS), (key, days, units) -> {
            Article article = shop.orNull(key);
            if (article != null) {
                uses.merge(article.category(), use(article, days, units), CategoryUse::plus);
            }
        });
        return uses;
    }

    private static CategoryUse use(Article article, int days, double units) {
        return new CategoryUse(units, article.item().storeBrand() ? units : 0, days, article.margin());
    }

    /** The household's cell in a category; absent: it does not buy it. */
    public static Optional<Cell> cell(Map<String, CategoryUse> uses, String category, Norms norms, CellCuts cuts) {
        return Optional.ofNullable(uses.get(category)).map(use -> use.cell(cuts, norms.usage(category)));
    }
}
