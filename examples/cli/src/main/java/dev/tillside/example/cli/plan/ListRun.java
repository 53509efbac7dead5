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
    private final LocalDate day;
    private final Assortment shop;
    private final List<Household> households;
    private final Tracks tracks;
    private Optional<Published> published = Optional.empty();
    private Optional<Plan> plan = Optional.empty();

    private ListRun(Reference reference, LocalDate day, List<Household> households, Tracks tracks) {
        this.tracks = tracks;
        this.reference = reference;
        this.day = day;
        this.households = households;
        shop = Assortment.of(reference.items());
    }

    /** @throws IOException where a file cannot be used; the message names it, the line, the field and the fault */
    public static ListRun read(Path history, Reference reference, List<Path> shown, LocalDate day) throws IOException {
        SortedMap<String, List<Visit>> visits =
                HistoryFile.read(history, reference.program().currency().getDefaultFractionDigits());
        Tracks tracks = new Tracks(ShownFile.readAll(shown), visits, reference.deals(), day);
        List<Household> households = new ArrayList<>();
        visits.forEach((id, each) -> households.add(new Household(id, HistoryFile.before(each, day), tracks.of(id))));
        return new ListRun(reference, day, households, tracks);
    }

    /** Plans; tells how many households have been looked at. */
    public Plan plan(IntConsumer progress) {
        Published before = reference.published();
        Policy policy =
                before.policy().withResponse(tracks.learned(before.policy().response()));
        Published now = before.with(policy).with(NormsBuilder.of(households, shop, day, policy.cuts()));
        published = Optional.of(now);
        ListPlanner planner = new ListPlanner(now.setting(shop, reference.deals(), Forecast.closed(), tracks.spent()));
        plan = Optional.of(planner.plan(households, day, progress));
        return plan.get();
    }

    public List<String> summary() {
        return picture().text();
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

    /** Writes everything into a folder, which is made where it is not there. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Plan made = plan.orElseThrow();
        List<String> objects = new ArrayList<>(PlanJson.offers(made));
        List<String> texts = new ArrayList<>();
        for (PlannedList list : made.lists()) {
            objects.addAll(PlanJson.list(list));
            texts.add("--- " + list.household());
            texts.addAll(ListText.of(list));
            texts.add("");
        }
        objects.add(PlanJson.plan(published.orElseThrow().with(made.prices())));
        Files.write(folder.resolve("reference.jsonl"), objects);
        Files.write(folder.resolve("lists.txt"), texts);
        ShownFile.write(folder.resolve("shown.csv"), ShownFile.rows(made));
        PlanSummary picture = picture();
        Files.write(folder.resolve("summary.txt"), picture.text());
        picture.discountByCell().write(folder, "discount-by-cell");
        picture.valueByDecile().write(folder, "value-by-decile");
    }
}
