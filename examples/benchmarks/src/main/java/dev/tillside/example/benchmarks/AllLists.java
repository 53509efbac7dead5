package dev.tillside.example.benchmarks;

import dev.tillside.example.cli.plan.HistoryFile;
import dev.tillside.plan.Assortment;
import dev.tillside.plan.Household;
import dev.tillside.plan.ListPlanner;
import dev.tillside.plan.Norms;
import dev.tillside.plan.NormsBuilder;
import dev.tillside.plan.Plan;
import dev.tillside.plan.Policy;
import dev.tillside.plan.Setting;
import dev.tillside.plan.Track;
import dev.tillside.plan.forecast.Model;
import dev.tillside.plan.forecast.Observation;
import dev.tillside.plan.forecast.Population;
import dev.tillside.plan.forecast.PopulationBuilder;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Training;
import dev.tillside.plan.forecast.TrainingSettings;
import dev.tillside.plan.forecast.Visit;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Lists for all households of a file, from its bytes to the last line: beside a bare reader of the same file. */
final class AllLists {
    private static final int WINDOW = 14;
    private static final int LEARNED_FROM_AT_MOST = 600;
    private static final int DECIMALS = 2;

    private final Path file;
    private final int households;
    private final int rounds;
    private final Town town = new Town();
    private final Assortment shop = Assortment.of(town.items());
    private final Policy policy = Policy.usual(Stock.POUNDS);
    private final Model model;
    private final long lines;
    private Optional<Plan> plan = Optional.empty();

    AllLists(Path directory, int households, int rounds) throws IOException {
        this.households = households;
        this.rounds = rounds;
        file = directory.resolve("history.csv");
        model = trained();
        lines = write();
    }

    private long write() throws IOException {
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", HistoryFile.COLUMNS) + "\n");
            for (int household = 0; household < households; household++) {
                String name = Town.name(household);
                for (Visit visit : town.visits(household)) {
                    for (Purchase p : visit.purchases()) {
                        out.write(name
                                + ','
                                + visit.date()
                                + ','
                                + p.item()
                                + ','
                                + (int) p.quantity()
                                + ','
                                + Stock.money(p.spend()).plain()
                                + ','
                                + (p.special() ? '1' : '0')
                                + '\n');
                        written++;
                    }
                }
            }
        }
        return written;
    }

    /** From the last fortnight of some households: what is known of items by the first half of them, the trees by the others. */
    private Model trained() {
        LocalDate cut = Town.TODAY.minusDays(WINDOW);
        int learnedFrom = Math.min(households, LEARNED_FROM_AT_MOST);
        PopulationBuilder known = new PopulationBuilder(WINDOW, 0);
        for (int household = 0; household < learnedFrom / 2; household++) {
            known.observe(observation(household, cut));
        }
        Population population = known.population(Town.TODAY);
        Training training = new Training(TrainingSettings.window(1), WINDOW);
        for (int household = learnedFrom / 2; household < learnedFrom; household++) {
            training.add(observation(household, cut), population);
        }
        return training.train(population);
    }

    private Observation observation(int household, LocalDate cut) {
        List<Visit> visits = town.visits(household);
        Set<String> bought = new HashSet<>();
        visits.stream().filter(visit -> !visit.date().isBefore(cut)).forEach(visit -> visit.purchases()
                .forEach(p -> bought.add(p.item())));
        return new Observation(PurchaseHistory.of(visits), cut, WINDOW, bought);
    }

    /** Counts the lines of each household, and nothing else. */
    private Map<String, Integer> bare() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                counts.merge(line.substring(0, line.indexOf(',')), 1, Integer::sum);
            }
        }
        return counts;
    }

    private List<Household> read() throws IOException {
        SortedMap<String, List<Visit>> visits = HistoryFile.read(file, DECIMALS);
        return visits.entrySet().parallelStream()
                .map(each -> new Household(each.getKey(), HistoryFile.before(each.getValue(), Town.TODAY), Track.NONE))
                .toList();
    }

    private Plan planned() throws IOException {
        List<Household> all = read();
        Norms norms = NormsBuilder.of(all, shop, Town.TODAY, policy.cuts());
        Setting setting = new Setting(shop, town.deals(households), norms, policy, model, List.of(), Map.of());
        Plan made = new ListPlanner(setting).plan(all, Town.TODAY);
        plan = Optional.of(made);
        return made;
    }

    void print(PrintWriter out) throws Exception {
        Measured[] all = {new Measured(this::bare), new Measured(this::read), new Measured(this::planned)};
        List<Samples> samples = InTurn.run(2, rounds, all);
        Table table = new Table(
                Table.format(
                        "Lists for %,d households of %,.0f lines: a model of %d trees, %,d bytes, about %d candidates each",
                        households, (double) lines / households, model.treeCount(), model.bytes().length, candidates()),
                "what",
                "p50",
                "households/s",
                "against the bare reader",
                "CPU each",
                "of the bare reader's");
        String[] names = {"bare reader: lines counted by household", "read into histories", "read, and a list for each"
        };
        for (int i = 0; i < names.length; i++) {
            long p50 = samples.get(i).p50();
            table.row(
                    names[i],
                    Table.time(p50),
                    Table.count(households * 1_000_000_000L / p50),
                    Table.ratio(p50, samples.get(0).p50()),
                    Table.time(all[i].cpu.p50() / households),
                    Table.ratio(all[i].cpu.p50(), all[0].cpu.p50()));
        }
        table.print(out);
        Plan made = plan.orElseThrow();
        out.println(Table.format(
                "%,d lists, %.1f lines each; gain %.2f %% below its bound",
                made.lists().size(),
                made.lists().stream()
                        .mapToInt(list -> list.lines().size())
                        .average()
                        .orElse(0),
                100 * (1 - made.gain() / made.bound())));
    }

    /** With the time that all threads of this process have run: it stays the same on a machine that is busy otherwise. */
    private static final class Measured implements Contestant {
        private final Callable<Object> work;
        private final Samples cpu = new Samples();
        private long spent;

        Measured(Callable<Object> work) {
            this.work = work;
        }

        @Override
        public Object run(int round) throws Exception {
            long before = Machine.cpu();
            Object answer = work.call();
            spent = Machine.cpu() - before;
            return answer;
        }

        @Override
        public void look(int round, Object answer) {
            cpu.add(spent);
        }
    }

    private int candidates() {
        return (int) Math.round(IntStream.range(0, Math.min(households, 100))
                .map(h -> model.rank(PurchaseHistory.of(town.visits(h)), Town.TODAY, WINDOW)
                        .size())
                .average()
                .orElse(0));
    }
}
