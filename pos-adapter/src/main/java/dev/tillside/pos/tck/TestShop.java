package dev.tillside.pos.tck;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.LoyaltyTillBuilder;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.pos.tck.FakeHeadOffice.Call;
import dev.tillside.pos.tck.FakeHeadOffice.Mishap;
import dev.tillside.sale.Tender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A made-up shop for tests: a till's directory with a programme, items, members, coupons and list keys in it, a head office, a
 * clock and a disk that do as they are told, and a {@link TestCode} for every outcome.
 *
 * <pre>{@code
 * TestShop shop = TestShop.in(emptyFolder);
 * try (LoyaltyTill till = shop.till().background(false).open()) {
 *     Checkout sale = till.begin(shop.key("T1"));
 *     sale.scan(shop.present(TestCode.CARD_DISK_FULL));
 *     sale.add(shop.bread("1"));
 *     // from here on it is for you to show what your till does
 * }
 * }</pre>
 *
 * <p>Thread-safe. Everything else than the files of its two tills is in memory.
 */
public final class TestShop {
    /** The store. */
    public static final String STORE = "0042";
    /** The till whose directory is {@link #directory}. */
    public static final String WORKSTATION = "3";
    /** A loaf of bread, 3.20. */
    public static final Gtin BREAD = new Gtin("9520000001230");
    /** A carton of oat drink, 2.19; two of them 4.00, for everyone. */
    public static final Gtin OAT_DRINK = new Gtin("9520000001124");
    /** A packet of coffee, 6.49. */
    public static final Gtin COFFEE = new Gtin("9520000001018");
    /** What it sells in. */
    public static final Currency EURO = Currency.getInstance("EUR");

    private static final ZoneId ZONE = ZoneId.of("Europe/Dublin");
    private static final Money BREAD_COSTS = Money.of("3.20", EURO);

    private final Path folder;
    private final SettableClock clock;
    private final FakeHeadOffice office = new FakeHeadOffice();
    private final TestDisk disk = new TestDisk();
    private final TestLists lists = new TestLists();

    private TestShop(Path folder, SettableClock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** A shop in that empty folder, at 10 o'clock on 22 November 2026. */
    public static TestShop in(Path folder) {
        return in(folder, SettableClock.at(Instant.parse("2026-11-22T10:00:00Z")));
    }

    /**
     * A shop in that empty folder.
     *
     * @param clock between March 2026 and 2090
     */
    public static TestShop in(Path folder, SettableClock clock) {
        TestShop shop = new TestShop(BadInput.present(folder, "folder"), BadInput.present(clock, "clock"));
        shop.open();
        return shop;
    }

    private void open() {
        List<String> published = new ArrayList<>(reference());
        published.addAll(lists.published());
        office.publish(published);
        office.refuse(new MemberId("M-REFUSED"), "the test shop refuses this member's sales");
        office.hold("K-CARD-HELD");
        office.hold("K-COUPON-HELD");
        sellElsewhere();
        try (LoyaltyTill till = till().background(false).open()) {
            till.sync();
        }
    }

    /** What is used up was sold by a real till, and this one hears of it as of any other's sales. */
    private void sellElsewhere() {
        try (LoyaltyTill other = at(folder.resolve("till-4")).background(false).open()) {
            other.sync();
            for (TestCode used : List.of(TestCode.CARD_USED, TestCode.LIST_USED, TestCode.COUPON_USED)) {
                Checkout sale = other.begin(new BasketKey(STORE, "4", day(), used.name()));
                sale.scan(text(used));
                sale.add(bread("1"));
                sale.commit(Tender.card(sale.lock().due()));
            }
            other.sync();
        }
    }

    private LoyaltyTillBuilder at(Path directory) {
        return LoyaltyTill.at(directory).clock(clock).headOffice(office);
    }

    /** How its till is opened: on the shop's directory, disk and clock, with its head office. */
    public LoyaltyTillBuilder till() {
        return at(directory()).disk(disk);
    }

    /** The till's directory; it has had its first round with head office. */
    public Path directory() {
        return folder.resolve("till-3");
    }

    /** Its clock. */
    public SettableClock clock() {
        return clock;
    }

    /** Its head office, which has three sales of the till next door. */
    public FakeHeadOffice office() {
        return office;
    }

    /** The disk below its till. */
    public TestDisk disk() {
        return disk;
    }

    /** A sale of its till's, today. */
    public BasketKey key(String tx) {
        return new BasketKey(STORE, WORKSTATION, day(), tx);
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** A loaf of bread at its shelf price. */
    public Line bread(String id) {
        return Line.each(id, BREAD, 1, BREAD_COSTS);
    }

    /** What is in the code's symbol, and nothing else. */
    public String text(TestCode code) {
        return BadInput.present(code, "code").printed().orElseGet(() -> lists.text(code));
    }

    /**
     * Brings about what the code stands for, where that lies with the line or the disk, and answers its text, to be scanned now.
     * {@link #mend} ends it.
     */
    public String present(TestCode code) {
        switch (BadInput.present(code, "code").trouble()) {
            case NONE -> {
                // its data do it
            }
            case LINE_DEAD -> office.cut();
            case ANSWER_LOST -> office.next(Call.DELIVER, Mishap.LOSE_ANSWER);
            case DISK_HANGS -> disk.hang();
            case DISK_FULL -> disk.fill();
            case DISK_BROKEN -> disk.breakDown();
        }
        return text(code);
    }

    /** Line and disk are well again, and what was held back arrives. */
    public void mend() {
        disk.mend();
        office.mend();
        office.release();
    }

    /**
     * All codes: what is in the symbol, what the scan is taken for, which offer to look at in a basket with a loaf of bread, what
     * becomes of that offer, and of the sale.
     */
    public static List<String> table() {
        return Stream.concat(
                        Stream.of(row("Code", "Symbol", "Scan", "Offer", "Outcome", "Sale")),
                        Stream.of(TestCode.values())
                                .map(code -> row(
                                        code.name(),
                                        code.printed().orElse("(signed)"),
                                        code.read().toString(),
                                        code.offer(),
                                        code.outcome().name(),
                                        code.ending().name())))
                .toList();
    }

    private static String row(String code, String symbol, String scan, String offer, String outcome, String sale) {
        return String.format(Locale.ROOT, "%-18s %-35s %-26s %-20s %-16s %s", code, symbol, scan, offer, outcome, sale);
    }

    /** The shop's reference data, an object a line; keys of lists come besides. */
    private static List<String> reference() {
        try (var in = Objects.requireNonNull(TestShop.class.getResourceAsStream("shop.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
