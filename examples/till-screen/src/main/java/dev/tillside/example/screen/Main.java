package dev.tillside.example.screen;

import dev.tillside.fault.LoyaltyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code till-screen}: opens the made-up shop, and stays until it is stopped. */
@Command(
        name = "till-screen",
        mixinStandardHelpOptions = true,
        version = "till-screen 0.1.0",
        description = {
            "A made-up shop: two tills with the cashier's screen, a customer display, a page for shoppers' phones, and a"
                    + " head office that can be switched off. All of it on this machine, in this process.",
            ""
        },
        footer = {"", "Exit status: 0 stopped, 2 it could not run."})
public final class Main implements Callable<Integer> {
    private static final int USUAL_PORT = 7200;
    private static final int PORTS = 3;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Till 1 listens at N, till 2 at N+1, the shoppers' page at N+2; 0: wherever there is room."
                    + " Default: 7200, or 0 where those are taken")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--no-browser", description = "Do not open a browser.")
    private boolean noBrowser;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Keep all files in DIR, and find them there again. Default: a new directory that goes at the end.")
    private Optional<Path> directory = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "What receipts are printed in, en or zh; pages have a switch. Default: ${DEFAULT-VALUE}")
    private Language language = Language.EN;

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (directory.isPresent()) {
                return open(directory.get(), Optional.empty());
            }
            Path temporary = Files.createTempDirectory("till-screen");
            try {
                return open(temporary, Optional.of(temporary));
            } catch (IOException | LoyaltyException e) {
                delete(temporary);
                throw e;
            }
        } catch (IOException | LoyaltyException e) {
            spec.commandLine().getErr().println("till-screen: " + e.getMessage());
            return 2;
        }
    }

    private int open(Path files, Optional<Path> passing) throws IOException, InterruptedException {
        Premises premises = Premises.open(
                new Premises.Plan(files, language, port.orElseGet(Main::usualPort), Map.of(), Clock.systemUTC()));
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            premises.close();
            passing.ifPresent(Main::delete);
            closed.countDown();
        }));
        tell(premises);
        closed.await();
        return 0;
    }

    private static int usualPort() {
        for (int i = 0; i < PORTS; i++) {
            try {
                new ServerSocket(USUAL_PORT + i, 1, InetAddress.getLoopbackAddress()).close();
            } catch (IOException e) {
                return 0; // another program listens there, an earlier shop maybe
            }
        }
        return USUAL_PORT;
    }

    private void tell(Premises premises) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println("  The shop is open. Each address lets one browser in, once:");
        out.println();
        out.println("    Till 1             " + premises.first().invitation());
        out.println("    Till 2 (empty)     " + premises.second().invitation());
        out.println("    A shopper's phone  " + premises.shoppers().link("M1"));
        out.println();
        out.println(
                "  Till 1 has the customer display, both tills side by side, a card and a list to print, and a tour.");
        out.println("  Ctrl+C closes the shop.");
        out.flush();
        if (!noBrowser && !Browser.shows(premises.first().invitation())) {
            out.println("  No browser could be opened here: please open the first address in one.");
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // A directory for temporary files: the system clears it, should something have stayed.
        }
    }
}
