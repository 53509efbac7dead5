package dev.tillside.example.office.service;

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
            description = {
                "Says what 'serve' would refuse: the configuration, the files and variables that it names, the database,",
                "the address and its port, which a service that runs holds. It starts, makes and changes nothing.",
                "Exit status 2 where the configuration is wrong, 1 where something that it names is."
            })
    int check(@Mixin ConfigFile file) throws IOException {
        Startup.check(file.read());
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
