package dev.tillside.example.office.settle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Partition;
import dev.tillside.example.office.RandomReference;
import dev.tillside.example.office.Retailer;
import dev.tillside.example.office.store.Page;
import dev.tillside.money.Money;
import dev.tillside.offer.Exposure;
import dev.tillside.offer.Stakes;
import dev.tillside.points.AccountIds;
import dev.tillside.points.Program;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** What tills lose that lose sight of each other is never above the figure that was given before. */
@Tag("once")
class LossProperties {
    private static final List<String> STORES = List.of("0042", "0043");

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void actualLossesStayUnderTheFigure(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path directory = Files.createTempDirectory("tillside-loss-");
        List<String> reference = new RandomReference(random).lines();
        List<BasketKey> tills = tills(random);
        try (Retailer retailer = new Retailer(directory, reference)) {
            Exposure exposure = Exposure.of(stakes(reference, tills));
            Partition partition = new Partition(retailer, random, tills, RandomReference.MEMBERS);
            partition.run(40);
            assertThat(Page.all(retailer.office.oversight()::quarantine)).isEmpty();
            BigDecimal lost = Page.all(retailer.office.oversight()::conflicts).stream()
                    .map(LossProperties::money)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            Money most = exposure.most(Money.zero(Retailer.GBP)).orElseThrow();
            assertThat(lost)
                    .as("%s tills, %s, %s", tills.size(), exposure, Page.all(retailer.office.oversight()::conflicts))
                    .isLessThanOrEqualTo(most.value());
            for (Conflict.Kind kind : Conflict.Kind.values()) {
                byKind(kind, exposure, Page.all(retailer.office.oversight()::conflicts));
            }
        } finally {
            SettlementProperties.delete(directory);
        }
    }

    private static void byKind(Conflict.Kind kind, Exposure exposure, List<Conflict> conflicts) {
        BigDecimal lost = conflicts.stream()
                .filter(conflict -> conflict.kind() == kind)
                .map(LossProperties::money)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal most = exposure.risks().stream()
                .filter(risk -> kinds(kind).contains(risk.kind()))
                .map(risk -> risk.most().orElseThrow().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(lost).as(kind.name()).isLessThanOrEqualTo(most);
    }

    private static List<Exposure.Kind> kinds(Conflict.Kind kind) {
        return switch (kind) {
            case COUPON -> List.of(Exposure.Kind.COUPON);
            case OFFER_BUDGET -> List.of(Exposure.Kind.TOTAL_USES, Exposure.Kind.TOTAL_AMOUNT);
            case MEMBER_LIMIT -> List.of(Exposure.Kind.MEMBER_LIMIT, Exposure.Kind.MEMBER_PERIOD);
            case POINTS -> List.of(Exposure.Kind.POINTS);
            case VOUCHER, RETURN -> List.of();
        };
    }

    /** Goods that two tills took back are not among what the figure is of; a hundred points are worth one pound. */
    private static BigDecimal money(Conflict conflict) {
        return switch (conflict.kind()) {
            case RETURN -> BigDecimal.ZERO;
            case POINTS -> conflict.amount().movePointLeft(2);
            default -> conflict.amount();
        };
    }

    private static List<BasketKey> tills(Random random) {
        List<BasketKey> tills = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 1; i <= count; i++) {
            String store = STORES.get(random.nextInt(STORES.size()));
            tills.add(new BasketKey(store, String.valueOf(i), Retailer.DAY, "T"));
        }
        return tills;
    }

    private static Stakes stakes(List<String> reference, List<BasketKey> tills) {
        Program program = ReferenceObject.program(reference.get(0));
        SortedMap<String, Integer> perStore = new TreeMap<>(
                tills.stream().collect(Collectors.groupingBy(BasketKey::store, Collectors.summingInt(till -> 1))));
        return new Stakes(
                program,
                of("offer", reference).stream()
                        .map(json -> ReferenceObject.offer(json, program))
                        .toList(),
                of("coupon", reference).stream().map(ReferenceObject::coupon).toList(),
                of("member", reference).stream().map(LossProperties::holder).toList(),
                of("item", reference).stream()
                        .map(json -> ReferenceObject.item(json, program))
                        .toList(),
                List.of(),
                perStore);
    }

    private static List<String> of(String type, List<String> reference) {
        return reference.stream()
                .filter(json -> json.startsWith("{\"type\":\"" + type + "\""))
                .toList();
    }

    private static Stakes.Holder holder(String json) {
        var member = ReferenceObject.member(json);
        return new Stakes.Holder(member.id(), AccountIds.of(member), member.homeStore(), member.openingPoints());
    }
}
