package dev.tillside.example.cli;

import dev.tillside.example.office.Office;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.wire.MemberExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code member}: what the programme holds on a member, and the end of it. */
@Command(
        name = "member",
        description = "For a member who asks: show all that head office holds on him, or erase it.",
        subcommands = {CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class MemberCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    /** Which member of which head office. */
    static final class Which {
        @Parameters(paramLabel = "ID", description = "The member's id.")
        private String id = "";

        @Option(
                names = "--db",
                paramLabel = "DIR",
                required = true,
                description = "The directory that holds head-office.db, as 'replay --db' leaves it.")
        private Path directory = Path.of("");

        MemberId member() {
            return new MemberId(id);
        }

        /** The book must be there: a slip of the hand must not make an empty one. */
        Office office() throws IOException {
            Path file = directory.resolve("head-office.db");
            if (!Files.isRegularFile(file)) {
                throw new IOException("no such file: " + file);
            }
            return Office.at(file);
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Prints one JSON document with all that head office holds on a member.",
                "",
                "Exit status: 0 something is held, 1 nothing is, 2 the file could not be read."
            })
    int export(@Mixin Which which) {
        try (Office office = which.office()) {
            MemberExport held = office.export(which.member());
            spec.commandLine().getOut().println(held.json());
            spec.commandLine().getOut().flush();
            boolean any = held.object().isPresent()
                    || !held.sales().isEmpty()
                    || !held.quarantine().isEmpty();
            return any ? 0 : 1;
        } catch (IOException | BadInput e) {
            return fail("export", e);
        }
    }

    @Command(
            name = "erase",
            mixinStandardHelpOptions = true,
            description = {
                "Erases a member at head office; every till follows with its next round.",
                "",
                "Sales and ledger entries stay as sums of nobody. Exit status: 0 erased, 2 the file could not be written."
            })
    int erase(@Mixin Which which) {
        try (Office office = which.office()) {
            office.erase(which.member());
            return 0;
        } catch (IOException | BadInput e) {
            return fail("erase", e);
        }
    }

    private int fail(String command, Exception fault) {
        spec.commandLine().getErr().println("member " + command + ": " + fault.getMessage());
        return 2;
    }
}
