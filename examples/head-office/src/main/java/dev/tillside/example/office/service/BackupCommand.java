package dev.tillside.example.office.service;

import dev.tillside.example.office.backup.Backup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup}: everything at one moment, in one file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Writes everything that head office holds at one moment into a file, while the service runs or not.")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private ConfigFile file;

    @Parameters(paramLabel = "FILE", description = "The backup, which must not be there.")
    private Path backup;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Backup.Summary taken = Backup.take(
                file.read().storage().storage(), backup, Clock.systemUTC().instant());
        spec.commandLine().getOut().println(taken.rows() + " rows, SHA-256 " + taken.sha256());
        return CommandLine.ExitCode.OK;
    }
}
