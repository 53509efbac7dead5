package dev.tillside.example.screen;

import dev.tillside.list.SigningKey;
import dev.tillside.pos.sidecar.Budget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The whole made-up shop: head office, two tills, and the shoppers' site. Thread-safe. */
final class Premises implements AutoCloseable {
    private static final int NAME = 4;

    private final Building building;
    private final ShopperSite shoppers;
    private final List<Till> tills = new ArrayList<>();

    /**
     * How the shop is to be opened.
     *
     * @param directory for all files, new or of an earlier opening
     * @param language of receipts
     * @param port the first of three, or 0 for any that are free
     * @param budgets how long tills wait for the library, where it is not as long as usual
     */
    record Plan(Path directory, Language language, int port, Map<Budget, Duration> budgets, InstantSource clock) {
        private int port(int place) {
            return port == 0 ? 0 : port + place;
        }
    }

    private Premises(Building building, ShopperSite shoppers) {
        this.building = building;
        this.shoppers = shoppers;
    }

    /**
     * Opens the shop; the first till knows all that head office has published when this returns, the second nothing but the
     * programme and the lists' key.
     *
     * @throws IOException where a port is taken or a file cannot be written
     */
    static Premises open(Plan plan) throws IOException {
        SecureRandom random = new SecureRandom();
        SigningKey key = SigningKey.generate("screen-" + HexFormat.of().formatHex(drawn(random, NAME)), random);
        Shop shop = new Shop(Texts.own(plan.language()), key, plan.clock().instant());
        Map<String, String> codes = Press.codes(plan.directory().resolve("press"), shop, key);
        Building building =
                new Building(Files.createDirectories(plan.directory()).resolve("head-office.db"));
        try {
            building.office().publish(shop.published());
            SignedLink links = new SignedLink(LinkKey.in(plan.directory(), random));
            return new Premises(
                            building,
                            new ShopperSite(plan.port(2), building.office(), shop, links, codes, plan.clock()))
                    .equipped(plan, shop, key, codes);
        } catch (IOException | RuntimeException e) {
            building.close();
            throw e;
        }
    }

    private Premises equipped(Plan plan, Shop shop, SigningKey key, Map<String, String> codes) throws IOException {
        Switches switches = new Switches(building, this::tills);
        Catalogue catalogue = new Catalogue(shop, codes, shoppers::link, this::tills);
        try {
            for (int place = 0; place < 2; place++) {
                tills.add(till(
                        plan, place, place == 0 ? List.of() : shop.seed(), key, pages(catalogue, switches, place)));
            }
            first().sync();
            return this;
        } catch (IOException | RuntimeException e) {
            tills.forEach(Till::close);
            shoppers.close();
            throw e;
        }
    }

    private TillPages pages(Catalogue catalogue, Switches switches, int place) {
        return new TillPages(catalogue, switches, () -> tills.get(place), this::addresses);
    }

    private Till till(Plan plan, int place, List<String> seed, SigningKey key, TillPages pages) throws IOException {
        String name = String.valueOf(place + 1);
        boolean knowsHeadOffice = seed.isEmpty();
        return new Till(
                new Till.Plan(
                        name,
                        plan.directory(),
                        plan.directory().resolve("token"),
                        plan.port(place),
                        plan.language(),
                        key,
                        seed,
                        plan.budgets(),
                        plan.clock(),
                        pages),
                new Cable(building.address(), Shop.STORE + "/" + name, knowsHeadOffice));
    }

    private static byte[] drawn(SecureRandom random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return drawn;
    }

    Till first() {
        return tills.get(0);
    }

    Till second() {
        return tills.get(1);
    }

    ShopperSite shoppers() {
        return shoppers;
    }

    Building building() {
        return building;
    }

    private List<Till> tills() {
        return List.copyOf(tills);
    }

    private List<URI> addresses() {
        return tills().stream().map(Till::address).toList();
    }

    @Override
    public void close() {
        tills.forEach(Till::close);
        shoppers.close();
        try {
            building.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
