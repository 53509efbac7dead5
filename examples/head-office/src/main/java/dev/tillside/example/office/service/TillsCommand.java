package dev.tillside.example.office.service;

import dev.tillside.example.office.settle.TillSeen;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tills}: who spoke last when. */
@Command(
        name = "tills",
        mixinStandardHelpOptions = true,
        description = "Lists tills and what they hold back, and ends the leases of one that died.",
        subcommands = {CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class TillsCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the tills that have spoken.")
    int list(@Mixin ConfigFile file) throws IOException {
        return at(file, (office, out) -> {
            Listing tills = Listing.of("TILL", "STORE", "LAST SEEN", "OPEN BASKETS", "LEASES");
            office.oversight().tills().forEach(till -> tills.line(cells(till)));
            tills.print(out);
            return CommandLine.ExitCode.OK;
        });
    }

    private static String[] cells(TillSeen till) {
        return new String[] {
            till.till(),
            till.store().orElse(""),
            till.seen().toString(),
            String.valueOf(till.open()),
            String.valueOf(till.leases())
        };
    }

    @Command(
            name = "end-leases",
            mixinStandardHelpOptions = true,
            description = "Ends all leases of a till that will not come back.")
    int endLeases(@Mixin ConfigFile file, @Parameters(paramLabel = "TILL") String till, @Mixin Decision decision)
            throws IOException {
        return at(file, (office, out) -> {
            out.println(office.oversight().endLeases(till, decision.operator(), decision.reason()) + " ended");
            return CommandLine.ExitCode.OK;
        });
    }
}
