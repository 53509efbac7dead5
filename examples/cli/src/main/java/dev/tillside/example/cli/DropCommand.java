package dev.tillside.example.cli;

import dev.tillside.LoyaltyTill;
import dev.tillside.LoyaltyTillBuilder;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.pos.drop.FileDrop;
import dev.tillside.pos.drop.FolderWatch;
import dev.tillside.pos.drop.Round;
import dev.tillside.pos.drop.SaleClock;
import dev.tillside.sync.HttpHeadOffice;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.WireLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drop}: a till for tills that can only write files. */
@Command(
        name = "drop",
        mixinStandardHelpOptions = true,
        description = {
            "Takes closed baskets from watched folders: wire lines (.jsonl) and POSLog (.xml), each once.",
            "",
            "The answer to name.jsonl is name.answer.jsonl beside it: receipts with points, and what was refused. Files that are"
                    + " no closed baskets go into rejected/ with their reason. Write a file under another ending, .tmp say, and"
                    + " rename it when it is whole; a file that is written in place is taken when it has stood still for --settle.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  java -jar tillside.jar drop --dir till-9 --with shop.jsonl --watch lane1 --watch lane2",
            "",
            "Exit status: 0 it was told to stop, or with --once took what was there; 1 with --once: a disk failed; 2 it could not"
                    + " start."
        })
final class DropCommand implements Callable<Integer> {
    private static final Duration SYNC_EVERY = Duration.ofMinutes(1);

    @Option(names = "--dir", paramLabel = "TILLDIR", required = true, description = "Where the till has its files.")
    private Path directory = Path.of("");

    @Option(
            names = "--watch",
            paramLabel = "FOLDER",
            required = true,
            description = "A folder that is watched. May be given again.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--once", description = "Take what is there, and end.")
    private boolean once;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "How long a file stands still before it is taken. Default: ${DEFAULT-VALUE}")
    private int settle = 2;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "Looks that often where the system tells of no change. Default: ${DEFAULT-VALUE}")
    private int every = 15;

    @Mixin
    private TillOptions given = new TillOptions();

    @Option(names = "--language", paramLabel = "TAG", description = "The answers', en or zh. Default: ${DEFAULT-VALUE}")
    private String language = "en";

    @Spec
    private CommandSpec spec;

    private Instant synced = Instant.MIN;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (FolderWatch watch = FolderWatch.on(folders)) {
            return stoppable(watch);
        } catch (LoyaltyException e) {
            err.println("drop: " + e.path().map(path -> path + ": ").orElse("") + e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("drop: " + e);
            return 2;
        }
    }

    /** Who tells the process to end waits for the file that is being taken, and for the till to be shut. */
    private int stoppable(FolderWatch watch) throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread stop = new Thread(() -> stop(watch, ended), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return open(watch);
        } finally {
            ended.countDown();
            forget(stop);
        }
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The process is being told to end, and the thread runs.
        }
    }

    private int open(FolderWatch watch) throws IOException {
        Optional<HttpHeadOffice> line = given.headOffice();
        SaleClock clock = new SaleClock(InstantSource.system());
        try (LoyaltyTill till = till(clock, line)) {
            return run(till, clock, watch);
        } finally {
            line.ifPresent(HttpHeadOffice::close);
        }
    }

    private LoyaltyTill till(SaleClock clock, Optional<HttpHeadOffice> line) throws IOException {
        LoyaltyTillBuilder plan =
                LoyaltyTill.at(directory).clock(clock).background(false).language(language);
        line.ifPresent(plan::headOffice);
        given.listKey().ifPresent(plan::listKey);
        given.listModel().ifPresent(plan::listForecast);
        LoyaltyTill till = plan.open();
        try {
            for (Path file : given.with()) {
                take(till, InputLines.of(file.toString()));
            }
            return till;
        } catch (IOException | RuntimeException e) {
            till.close();
            throw e;
        }
    }

    private static void take(LoyaltyTill till, List<String> lines) {
        List<ReferenceObject> objects = new ArrayList<>();
        Optional<ReferenceObject> program = Optional.empty();
        for (String text : lines) {
            ReferenceObject object = WireLine.parse(text)
                    .object(program.map(p -> ReferenceObject.program(p.json())).or(till::program));
            program = object.type() == ReferenceObject.Type.PROGRAM ? Optional.of(object) : program;
            objects.add(object);
        }
        till.take(objects);
    }

    private int run(LoyaltyTill till, SaleClock clock, FolderWatch watch) throws IOException {
        if (given.hasOffice()) {
            till.sync();
        }
        FileDrop drop = new FileDrop(till, clock, folders, Duration.ofSeconds(settle), language);
        if (once) {
            Round round = drop.once(watch);
            sync(till, clock, round);
            say(round);
            return round.failed() == 0 ? 0 : 1;
        }
        drop.run(watch, Duration.ofSeconds(every), round -> after(till, clock, round));
        return 0;
    }

    private static void stop(FolderWatch watch, CountDownLatch ended) {
        watch.close();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0); // the status of a process that ends by a signal is another
    }

    private void after(LoyaltyTill till, SaleClock clock, Round round) {
        sync(till, clock, round);
        if (round.taken() + round.rejected() > 0) {
            say(round);
        }
    }

    private void sync(LoyaltyTill till, SaleClock clock, Round round) {
        Instant now = clock.instant();
        boolean due = synced.equals(Instant.MIN) || !synced.plus(SYNC_EVERY).isAfter(now);
        if (given.hasOffice() && (due || round.taken() > 0)) {
            till.sync();
            synced = now;
        }
    }

    private void say(Round round) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "taken " + round.taken() + ", rejected " + round.rejected() + ", to be tried again " + round.failed());
        out.flush();
    }
}
