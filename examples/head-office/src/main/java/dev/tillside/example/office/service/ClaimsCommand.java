package dev.tillside.example.office.service;

import dev.tillside.example.office.Office;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code claims}: who bears what offers gave. */
@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what each payer of funding bears: discounts and tender coupons of all sales, less what came back.",
            "What does not stand, or is not proved by computing it again, is the retailer's."
        })
final class ClaimsCommand implements Callable<Integer> {
    @Mixin
    private ConfigFile file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Office office = ConfigFile.open(file.read())) {
            Listing claims = Listing.of("PAYER", "BEARS");
            office.claims().forEach((payer, amount) -> claims.line(payer, amount.toPlainString()));
            claims.print(spec.commandLine().getOut());
            return CommandLine.ExitCode.OK;
        }
    }
}
