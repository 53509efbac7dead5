package dev.tillside.example.office.service;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.Page;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarantine}: deliveries that do not add up. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Lists deliveries that do not add up, and decides what becomes of them.",
        subcommands = {CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class QuarantineCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them with their reasons.")
    int list(@Mixin ConfigFile file) throws IOException {
        return at(file, (office, out) -> Page.all(office.oversight()::quarantine)
                .forEach(one -> out.println(
                        String.join("\t", one.key().toString(), one.received().toString(), one.code(), one.reason()))));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints one as the till sent it; it may name a member.")
    int show(@Mixin ConfigFile file, @Parameters(paramLabel = "KEY") String key) throws IOException {
        return at(
                file,
                (office, out) -> out.println(office.oversight()
                        .quarantined(BasketKey.parse(key))
                        .orElseThrow(() -> BadInput.value("key", "nothing of this key is in quarantine"))
                        .json()));
    }

    @Command(name = "release", mixinStandardHelpOptions = true, description = "Stores one after all.")
    int release(
            @Mixin ConfigFile file,
            @Parameters(paramLabel = "KEY") String key,
            @Option(
                            names = "--operator",
                            required = true,
                            paramLabel = "NAME",
                            description = "Who decides; it is written down.")
                    String operator,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is written down.")
                    String reason)
            throws IOException {
        return at(file, (office, out) -> office.oversight().release(BasketKey.parse(key), operator, reason));
    }

    @Command(name = "discard", mixinStandardHelpOptions = true, description = "Throws one away.")
    int discard(
            @Mixin ConfigFile file,
            @Parameters(paramLabel = "KEY") String key,
            @Option(
                            names = "--operator",
                            required = true,
                            paramLabel = "NAME",
                            description = "Who decides; it is written down.")
                    String operator,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is written down.")
                    String reason)
            throws IOException {
        return at(file, (office, out) -> office.oversight().discard(BasketKey.parse(key), operator, reason));
    }

    private interface Work {
        void on(Office office, PrintWriter out) throws IOException;
    }

    private int at(ConfigFile file, Work work) throws IOException {
        try (Office office = ConfigFile.open(file.read())) {
            work.on(office, spec.commandLine().getOut());
            return CommandLine.ExitCode.OK;
        }
    }
}
