package dev.tillside.example.office.service;

import dev.tillside.example.office.Office;
import dev.tillside.example.office.settle.Conflict;
import dev.tillside.example.office.store.Page;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code conflicts}: what tills gave away that had not heard of each other. */
@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        description = "Lists uses that do not stand: what tills gave away beyond what there was.")
final class ConflictsCommand implements Callable<Integer> {
    @Mixin
    private ConfigFile file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Office office = ConfigFile.open(file.read())) {
            Listing conflicts = Listing.of("KIND", "SUBJECT", "SALE", "AT", "USES", "AMOUNT", "WHY");
            Page.all(office.oversight()::conflicts).forEach(conflict -> conflicts.line(cells(conflict)));
            conflicts.print(spec.commandLine().getOut());
            return CommandLine.ExitCode.OK;
        }
    }

    private static String[] cells(Conflict conflict) {
        return new String[] {
            conflict.kind().name(),
            conflict.subject(),
            conflict.key().toString(),
            conflict.at().toString(),
            String.valueOf(conflict.uses()),
            conflict.amount().toPlainString(),
            conflict.reason().name()
        };
    }
}
