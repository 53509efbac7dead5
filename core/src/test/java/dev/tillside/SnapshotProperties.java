package dev.tillside;

import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.member.MemberId;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** By whatever way reference data come down, what a till knows in the end is the same. */
class SnapshotProperties {
    private static final int MEMBERS = 3;
    private static final int COUPONS = 4;

    private final HandClock clock = new HandClock();

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void aSnapshotAndTheChangesAfterItMakeTheSameStateAsTheChangesAlone(
            @ForAll("published") List<String> published,
            @ForAll @IntRange(max = 100) int first,
            @ForAll @IntRange(max = 100) int second,
            @ForAll @IntRange(min = 1, max = 5) int objectsPerPart)
            throws IOException {
        List<String> changes = accepted(published);
        int early = changes.size() * Math.min(first, second) / 100;
        int late = changes.size() * Math.max(first, second) / 100;
        Path folder = Files.createTempDirectory("tillside-snapshots-");
        try {
            PressingOffice plain = new PressingOffice();
            plain.changes.addAll(changes);
            List<Object> alone = state(folder.resolve("alone"), plain, () -> {});

            PressingOffice pressing = office(changes.subList(0, late), objectsPerPart);
            pressing.press();
            pressing.changes.addAll(changes.subList(late, changes.size()));
            assertThat(state(folder.resolve("fresh"), pressing, () -> {})).isEqualTo(alone);

            PressingOffice away = office(changes.subList(0, early), objectsPerPart);
            assertThat(state(folder.resolve("away"), away, () -> {
                        away.changes.addAll(changes.subList(early, late));
                        away.press();
                        away.changes.addAll(changes.subList(late, changes.size()));
                        away.toldSince = late;
                    }))
                    .isEqualTo(alone);
        } finally {
            delete(folder);
        }
    }

    private static PressingOffice office(List<String> changes, int objectsPerPart) {
        PressingOffice office = new PressingOffice();
        office.objectsPerPart = objectsPerPart;
        office.changes.addAll(changes);
        return office;
    }

    private List<Object> state(Path directory, PressingOffice office, Runnable between) {
        try (LoyaltyTill till = Tills.at(directory)
                .clock(clock)
                .headOffice(office)
                .background(false)
                .open()) {
            assertThat(till.sync().failure()).isEmpty();
            between.run();
            assertThat(till.sync().failure()).isEmpty();
            List<Object> state = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                MemberId member = new MemberId("M" + i);
                state.add(till.members("CARD-" + i));
                state.add(till.coupons(member));
                state.add(known(till, member) ? till.balance(member) : "nobody");
            }
            Checkout sale = till.beginTraining(key("T1"), Optional.empty());
            IntStream.range(0, COUPONS).forEach(i -> sale.add(line("L" + i, "SKU-" + i, 1, "9.00")));
            state.add(sale.price().due());
            for (int i = 0; i < COUPONS; i++) {
                state.add(sale.scan("CODE-" + i).as());
            }
            return state;
        }
    }

    private static boolean known(LoyaltyTill till, MemberId member) {
        return IntStream.range(0, MEMBERS)
                .mapToObj(i -> till.members("CARD-" + i))
                .flatMap(List::stream)
                .anyMatch(member::equals);
    }

    /** Head office refuses what is older than what it has, and takes back what an erased member held. */
    private static List<String> accepted(List<String> published) {
        Map<String, ReferenceObject> standing = new LinkedHashMap<>();
        List<String> changes = new ArrayList<>(List.of(CornerShop.PROGRAM));
        for (String json : published) {
            ReferenceObject object = ReferenceObject.read(json, Optional.empty());
            String name = object.type() + "/" + object.id();
            if (standing.containsKey(name) && standing.get(name).version() > object.version()) {
                continue;
            }
            standing.put(name, object);
            changes.add(json);
            if (object.erases()) {
                for (ReferenceObject held : List.copyOf(standing.values())) {
                    if (held.json().contains("\"member\":\"" + object.id() + "\"") && !held.removed()) {
                        String gone = "{\"type\":\"coupon\",\"id\":\"%s\",\"version\":%d,\"removed\":true}"
                                .formatted(held.id(), held.version() + 1);
                        standing.put("COUPON/" + held.id(), ReferenceObject.read(gone, Optional.empty()));
                        changes.add(gone);
                    }
                }
            }
        }
        return changes;
    }

    @Provide
    Arbitrary<List<String>> published() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, member()),
                        net.jqwik.api.Tuple.of(5, coupon()),
                        net.jqwik.api.Tuple.of(2, offer()),
                        net.jqwik.api.Tuple.of(2, removal()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static Arbitrary<Integer> id(int below) {
        return Arbitraries.integers().between(0, below - 1);
    }

    private static Arbitrary<Integer> version() {
        return Arbitraries.integers().between(1, 4);
    }

    private static Arbitrary<String> member() {
        return Combinators.combine(id(MEMBERS), version(), id(MEMBERS))
                .as((id, version, card) ->
                        "{\"type\":\"member\",\"id\":\"M%d\",\"version\":%d,\"cards\":[\"CARD-%d\"],\"points\":\"%d\"}"
                                .formatted(id, version, card, 10 + id));
    }

    private static Arbitrary<String> coupon() {
        return Combinators.combine(id(COUPONS), version(), id(MEMBERS + 1), id(COUPONS))
                .as((id, version, member, code) ->
                        "{\"type\":\"coupon\",\"id\":\"C%d\",\"version\":%d,%s\"offer\":\"O%d\",\"codes\":[\"CODE-%d\"]}"
                                .formatted(
                                        id,
                                        version,
                                        member == MEMBERS ? "" : "\"member\":\"M" + member + "\",",
                                        id,
                                        code));
    }

    private static Arbitrary<String> offer() {
        return Combinators.combine(id(COUPONS), version(), Arbitraries.of("", ",\"audience\":\"COUPON\""))
                .as((id, version, audience) ->
                        "{\"type\":\"offer\",\"id\":\"O%1$d\",\"version\":%2$d,\"kind\":\"AMOUNT_OFF\",\"amount\":\"0.%2$d\","
                                        .formatted(id, version)
                                + "\"items\":{\"skus\":[\"SKU-%d\"]}%s}".formatted(id, audience));
    }

    private static Arbitrary<String> removal() {
        return Combinators.combine(
                        Arbitraries.of("member", "coupon", "offer"),
                        id(MEMBERS),
                        version(),
                        Arbitraries.of(true, false))
                .as((type, id, version, erase) -> "{\"type\":\"%s\",\"id\":\"%s%d\",\"version\":%d,\"removed\":true%s}"
                        .formatted(
                                type,
                                type.substring(0, 1).toUpperCase(java.util.Locale.ROOT),
                                id,
                                version,
                                erase && type.equals("member") ? ",\"erase\":true" : ""));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
