package dev.tillside;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Disk;
import dev.tillside.internal.outbox.Breaker;
import dev.tillside.internal.outbox.Scheduler;
import dev.tillside.internal.store.Sealing;
import dev.tillside.list.SigningKey;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.sale.GiftCards;
import dev.tillside.seal.DataKeys;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.TrustedKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** How a till is to be opened. Not thread-safe; may be used again. */
public final class LoyaltyTillBuilder {
    private final Path directory;
    private InstantSource clock = Clock.systemUTC();
    private Optional<HeadOffice> headOffice = Optional.empty();
    private Optional<GiftCards> giftCards = Optional.empty();
    private TrustedKeys trusted = TrustedKeys.NONE;
    private Optional<SigningKey> listKey = Optional.empty();
    private Forecast listForecast = Forecast.closed();
    private boolean background = true;
    private String language = "en";
    private Duration syncEvery = Duration.ofSeconds(30);
    private Duration retryDelayMin = Duration.ofSeconds(1);
    private Duration retryDelayMax = Duration.ofMinutes(5);
    private Duration keep = Duration.ofDays(400);
    private long journalMost = 4L << 30;
    private long warnBelow = 256L << 20;
    private Sealing sealing = Sealing.NONE;
    private Disk disk = Disk.REAL;
    private Function<String, Scheduler> scheduler = Scheduler::thread;
    private long seed = new SplittableRandom().nextLong();

    LoyaltyTillBuilder(Path directory) {
        this.directory = BadInput.present(directory, "directory");
    }

    /** Where sales go and reference data comes from. Without it the till sells on its own. */
    public LoyaltyTillBuilder headOffice(HeadOffice office) {
        headOffice = Optional.of(BadInput.present(office, "headOffice"));
        return this;
    }

    /**
     * A public key of head office's; for several, call it several times. With one or more, a till takes nothing down from head
     * office that is not signed with one of them: no snapshot and no page of changes. Without any it goes by checksums alone,
     * and trusts the line. To change over, tell tills the new key beside the old, let head office sign with the new one, and
     * leave the old one out from then on.
     *
     * @param key its id, which stands in what head office signs: 1 to 64 letters, digits, dots, hyphens and underscores
     * @param publicKey Ed25519: an X.509 SubjectPublicKeyInfo (RFC 8410) in Base64
     * @throws BadInput {@code trust.key} or {@code trust.publicKey}
     */
    public LoyaltyTillBuilder trust(String key, String publicKey) {
        trusted = trusted.with(key, publicKey);
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

    /**
     * What the lists that this till plans by itself go by: a trained {@link dev.tillside.plan.forecast.Model}, say. A closed formula
     * over the member's own record unless said otherwise.
     */
    public LoyaltyTillBuilder listForecast(Forecast forecast) {
        listForecast = BadInput.present(forecast, "listForecast");
        return this;
    }

    /**
     * Encrypts what the till's files say of who bought what, each value with AES-256-GCM: members, coupons and lists, baskets,
     * sales, returns, accounts. Ids by which is looked for them become pseudonyms, cards keyed hashes. {@link
     * dev.tillside.seal} tells column by column what is sealed, what stays plain and why, and against whom it helps.
     *
     * <p>A till that was not encrypted is from here on: pseudonyms stand in its files when it has opened, the rest is sealed in
     * the background, between rounds with head office (a till without one does it before it has opened); {@link Health#seal}
     * says when all of it is. The same goes for another current key: the old one is needed
     * until {@link Health#seal} does not name it. What is sealed once stays sealed.
     *
     * @param keys where the keys come from
     */
    public LoyaltyTillBuilder encrypt(DataKeys keys) {
        return sealing(keys, Sealing.Scope.ALL);
    }

    /**
     * Keeps card numbers out of the till's files, and nothing else: a card is found by its keyed hash (HMAC-SHA-256), and texts
     * have its last four digits and a pseudonym in place of its number. {@link #encrypt} does that too.
     *
     * @param keys where the key of the hash comes from; as for {@link #encrypt}
     */
    public LoyaltyTillBuilder hashCards(DataKeys keys) {
        return sealing(keys, Sealing.Scope.CARDS);
    }

    private LoyaltyTillBuilder sealing(DataKeys keys, Sealing.Scope scope) {
        boolean more = sealing.scope().compareTo(scope) <= 0;
        sealing = new Sealing(Optional.of(BadInput.present(keys, "keys")), more ? scope : sealing.scope());
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
     * How long sales that head office has stay here, for receipts that come back; at least as long as the programme takes goods
     * back, and 400 days unless said otherwise. What head office does not have stays whatever happens.
     */
    public LoyaltyTillBuilder keep(Duration time) {
        keep = positive(time, "keep");
        return this;
    }

    /**
     * How many bytes the journal may have in use; beyond, the oldest sales that head office has go before their time. 4 GiB
     * unless said otherwise.
     */
    public LoyaltyTillBuilder journalAtMost(long bytes) {
        journalMost = positive(bytes, "journalAtMost");
        return this;
    }

    /** With fewer bytes left on the disk {@link LoyaltyTill#health} and the log warn; 256 MiB unless said otherwise. */
    public LoyaltyTillBuilder warnBelow(long bytes) {
        warnBelow = positive(bytes, "warnBelow");
        return this;
    }

    /** Another disk than the machine's: one that a test makes fail. */
    public LoyaltyTillBuilder disk(Disk other) {
        disk = BadInput.present(other, "disk");
        return this;
    }

    /** Another way to run the background's work than on threads, each for work of one name. */
    LoyaltyTillBuilder scheduler(Function<String, Scheduler> other) {
        scheduler = other;
        return this;
    }

    /** Draws the pauses between rounds, and a till directory's name; chance unless said otherwise. */
    LoyaltyTillBuilder seed(long number) {
        seed = number;
        return this;
    }

    /**
     * Opens the till.
     *
     * @throws dev.tillside.fault.StoreFailure {@code IN_USE} where another process has the directory, {@code NEWER_SCHEMA}
     *     where a newer version wrote it, {@code WRONG_KEY} where it is sealed with a key that was not given or is another,
     *     {@code STORE_FAILED} where it cannot be read or written
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

    TrustedKeys trusted() {
        return trusted;
    }

    Optional<SigningKey> listKey() {
        return listKey;
    }

    Forecast listForecast() {
        return listForecast;
    }

    boolean background() {
        return background;
    }

    String language() {
        return language;
    }

    Breaker breaker() {
        return new Breaker(new Breaker.Pace(syncEvery, retryDelayMin, retryDelayMax), seed);
    }

    Housekeeping.Room room() {
        return new Housekeeping.Room(keep, journalMost, warnBelow);
    }

    Sealing sealing() {
        return sealing;
    }

    Disk disk() {
        return disk;
    }

    Scheduler scheduler(String name) {
        return scheduler.apply(name);
    }

    /** The name of a till directory that has none yet. */
    String name() {
        SplittableRandom draw = new SplittableRandom(seed);
        return String.format(Locale.ROOT, "%016x%016x", draw.nextLong(), draw.nextLong());
    }

    private static long positive(long number, String path) {
        if (number <= 0) {
            throw BadInput.value(path, "not above zero: " + number);
        }
        return number;
    }

    private static Duration positive(Duration duration, String path) {
        if (BadInput.present(duration, path).isNegative() || duration.isZero()) {
            throw BadInput.value(path, "not above zero: " + duration);
        }
        return duration;
    }
}
