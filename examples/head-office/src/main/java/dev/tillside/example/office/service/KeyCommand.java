package dev.tillside.example.office.service;

import dev.tillside.example.office.key.ApiKey;
import dev.tillside.example.office.key.Role;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code key}: who may ask. It works while the service runs, which goes by it at once. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Makes, lists and revokes API keys, while the service runs or not.",
        subcommands = {CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand extends CommandGroup {
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes a key and prints it, this once: head office keeps no more than a digest.")
    int add(
            @Mixin ConfigFile file,
            @Option(
                            names = "--name",
                            required = true,
                            paramLabel = "NAME",
                            description = "What people call it: 'store 0042', 'CRM'.")
                    String name,
            @Option(
                            names = "--role",
                            required = true,
                            split = ",",
                            description = "What it may do: ${COMPLETION-CANDIDATES}; several by commas.")
                    Role[] roles,
            @Option(
                            names = "--store",
                            split = ",",
                            paramLabel = "ID",
                            description = "With TILL: the stores whose sales it may deliver; several by commas.")
                    String[] stores)
            throws IOException {
        Set<String> of = stores == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(stores));
        return at(file, (office, out) -> {
            out.println(office.keys()
                    .add(name, Set.copyOf(Arrays.asList(roles)), of)
                    .secret());
            return CommandLine.ExitCode.OK;
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all keys ever made.")
    int list(@Mixin ConfigFile file) throws IOException {
        return at(file, (office, out) -> {
            Listing keys = Listing.of("ID", "NAME", "ROLES", "STORES", "USED");
            office.keys().list().forEach(key -> keys.line(cells(key)));
            keys.print(out);
            return CommandLine.ExitCode.OK;
        });
    }

    private static String[] cells(ApiKey key) {
        String roles = key.roles().stream().map(Role::name).collect(Collectors.joining(","));
        String used = key.lastUsed().map(at -> "used " + at).orElse("never used");
        String state = key.revoked().map(at -> "revoked " + at).orElse(used);
        return new String[] {key.id(), key.name(), roles, String.join(",", key.stores()), state};
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Makes a key good for nothing, from the next request on.")
    int revoke(
            @Mixin ConfigFile file,
            @Parameters(paramLabel = "ID", description = "The key's id, as 'key list' shows it.") String id)
            throws IOException {
        return at(file, (office, out) -> {
            boolean revoked = office.keys().revoke(id);
            if (!revoked) {
                err().println("no key of that id is good for anything: " + id);
            }
            return revoked ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        });
    }
}
