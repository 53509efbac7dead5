package dev.tillside;

import dev.tillside.fault.BadInput;
import dev.tillside.internal.outbox.Rounds;
import dev.tillside.list.SigningKey;
import dev.tillside.sale.GiftCards;
import dev.tillside.sync.HeadOffice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** How a till is to be opened. Not thread-safe; may be used again. */
public final class LoyaltyTillBuilder {
    private final Path directory;
    private InstantSource clock = Clock.systemUTC();
    private Optional<HeadOffice> headOffice = Optional.empty();
    private Optional<GiftCards> giftCards = Optional.empty();
    private Optional<SigningKey> listKey = Optional.empty();
    private boolean background = true;
    private String language = "en";
    private Duration syncEvery = Duration.ofSeconds(30);
    private Duration retryDelayMin = Duration.ofSeconds(1);
    private Duration retryDelayMax = Duration.ofMinutes(5);

    LoyaltyTillBuilder(Path directory) {
        this.directory = BadInput.present(directory, "directory");
    }

    /** Where sales go and reference data comes from. Without it the till sells on its own. */
    public LoyaltyTillBuilder headOffice(HeadOffice office) {
        headOffice = Optional.of(BadInput.present(office, "headOffice"));
        return this;
    }

    /** Whoever keeps gift cards. Without it none can pay. */
    public LoyaltyTillBuilder giftCards(GiftCards keeper) {
        giftCards = Optional.of(BadInput.present(keeper, "giftCards"));
        return this;
    }

    /** The till's own key, with which it signs the lists that it prints. Without it, it prints none. */
    public LoyaltyTillBuilder listKey(SigningKey key) {
        listKey = Optional.of(BadInput.present(key, "listKey"));
        return this;
    }

    /** Whether a background thread talks to head office; true unless said otherwise. */
    public LoyaltyTillBuilder background(boolean runs) {
        background = runs;
        return this;
    }

    /** The clock; the system's unless said otherwise. */
    public LoyaltyTillBuilder clock(InstantSource source) {
        clock = BadInput.present(source, "clock");
        return this;
    }

    /** The language of the cashier, and of shoppers who chose none: a BCP 47 tag, {@code en} or {@code zh}. */
    public LoyaltyTillBuilder language(String tag) {
        language = BadInput.present(tag, "language");
        return this;
    }

    /** How often head office is asked when nothing happens; 30 seconds unless said otherwise. */
    public LoyaltyTillBuilder syncEvery(Duration every) {
        syncEvery = positive(every, "syncEvery");
        return this;
    }

    /** The pause after head office could not be reached, doubled each time up to the longest; 1 second to 5 minutes. */
    public LoyaltyTillBuilder retryDelay(Duration shortest, Duration longest) {
        retryDelayMin = positive(shortest, "retryDelayMin");
        retryDelayMax = positive(longest, "retryDelayMax");
        if (longest.compareTo(shortest) < 0) {
            throw BadInput.value("retryDelayMax", "below retryDelayMin: " + longest);
        }
        return this;
    }

    /**
     * Opens the till.
     *
     * @throws dev.tillside.fault.StoreFailure {@code IN_USE} where another process has the directory, {@code NEWER_SCHEMA}
     *     where a newer version wrote it, {@code STORE_FAILED} where it cannot be read or written
     */
    public LoyaltyTill open() {
        return new LoyaltyTill(this);
    }

    Path directory() {
        return directory;
    }

    InstantSource clock() {
        return clock;
    }

    Optional<HeadOffice> headOffice() {
        return headOffice;
    }

    Optional<GiftCards> giftCards() {
        return giftCards;
    }

    Optional<SigningKey> listKey() {
        return listKey;
    }

    boolean background() {
        return background;
    }

    String language() {
        return language;
    }

    Rounds.Pace pace() {
        return new Rounds.Pace(syncEvery, retryDelayMin, retryDelayMax);
    }

    private static Duration positive(Duration duration, String path) {
        if (BadInput.present(duration, path).isNegative() || duration.isZero()) {
            throw BadInput.value(path, "not above zero: " + duration);
        }
        return duration;
    }
}
