package dev.tillside.example.office.service;

import dev.tillside.example.office.backup.Backup;
import dev.tillside.example.office.backup.Restore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore}: a backup into an empty database of either kind. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Puts a backup into the configuration's database, which must be empty; the service must not run.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private ConfigFile file;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path backup;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Backup.Summary restored = Restore.into(file.read().storage().storage(), backup);
        spec.commandLine().getOut().println(restored.rows() + " rows of " + restored.taken());
        return CommandLine.ExitCode.OK;
    }
}
