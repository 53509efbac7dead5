package dev.tillside.example.cli.plan;

import dev.tillside.plan.Assortment;
import dev.tillside.plan.Household;
import dev.tillside.plan.ListPlanner;
import dev.tillside.plan.NormsBuilder;
import dev.tillside.plan.Plan;
import dev.tillside.plan.PlannedList;
import dev.tillside.plan.Policy;
import dev.tillside.plan.Published;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.Visit;
import dev.tillside.wire.PlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntConsumer;

/** One run of {@code plan lists}: read, plan, write. */
public final class ListRun {
    private final Reference reference;
    private final Forecast forecast;
    private final LocalDate day;
    private final SortedMap<String, List<Visit>> visits;
    private final Assortment shop;
    private final List<Household> households;
    private final Tracks tracks;
    private Optional<Published> published = Optional.empty();
    private Optional<Plan> plan = Optional.empty();
    private Optional<ForecastCheck> check = Optional.empty();

    private ListRun(
            Reference reference,
            Forecast forecast,
            LocalDate day,
            SortedMap<String, List<Visit>> visits,
            List<Household> households,
            Tracks tracks) {
        this.tracks = tracks;
        this.reference = reference;
        this.forecast = forecast;
        this.visits = visits;
        this.day = day;
        this.households = households;
        shop = Assortment.of(reference.items());
    }

    /**
     * @param visits of every household, in order of household
     * @param shown what earlier lists showed and held out
     * @param forecast what households are taken to buy
     */
    public static ListRun of(
            SortedMap<String, List<Visit>> visits,
            Reference reference,
            List<ShownFile.Row> shown,
            Forecast forecast,
            LocalDate day) {
        Tracks tracks = new Tracks(shown, visits, reference.deals(), day);
        List<Household> households = visits.entrySet().parallelStream()
                .map(each -> new Household(
                        each.getKey(), HistoryFile.before(each.getValue(), day), tracks.of(each.getKey())))
                .toList();
        return new ListRun(reference, forecast, day, visits, households, tracks);
    }

    /** How many households there are. */
    public int size() {
        return households.size();
    }

    /** Plans; tells how many households have been looked at. */
    public Plan plan(IntConsumer progress) {
        Published before = reference.published();
        Policy policy =
                before.policy().withResponse(tracks.learned(before.policy().response()));
        Published now = before.with(policy).with(NormsBuilder.of(households, shop, day, policy.cuts()));
        published = Optional.of(now);
        ListPlanner planner = new ListPlanner(now.setting(shop, reference.deals(), forecast, tracks.spent()));
        plan = Optional.of(planner.plan(households, day, progress));
        check = Optional.of(ForecastCheck.of(forecast, visits, day, policy.validDays()));
        return plan.get();
    }

    public List<String> summary() {
        List<String> text = new ArrayList<>(picture().text());
        if (check().isTold()) {
            text.add("");
            text.add(check().text());
        }
        return text;
    }

    private ForecastCheck check() {
        return check.orElseThrow();
    }

    private PlanSummary picture() {
        return new PlanSummary(
                        plan.orElseThrow(), reference.program().currency().getDefaultFractionDigits())
                .counting(
                        households,
                        shop,
                        published.orElseThrow().norms(),
                        reference.published().policy().cuts());
    }

    /**
     * Writes everything into a folder, which is made where it is not there.
     *
     * @param language of shoppers, {@code en} or {@code zh}
     */
    public void write(Path folder, String language) throws IOException {
        Files.createDirectories(folder);
        Plan made = plan.orElseThrow();
        List<String> objects = new ArrayList<>(PlanJson.offers(made));
        List<String> texts = new ArrayList<>();
        ListText paper = new ListText(language);
        for (PlannedList list : made.lists()) {
            objects.addAll(PlanJson.list(list));
            texts.add("--- " + list.household());
            texts.addAll(paper.of(list));
            texts.add("");
        }
        objects.add(PlanJson.plan(published.orElseThrow().with(made.prices())));
        Files.write(folder.resolve("reference.jsonl"), objects);
        Files.write(folder.resolve("lists.txt"), texts);
        ShownFile.write(folder.resolve("shown.csv"), ShownFile.rows(made));
        PlanSummary picture = picture();
        Files.write(folder.resolve("summary.txt"), summary());
        picture.discountByCell().write(folder, "discount-by-cell");
        picture.valueByDecile().write(folder, "value-by-decile");
        if (check().isTold()) {
            check().plot().write(folder, "calibration");
        }
    }
}
