package dev.tillside.pos.drop;

import dev.tillside.LoyaltyTill;
import dev.tillside.fault.Disk;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A till that is told by files, in a directory that holds it and a folder, with a clock that is moved by hand. */
final class Counter implements AutoCloseable {
    static final Duration SETTLE = Duration.ofSeconds(2);

    private static final String SHOP = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","tenders":"RECORD","points":{"earn":[{"points":"1","per":"1.00"}]}}
            {"type":"member","id":"M1","cards":["2900000012349"],"points":"100"}
            {"type":"offer","id":"O1","version":1,"name":{"en":"Milk 2 for 2.50"},"layer":"PROMOTION","audience":"EVERYONE","kind":"MULTIBUY","items":{"gtins":["05000112637922"]},"quantity":2,"price":"2.50"}
            """;

    final Path folder;
    final LoyaltyTill till;
    private Instant now = Instant.parse("2026-11-22T18:00:00Z");
    private final SaleClock clock = new SaleClock(() -> now);
    private FileDrop drop;

    Counter(Path root) throws IOException {
        this(root, Steps.NONE);
    }

    Counter(Path root, Steps steps) throws IOException {
        this(root, steps, Disk.REAL);
    }

    Counter(Path root, Steps steps, Disk disk) throws IOException {
        folder = Files.createDirectories(root.resolve("folder"));
        till = LoyaltyTill.at(root.resolve("till"))
                .clock(clock)
                .disk(disk)
                .background(false)
                .open();
        till.take(SHOP.lines()
                .map(line -> dev.tillside.wire.WireLine.parse(line).object(Optional.of(program())))
                .toList());
        drop = new FileDrop(till, clock, List.of(folder), SETTLE, "en", steps);
    }

    private static dev.tillside.points.Program program() {
        return ReferenceObject.program(SHOP.lines().findFirst().orElseThrow());
    }

    /** Another process looks from here on. */
    void watchAgain(List<Path> folders) {
        drop = new FileDrop(till, clock, folders, SETTLE, "en");
    }

    FileDrop drop() {
        return drop;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    /** Looks twice, so that what stands still is taken. */
    Round look() {
        Round first = drop.look();
        advance(SETTLE);
        Round second = drop.look();
        return new Round(
                first.taken() + second.taken(),
                first.rejected() + second.rejected(),
                first.failed() + second.failed(),
                second.lookAgain());
    }

    Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** The lines of that answer. */
    List<String> answer(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name + ".answer.jsonl"));
    }

    List<String> files() throws IOException {
        return files(folder);
    }

    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    String points() {
        return till.balance(new dev.tillside.member.MemberId("M1")).points().plain();
    }

    /** What a kill at this moment leaves, copied there; the till's reserve for a full disk is left out. */
    static void leave(Path root, Path there) {
        try {
            for (String name : files(root)) {
                Path file = root.resolve(name);
                if (Files.size(file) < 2_000_000) {
                    Path copy = there.resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sale, and what of it comes back. */
    static List<String> sale(String tx) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "{\"type\":\"begin\",\"tx\":\"%s\",\"at\":\"2026-11-22T10:00:00Z\",\"store\":\"0042\",\"workstation\":\"3\",\"businessDay\":\"2026-11-22\"}");
        lines.add("{\"type\":\"scan\",\"tx\":\"%s\",\"raw\":\"2900000012349\"}");
        lines.add(
                "{\"type\":\"add\",\"tx\":\"%s\",\"line\":\"1\",\"gtin\":\"5000112637922\",\"quantity\":\"2\",\"amount\":\"2.90\"}");
        lines.add("{\"type\":\"commit\",\"tx\":\"%s\",\"tenders\":[{\"type\":\"CASH\",\"amount\":\"2.50\"}]}");
        return lines.stream().map(line -> line.formatted(tx)).toList();
    }

    static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    @Override
    public void close() {
        till.close();
    }
}
