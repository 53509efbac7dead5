package dev.tillside.pos.sidecar;

import dev.tillside.LoyaltyTill;
import dev.tillside.points.Program;
import dev.tillside.pos.replay.TillEvents;
import dev.tillside.pos.replay.Witness;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.WireLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Some made-up sales on a made-up till, in a directory that goes with it: a JVM's first sale takes longer than a cashier should
 * wait, so it is not a shopper's.
 */
final class Rehearsal {
    private static final int SALES = 5;
    private static final String SHOP = """
            {"type":"program","id":"club","currency":"EUR","timeZone":"UTC","points":{"earn":[{"points":"1","per":"1.00"}]}}
            {"type":"offer","id":"O1","kind":"MULTIBUY","items":{"skus":["A"]},"quantity":2,"price":"1.50"}
            {"type":"offer","id":"O2","kind":"AMOUNT_OFF","amount":"0.10","items":{"skus":["A"]},"audience":"COUPON"}
            {"type":"member","id":"M1","cards":["CARD-1"],"name":"A."}
            {"type":"coupon","id":"C1","member":"M1","offer":"O2","uses":9}
            """;
    private static final String SALE = """
            {"type":"begin","tx":"T#"}
            {"type":"scan","tx":"T#","raw":"CARD-1"}
            {"type":"scan","tx":"T#","raw":"]E09520000001018"}
            {"type":"add","tx":"T#","line":"1","sku":"A","quantity":"3","amount":"3.00"}
            {"type":"price","tx":"T#"}
            {"type":"offers","tx":"T#"}
            {"type":"checkouts"}
            {"type":"lock","tx":"T#"}
            {"type":"commit","tx":"T#"}
            {"type":"status"}
            """;

    private Rehearsal() {}

    static void run() throws IOException {
        Path directory = Files.createTempDirectory("tillside-rehearsal");
        try (TillEvents events = new TillEvents("1", () -> open(directory), "en", Witness.NONE, () -> false)) {
            Optional<Program> program = events.till().program();
            for (int sale = 1; sale <= SALES; sale++) {
                for (String line :
                        SALE.replace("#", String.valueOf(sale)).lines().toList()) {
                    events.answer(0, WireLine.parse(line).event(program));
                }
            }
        } finally {
            delete(directory);
        }
    }

    private static LoyaltyTill open(Path directory) {
        LoyaltyTill till = LoyaltyTill.at(directory).open();
        Program program = ReferenceObject.program(SHOP.lines().findFirst().orElseThrow());
        till.take(SHOP.lines()
                .map(line -> ReferenceObject.read(line, Optional.of(program)))
                .toList());
        return till;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
