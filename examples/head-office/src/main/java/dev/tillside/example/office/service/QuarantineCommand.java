package dev.tillside.example.office.service;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.delivery.Quarantined;
import dev.tillside.example.office.store.Page;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code quarantine}: deliveries that do not add up. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Lists deliveries that do not add up, and decides what becomes of them.",
        subcommands = {CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class QuarantineCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them with their reasons.")
    int list(@Mixin ConfigFile file) throws IOException {
        return at(file, (office, out) -> {
            Listing held = Listing.of("SALE", "RECEIVED", "CODE", "REASON");
            Page.all(office.oversight()::quarantine)
                    .forEach(one ->
                            held.line(one.key().toString(), one.received().toString(), one.code(), one.reason()));
            held.print(out);
            return CommandLine.ExitCode.OK;
        });
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints one as the till sent it; it may name a member.")
    int show(@Mixin ConfigFile file, @Parameters(paramLabel = "KEY") String key) throws IOException {
        return at(file, (office, out) -> {
            Quarantined one = office.oversight()
                    .quarantined(BasketKey.parse(key))
                    .orElseThrow(() -> BadInput.value("key", "nothing of this key is in quarantine"));
            out.println(one.json());
            return CommandLine.ExitCode.OK;
        });
    }

    @Command(name = "release", mixinStandardHelpOptions = true, description = "Stores one after all.")
    int release(@Mixin ConfigFile file, @Parameters(paramLabel = "KEY") String key, @Mixin Decision decision)
            throws IOException {
        return at(file, (office, out) -> {
            office.oversight().release(BasketKey.parse(key), decision.operator(), decision.reason());
            return CommandLine.ExitCode.OK;
        });
    }

    @Command(name = "discard", mixinStandardHelpOptions = true, description = "Throws one away.")
    int discard(@Mixin ConfigFile file, @Parameters(paramLabel = "KEY") String key, @Mixin Decision decision)
            throws IOException {
        return at(file, (office, out) -> {
            office.oversight().discard(BasketKey.parse(key), decision.operator(), decision.reason());
            return CommandLine.ExitCode.OK;
        });
    }
}
