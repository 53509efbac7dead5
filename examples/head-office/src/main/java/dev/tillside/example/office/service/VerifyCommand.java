package dev.tillside.example.office.service;

import dev.tillside.example.office.Office;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code verify}: computes everything that is stored again. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Computes every stored sale and return again, while the service runs or not, and prints what comes out",
            "differently: key, field, what is stored, what it should be. Exit status 1 if something does."
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private ConfigFile file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        AtomicLong differences = new AtomicLong();
        try (Office office = ConfigFile.open(file.read())) {
            Office.Verified verified = office.verify((key, difference) -> {
                differences.incrementAndGet();
                println(String.join(
                        "\t", key.toString(), difference.path(), difference.recorded(), difference.recomputed()));
            });
            println(verified.sales() + " sales and " + verified.returns() + " returns, " + differences
                    + " differences");
            return differences.get() == 0 ? 0 : 1;
        }
    }

    private void println(String line) {
        spec.commandLine().getOut().println(line);
    }
}
