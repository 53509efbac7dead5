package dev.tillside.pos.drop;

import dev.tillside.LoyaltyTill;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.StoreFailure;
import dev.tillside.item.CodePoints;
import dev.tillside.points.Program;
import dev.tillside.wire.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what tills that can only write files have sold, as the package describes it. Not thread-safe. What an answer says is on
 * disk when the answer stands under its name.
 */
public final class FileDrop {
    private static final Logger LOG = LoggerFactory.getLogger(FileDrop.class);
    private static final int LARGEST = 16 * 1024 * 1024;

    private final LoyaltyTill till;
    private final List<Path> folders;
    private final InstantSource clock;
    private final String language;
    private final Booking booking;
    private final Settling settling;
    private final Steps steps;
    /** Files that were answered, as they looked then. */
    private final Map<Path, Settling.Look> done = new HashMap<>();

    /**
     * @param till where the sales are booked, opened with that clock
     * @param clock the till's
     * @param folders which are looked at, in this order
     * @param settle how long a file stands unchanged before it is taken
     * @param language of messages, {@code en} or {@code zh}
     * @throws BadInput {@code watch} where a folder is none
     */
    public FileDrop(LoyaltyTill till, SaleClock clock, List<Path> folders, Duration settle, String language) {
        this(till, clock, folders, settle, language, Steps.NONE);
    }

    FileDrop(LoyaltyTill till, SaleClock clock, List<Path> folders, Duration settle, String language, Steps steps) {
        this.till = BadInput.present(till, "till");
        this.clock = BadInput.present(clock, "clock");
        this.folders = List.copyOf(folders);
        this.language = BadInput.present(language, "language");
        this.booking = new Booking(till, clock, language, steps);
        this.settling = new Settling(settle);
        this.steps = steps;
        for (Path folder : this.folders) {
            if (!Files.isDirectory(folder)) {
                throw BadInput.value("watch", "no folder: " + folder);
            }
        }
    }

    /** Looks at every folder once, and takes what is whole. Does not throw for a file that cannot be taken, whatever is in it. */
    public Round look() {
        if (till.program().isEmpty()) {
            LOG.warn("No programme has come yet: files wait until head office has sent one.");
            return Round.NOTHING;
        }
        return folders.stream().map(this::look).reduce(Round.NOTHING, Round::plus);
    }

    /**
     * Looks, and takes what comes, until the waiting is to stop.
     *
     * @param atLeastEvery looks that often where nobody tells of a change
     * @param after told what each look came to, before the next
     */
    public void run(Waiting waiting, Duration atLeastEvery, Consumer<Round> after) throws IOException {
        Duration next;
        do {
            Round round = look();
            after.accept(round);
            next = round.lookAgain()
                    .filter(soon -> soon.compareTo(atLeastEvery) < 0)
                    .orElse(atLeastEvery);
        } while (waiting.await(next));
    }

    /** Takes all that is there now, as soon as it is whole, and what comes meanwhile. */
    public Round once(Waiting waiting) throws IOException {
        Round all = look();
        while (all.lookAgain().isPresent() && waiting.await(all.lookAgain().get())) {
            all = new Round(all.taken(), all.rejected(), 0, Optional.empty()).plus(look());
        }
        return all;
    }

    private Round look(Path folder) {
        Round round = Round.NOTHING;
        try {
            List<Path> files = inputs(folder);
            settling.keep(folder, new HashSet<>(files));
            done.keySet().removeIf(file -> file.getParent().equals(folder) && !files.contains(file));
            for (Path file : files) {
                standsSince(file); // of all at once: else each would have to stand still after the one before it
            }
            Set<Path> answers = new HashSet<>();
            for (Path file : files) {
                Round one = look(file, !answers.add(DropFiles.answerTo(file)));
                round = round.plus(one);
                if (one.lookAgain().isPresent() || one.failed() > 0) {
                    return round; // those after it may build on it
                }
            }
            return round;
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The folder {} cannot be read; it is looked at again.", folder, e);
            return round.plus(new Round(0, 0, 1, Optional.empty()));
        }
    }

    private void standsSince(Path file) throws IOException {
        try {
            settling.left(file, Settling.Look.of(attributes(file)), clock.instant());
        } catch (NoSuchFileException e) {
            LOG.debug("The file {} is gone again.", file);
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> inputs(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(file -> DropFiles.isInput(file.getFileName().toString()))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString(), CodePoints.ORDER))
                    .toList();
        }
    }

    /** @param doubled whether the answer's name is another file's already */
    private Round look(Path file, boolean doubled) {
        try {
            BasicFileAttributes attributes = attributes(file);
            Settling.Look look = Settling.Look.of(attributes);
            boolean known = look.equals(done.get(file)) && Files.exists(DropFiles.answerTo(file));
            if (!attributes.isRegularFile() || known) {
                return Round.NOTHING;
            }
            Duration left = settling.left(file, look, clock.instant());
            if (!left.isZero()) {
                return Round.waiting(left);
            }
            return settled(file, look, doubled);
        } catch (NoSuchFileException e) {
            return Round.NOTHING; // whoever wrote it took it back
        } catch (IOException | StoreFailure e) {
            LOG.warn("The file {} cannot be taken; it is tried again.", file, e);
            return new Round(0, 0, 1, Optional.empty());
        }
    }

    private Round settled(Path file, Settling.Look look, boolean doubled) throws IOException {
        if (look.size() > LARGEST) {
            return reject(file, DropFiles.digest(file), 1, tooLong());
        }
        byte[] content = Files.readAllBytes(file);
        steps.at(Steps.Step.READ);
        String digest = DropFiles.digest(content);
        if (doubled) {
            BadInput fault = BadInput.value("file", "another file has this name but for its ending");
            return setAside(file, digest, reason(file, digest, 1, fault));
        }
        boolean answered = DropFiles.answers(DropFiles.answerTo(file), DropFiles.Verdict.TAKEN, digest);
        if (!answered) {
            try {
                take(file, digest, read(file, content));
            } catch (Unreadable e) {
                return reject(file, digest, e.line(), e.fault());
            }
        }
        done.put(file, look);
        return answered ? Round.NOTHING : new Round(1, 0, 0, Optional.empty());
    }

    private static BadInput tooLong() {
        return new BadInput(Code.MALFORMED, "", "longer than " + LARGEST + " bytes");
    }

    /** No file ends the run: one that the library did not foresee is set aside, and logged for those who mend it. */
    private List<ClosedTransaction> read(Path file, byte[] content) {
        Optional<Program> program = till.program();
        try {
            return DropFiles.isPosLog(file.getFileName().toString())
                    ? PosLogFile.read(content, program.orElseThrow())
                    : WireFile.read(content, program);
        } catch (Unreadable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("The file {} met a fault of the library's own; it is set aside.", file, e);
            throw new Unreadable(
                    1, new BadInput(Code.INTERNAL, "", "the library failed on this file; the log says why"));
        }
    }

    private void take(Path file, String digest, List<ClosedTransaction> transactions) throws IOException {
        List<String> lines = new ArrayList<>();
        int refused = 0;
        for (ClosedTransaction transaction : transactions) {
            Booking.Booked booked = booking.book(transaction);
            steps.at(Steps.Step.BOOKED);
            lines.addAll(booked.answers());
            refused += booked.refused() ? 1 : 0;
        }
        lines.add(0, DropFiles.head(DropFiles.Verdict.TAKEN, digest, file, transactions.size(), refused));
        DropFiles.answer(file, lines, steps);
        LOG.info("Took {}: {} transactions, {} of them refused.", file.getFileName(), transactions.size(), refused);
    }

    /** A bad file is answered where it lay, and then set aside with the same words as its reason. */
    private Round reject(Path file, String digest, long line, LoyaltyException fault) throws IOException {
        List<String> lines = reason(file, digest, line, fault);
        DropFiles.answer(file, lines, steps);
        return setAside(file, digest, lines);
    }

    private List<String> reason(Path file, String digest, long line, LoyaltyException fault) throws IOException {
        return List.of(
                DropFiles.head(DropFiles.Verdict.REJECTED, digest, file, 0, 0), Answer.error(line, fault, language));
    }

    private Round setAside(Path file, String digest, List<String> reason) throws IOException {
        DropFiles.setAside(file, digest, reason, steps);
        LOG.warn("Set {} aside; its reason lies beside it.", file.getFileName());
        return new Round(0, 1, 0, Optional.empty());
    }
}
