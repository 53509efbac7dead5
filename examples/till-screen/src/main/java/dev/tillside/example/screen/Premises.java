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
    private static final int SECRET = 32;
    private static final int NAME = 4;

    private final Building building;
    private final ShopperSite shoppers;
    private final List<Till> tills = new ArrayList<>();

    private Premises(Path directory, Language language, int port, Map<Budget, Duration> budgets, InstantSource clock)
            throws IOException {
        SecureRandom random = new SecureRandom();
        SigningKey key = SigningKey.generate("screen-" + HexFormat.of().formatHex(drawn(random, NAME)), random);
        Shop shop = new Shop(Texts.own(language), key, clock.instant());
        building = new Building(Files.createDirectories(directory).resolve("head-office.db"));
        building.office().publish(shop.published());
        Map<String, String> codes = Press.codes(directory.resolve("press"), shop, key);
        shoppers = new ShopperSite(
                port == 0 ? 0 : port + 2, building.office(), shop, new SignedLink(drawn(random, SECRET)), codes, clock);
        Switches switches = new Switches(building, this::tills);
        Catalogue catalogue = new Catalogue(shop, codes, shoppers::link, this::tills);
        for (int i = 0; i < 2; i++) {
            int place = i;
            Till.Plan plan = new Till.Plan(
                    String.valueOf(i + 1),
                    directory,
                    directory.resolve("token"),
                    port == 0 ? 0 : port + i,
                    language,
                    key,
                    i == 0 ? List.of() : shop.seed(),
                    budgets,
                    clock,
                    new TillPages(catalogue, switches, () -> tills.get(place), this::addresses));
            tills.add(new Till(plan, new Cable(building.address(), Shop.STORE + "/" + (i + 1), i == 0)));
        }
        first().sync();
    }

    /**
     * Opens the shop; the first till knows all that head office has published when this returns, the second nothing but the
     * programme and the lists' key.
     *
     * @param directory for all files, new or of an earlier opening
     * @param port the first of three, or 0 for any that are free
     * @param budgets how long tills wait for the library, where it is not as long as usual
     * @throws IOException where a port is taken or a file cannot be written
     */
    static Premises open(
            Path directory, Language language, int port, Map<Budget, Duration> budgets, InstantSource clock)
            throws IOException {
        return new Premises(directory, language, port, budgets, clock);
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
