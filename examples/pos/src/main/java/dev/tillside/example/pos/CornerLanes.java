package dev.tillside.example.pos;

import dev.tillside.LoyaltyTill;
import dev.tillside.pos.LoyaltyLane;
import dev.tillside.pos.TillAdapter;
import dev.tillside.sync.HeadOffice;
import java.nio.file.Path;

/** How the POS opens its lane in a shop. */
final class CornerLanes {
    private CornerLanes() {}

    static LoyaltyLane open(Path directory, HeadOffice office, TillAdapter adapter) {
        return LoyaltyLane.at(
                        directory.resolve("kept"), // sales that cannot be booked in time
                        () -> LoyaltyTill.at(directory.resolve("till"))
                                .headOffice(office)
                                .open())
                .open(adapter); // returns at once; the till is opened behind it
    }
}
