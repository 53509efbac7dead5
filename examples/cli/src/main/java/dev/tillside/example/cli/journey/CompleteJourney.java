package dev.tillside.example.cli.journey;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The Complete Journey as its files say it, read whole: what is sold decides which of it matters. */
public final class CompleteJourney {
    private final Map<String, Product> products = new HashMap<>();
    private final ShelfPrices prices = new ShelfPrices();
    private final Map<String, Campaign> campaigns = new LinkedHashMap<>();
    private final SortedSet<String> panel = new TreeSet<>();
    private final Map<String, SortedSet<String>> mailings = new HashMap<>();
    private List<PastBasket> baskets = List.of();

    private CompleteJourney() {}

    /**
     * Reads the files of a folder, plain or xz-packed.
     *
     * @throws IOException where a file is missing or is not what it should be; the message names it
     */
    public static CompleteJourney in(Path folder) throws IOException {
        CompleteJourney journey = new CompleteJourney();
        journey.readProducts(CsvFile.in(folder, "cj2017_products"));
        journey.readPrices(CsvFile.in(folder, "cj2017_transactions_sample_100k"));
        journey.readCampaigns(CsvFile.in(folder, "cj2017_campaign_descriptions"));
        journey.readCoupons(CsvFile.in(folder, "cj2017_coupons"));
        journey.readMailings(CsvFile.in(folder, "cj2017_campaigns"));
        journey.readBaskets(CsvFile.in(folder, "cj_baskets_day1_79"));
        return journey;
    }

    /** By day, then by number. */
    List<PastBasket> baskets() {
        return baskets;
    }

    List<Campaign> campaigns() {
        return List.copyOf(campaigns.values());
    }

    Product product(String id) {
        Product known = products.get(id);
        return known == null ? Product.unknown(id) : known;
    }

    ShelfPrices.Price price(String product) {
        return prices.of(product(product));
    }

    /** The households of the year in which the campaigns ran. */
    SortedSet<String> panel() {
        return panel;
    }

    /** The campaigns that a household of the panel was sent. */
    Set<String> mailedTo(String panelist) {
        return mailings.getOrDefault(panelist, new TreeSet<>());
    }

    private void readProducts(CsvFile file) throws IOException {
        file.read(
                List.of(
                        "product_id",
                        "manufacturer_id",
                        "department",
                        "brand",
                        "product_category",
                        "product_type",
                        "package_size"),
                f -> products.put(
                        f[0],
                        new Product(
                                f[0],
                                known(f[1]),
                                f[3].equals("Private"),
                                known(f[2]),
                                known(f[4]),
                                known(f[5]),
                                known(f[6]))));
    }

    private void readPrices(CsvFile file) throws IOException {
        file.read(
                List.of("household_id", "product_id", "quantity", "sales_value", "retail_disc", "coupon_match_disc"),
                f -> {
                    panel.add(f[0]);
                    long pieces = Long.parseLong(f[2]);
                    if (pieces > 0) {
                        prices.learn(product(f[1]), new Ratio(cents(f[3]) + cents(f[4]) + cents(f[5]), pieces));
                    }
                });
    }

    private void readCampaigns(CsvFile file) throws IOException {
        file.read(List.of("campaign_id", "campaign_type", "start_date", "end_date"), f -> {
            Span real = new Span(LocalDate.parse(f[2]), LocalDate.parse(f[3]));
            campaigns.put(f[0], new Campaign(f[0], f[1].equals("Type A"), real, new TreeMap<>()));
        });
    }

    private void readCoupons(CsvFile file) throws IOException {
        file.read(List.of("coupon_upc", "product_id", "campaign_id"), f -> campaign(f[2])
                .coupons()
                .computeIfAbsent(f[0], unseen -> new HashSet<>())
                .add(f[1]));
    }

    private void readMailings(CsvFile file) throws IOException {
        file.read(List.of("campaign_id", "household_id"), f -> {
            panel.add(f[1]);
            mailings.computeIfAbsent(f[1], unseen -> new TreeSet<>())
                    .add(campaign(f[0]).id());
        });
    }

    private void readBaskets(CsvFile file) throws IOException {
        Map<Long, PastBasket> byId = new LinkedHashMap<>();
        file.read(List.of("date", "basket_id", "user_id", "item_id"), f -> {
            PastBasket row = new PastBasket(Integer.parseInt(f[0]), Long.parseLong(f[1]), f[2], new LinkedHashMap<>());
            PastBasket basket = byId.computeIfAbsent(row.id(), unseen -> row);
            if (basket.day() != row.day() || !basket.household().equals(row.household())) {
                throw new IllegalArgumentException("basket " + row.id() + " has two days or two households");
            }
            basket.goods().merge(f[3], 1, Integer::sum);
        });
        List<PastBasket> sorted = new ArrayList<>(byId.values());
        sorted.sort(Comparator.comparingInt(PastBasket::day).thenComparingLong(PastBasket::id));
        baskets = List.copyOf(sorted);
    }

    private Campaign campaign(String id) {
        Campaign campaign = campaigns.get(id);
        if (campaign == null) {
            throw new IllegalArgumentException("no campaign " + id);
        }
        return campaign;
    }

    private static Optional<String> known(String text) {
        return text.isBlank() || text.equals("NA") ? Optional.empty() : Optional.of(text);
    }

    /** The data went through floating point once: 4.44e-16 is nothing, 3.86 is 386 cents. */
    private static long cents(String amount) {
        return new BigDecimal(amount)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
