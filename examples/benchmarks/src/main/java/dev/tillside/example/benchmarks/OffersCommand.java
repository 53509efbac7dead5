package dev.tillside.example.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks offers}: what pricing costs. */
@Command(name = "offers", description = "Pricing: best combination, personal offers, long baskets, the first price.")
final class OffersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--baskets", defaultValue = "200", description = "Full baskets of each kind (${DEFAULT-VALUE}).")
    private int baskets;

    @Option(names = "--units", defaultValue = "60", description = "In a full basket (${DEFAULT-VALUE}).")
    private int units;

    @Option(names = "--offers", defaultValue = "30", description = "In conflict over it (${DEFAULT-VALUE}).")
    private int offers;

    @Option(
            names = "--seconds",
            defaultValue = "600",
            description = "After so long no further basket of a kind is tried (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--scans", defaultValue = "2000", description = "Repeats of the short ones (${DEFAULT-VALUE}).")
    private int scans;

    @Option(names = "--starts", defaultValue = "20", description = "Fresh JVMs (${DEFAULT-VALUE}).")
    private int starts;

    @Option(names = "--only", description = "One of combination, personal, long, cold.")
    private String only = "";

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.line());
        if (wanted("combination")) {
            new BestCombination(Math.min(baskets, 30), baskets, Duration.ofSeconds(seconds), units, offers).print(out);
        }
        if (wanted("personal")) {
            new PersonalOffers(scans, scans).print(out);
        }
        if (wanted("long")) {
            new LongBasket(Math.max(1, scans / 4), Math.max(1, scans / 4)).print(out);
        }
        if (wanted("cold")) {
            new Cold(starts).print(out);
        }
        return 0;
    }

    private boolean wanted(String part) {
        return only.isEmpty() || only.equals(part);
    }
}
