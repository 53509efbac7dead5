package dev.tillside.example.cli;

import dev.tillside.example.cli.risk.RiskReport;
import dev.tillside.example.cli.risk.StakesReader;
import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import dev.tillside.offer.Exposure;
import dev.tillside.offer.Stakes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code risk --tills STORE=N,... FILE...}: what tills can lose at most that have not heard of each other. */
@Command(
        name = "risk",
        description = {
            "Says what tills can give away at most beyond what there is, because they had not heard of each other:"
                    + " coupons, limits per member, budgets, points and vouchers; for each offer, and in all.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar risk --tills 0042=4,0043=6 programme.jsonl items.jsonl week48.jsonl members.jsonl",
            "  java -jar tillside.jar risk --tills 0042=4 --json all.jsonl",
            "",
            "Exit status: 0 the loss is bounded; 1 some of it is not; 2 a file could not be read."
        })
final class RiskCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "JSON Lines of reference data: programme, offers, items, members, coupons, accounts.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--tills",
            paramLabel = "STORE=N",
            required = true,
            split = ",",
            description = "How many tills each store has.")
    private Map<String, Integer> tills = new TreeMap<>();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "The language of the report, en or zh. Default: ${DEFAULT-VALUE}")
    private String language = "en";

    @Option(names = "--json", description = "Print one JSON object per risk, and one of the sum.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return tell(stakes());
        } catch (IOException | BadInput e) {
            spec.commandLine().getErr().println("risk: " + e.getMessage());
            return 2;
        }
    }

    private Stakes stakes() throws IOException {
        StakesReader reader = new StakesReader();
        for (String file : files) {
            int number = 0;
            for (String line : InputLines.of(file)) {
                number++;
                try {
                    reader.take(line);
                } catch (BadInput e) {
                    throw new IOException(file + ", line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return reader.stakes(new TreeMap<>(tills));
    }

    private int tell(Stakes stakes) {
        Exposure exposure = Exposure.of(stakes);
        Money zero = Money.zero(stakes.program().currency());
        long count =
                stakes.tills().values().stream().mapToLong(Integer::longValue).sum();
        RiskReport report = new RiskReport(spec.commandLine().getOut(), language);
        if (json) {
            report.printJson(exposure, zero, count);
        } else {
            report.print(exposure, zero, count);
        }
        return exposure.most(zero).isPresent() ? 0 : 1;
    }
}
