package dev.tillside.pos;

import dev.tillside.LoyaltyTill;
import dev.tillside.fault.Code;
import dev.tillside.fault.StoreFailure;
import dev.tillside.money.Money;
import dev.tillside.pos.tck.TestShop;
import dev.tillside.pos.tck.TestTrouble;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Tender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A lane over a POS of paper and a copy of the shop's till, whose library can be made to fail. */
abstract class LaneStory {
    @TempDir
    private static Path shopFolder;

    static TestShop shop;

    @TempDir
    Path folder;

    final PaperPos pos = new PaperPos();
    TestTrouble library;
    Optional<LoyaltyTill> till = Optional.empty();
    /** Whether the till's directory is not to be had. */
    boolean gone;

    LoyaltyLane lane;
    private int requests;

    @BeforeAll
    static void openTheShop() {
        shop = TestShop.in(shopFolder.resolve("shop"));
    }

    @BeforeEach
    void openTheLane() throws IOException {
        Files.createDirectories(folder.resolve("till"));
        try (Stream<Path> files = Files.list(shop.directory())) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve("till").resolve(file.getFileName()));
            }
        }
        library = new TestTrouble(shop.clock());
        lane = lane();
    }

    @AfterEach
    void closeTheLane() {
        library.mend();
        lane.close();
    }

    LoyaltyLane lane() {
        return opened(plan());
    }

    LoyaltyLane opened(LoyaltyLaneBuilder plan) {
        LoyaltyLane opened = plan.open(pos);
        opened.settle();
        return opened;
    }

    LoyaltyLaneBuilder plan() {
        return plan(folder.resolve("kept"), this::openTill);
    }

    LoyaltyLaneBuilder plan(Path spool, Supplier<LoyaltyTill> factory) {
        return LoyaltyLane.at(spool, factory)
                .clock(shop.clock())
                .patience(library.patience())
                .retryEvery(Duration.ofHours(1));
    }

    LoyaltyTill openTill() {
        if (gone) {
            throw new StoreFailure(Code.STORE_FAILED, "the directory is not there", null);
        }
        LoyaltyTill opened =
                LoyaltyTill.at(folder.resolve("till")).clock(library).open();
        till = Optional.of(opened);
        return opened;
    }

    Envelope next() {
        requests++;
        return Envelope.of("R" + requests).by("17");
    }

    static Money euro(String amount) {
        return Money.of(amount, TestShop.EURO);
    }

    static Payment card(String amount) {
        return Payment.of(TestShop.EURO, List.of(Tender.card(euro(amount))));
    }
}
