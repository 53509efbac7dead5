package dev.tillside.example.office.service;

import dev.tillside.example.office.reference.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code config}: the configuration file. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Prints an example of the configuration, or says what is wrong with one.",
        subcommands = {CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand extends CommandGroup {
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads the configuration and all files and variables that it names; starts nothing.")
    int check(@Mixin ConfigFile file) throws IOException {
        Config config = file.read();
        config.signing().map(Secret::read).ifPresent(SigningKey::of);
        if (config.listen().tls().isPresent()) {
            config.listen().tls().get().files().check();
        }
        out().println("The configuration is well.");
        return CommandLine.ExitCode.OK;
    }

    @Command(name = "example", mixinStandardHelpOptions = true, description = "Prints all that can be set.")
    int example() throws IOException {
        try (InputStream example = ConfigCommand.class.getResourceAsStream("head-office.yaml")) {
            out().print(new String(example.readAllBytes(), StandardCharsets.UTF_8));
            out().flush();
        }
        return CommandLine.ExitCode.OK;
    }
}
