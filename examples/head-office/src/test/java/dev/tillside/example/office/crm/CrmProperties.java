package dev.tillside.example.office.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.Sales;
import dev.tillside.example.office.reference.Consent;
import dev.tillside.example.office.store.Json;
import dev.tillside.member.MemberId;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two CRMs read at their own pace while tills sell and members change their minds; nothing is missed, and nothing let out. */
class CrmProperties {
    private static final int MEMBERS = 4;

    /**
     * What happens.
     *
     * @param kind sale, member, erasure, or a page that one of the CRMs reads
     */
    record Happening(Kind kind, int member, int choice) {}

    public enum Kind {
        SALE,
        MEMBER,
        ERASURE,
        PAGE
    }

    /** A CRM that knows what it was told, and does as it is told. */
    private static final class Follower {
        private final CrmFeed feed;
        private String cursor = HeadOffice.START;
        private final Map<String, TreeSet<String>> told = new TreeMap<>();

        Follower(CrmFeed feed) {
            this.feed = feed;
        }

        boolean read(Office office, int most) throws IOException {
            CrmPage page = office.crm().page(feed, cursor, most);
            for (String row : page.rows()) {
                ObjectNode fields = Json.object(row).orElseThrow();
                String member = fields.path("member").asText();
                if (feed == CrmFeed.MEMBERS || fields.path("type").asText().equals("removal")) {
                    told.remove(member);
                }
                if (!fields.path("type").asText().equals("removal")) {
                    told.computeIfAbsent(member, any -> new TreeSet<>()).add(row);
                }
            }
            cursor = page.cursor();
            return page.more();
        }
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(5, Kind.SALE),
                                net.jqwik.api.Tuple.of(5, Kind.MEMBER),
                                net.jqwik.api.Tuple.of(1, Kind.ERASURE),
                                net.jqwik.api.Tuple.of(6, Kind.PAGE)),
                        Arbitraries.integers().between(0, MEMBERS - 1),
                        Arbitraries.integers().between(0, 7))
                .as(Happening::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 60)
    void whoFollowsKnowsInTheEndWhatOneWhoBeginsThenIsToldAndNobodyElse(
            @ForAll("happenings") List<Happening> happenings) throws IOException {
        Map<String, Integer> consents = new TreeMap<>();
        try (Office office = Office.temporary()) {
            List<Follower> followers = new ArrayList<>();
            for (CrmFeed feed : CrmFeed.values()) {
                followers.add(new Follower(feed));
                followers.add(new Follower(feed));
            }
            for (int i = 0; i < happenings.size(); i++) {
                happen(office, happenings.get(i), i, consents, followers);
            }
            for (Follower follower : followers) {
                while (follower.read(office, 2)) {
                    assertThat(follower.cursor).isNotEqualTo(HeadOffice.START);
                }
                Follower fresh = new Follower(follower.feed);
                while (fresh.read(office, 3)) {
                    assertThat(fresh.cursor).isNotEqualTo(HeadOffice.START);
                }
                assertThat(follower.told).isEqualTo(fresh.told);
                int needed = follower.feed == CrmFeed.MEMBERS ? 1 : 2;
                assertThat(fresh.told.keySet()).allMatch(member -> consents.getOrDefault(member, 0) >= needed);
                if (follower.feed == CrmFeed.MEMBERS) {
                    assertThat(fresh.told.keySet())
                            .containsExactlyElementsOf(consents.keySet().stream()
                                    .filter(member -> consents.get(member) > 0)
                                    .toList());
                }
            }
        }
    }

    private static void happen(
            Office office, Happening what, int number, Map<String, Integer> consents, List<Follower> followers)
            throws IOException {
        String member = "M" + what.member();
        switch (what.kind()) {
            case SALE ->
                assertThat(office.deliver(List.of(sale(number, member))).get(0).verdict())
                        .isEqualTo(Settlement.Verdict.STORED);
            case MEMBER -> {
                int consent = what.choice() % 4;
                boolean household = what.choice() > 3;
                office.publish(List.of(member(member, number, consent, household)));
                consents.put(member, consent);
            }
            case ERASURE -> {
                office.erase(new MemberId(member));
                consents.put(member, 0);
            }
            case PAGE -> followers.get(what.choice() % followers.size()).read(office, 1 + what.member());
        }
    }

    private static String member(String id, int version, int consent, boolean household) {
        Consent lets = Consent.of(consent);
        return "{\"type\":\"member\",\"id\":\"" + id + "\",\"version\":" + (version + 1) * 100
                + (household ? ",\"household\":\"H\"" : "") + ",\"consent\":{\"contact\":" + lets.contact()
                + ",\"profile\":" + lets.profile() + "},\"contact\":{\"email\":\"" + version + "@example.org\"}}";
    }

    private static Delivery sale(int number, String member) {
        Delivery anonymous = Sales.sale(number);
        return new Delivery(
                anonymous.key(), anonymous.json().replace("\"at\":", "\"member\":\"" + member + "\",\"at\":"));
    }
}
