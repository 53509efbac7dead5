package dev.tillside.pos.replay;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replayed tills that share one coupon: with the line there it is held before an event is answered, else the policy decides. */
class LeaseReplayTest {
    private static final String SETTING = """
            > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London"}
            > {"type":"offer","id":"TEA","audience":"COUPON","kind":"AMOUNT_OFF","amount":"1.00","items":{"skus":["TEA"]},"offline":"REFUSE"}
            > {"type":"member","id":"M1","cards":["CARD-1"]}
            > {"type":"coupon","id":"C1","member":"M1","offer":"TEA"}
            """;

    @TempDir
    private Path directory;

    private final OneCoupon office = new OneCoupon();

    /** Holds the coupon for whoever asks first. */
    private static final class OneCoupon implements HeadOffice {
        private final OnceOffice books = new OnceOffice();
        private Optional<LeaseRequest> holder = Optional.empty();

        @Override
        public List<Settlement> deliver(List<Delivery> batch) {
            batch.forEach(delivery -> free(delivery.key()));
            return books.deliver(batch);
        }

        private void free(BasketKey basket) {
            holder = holder.filter(held -> !held.basket().equals(basket));
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) {
            return books.changesAfter(cursor, most);
        }

        @Override
        public ChangePage basketsAfter(String cursor, int most) {
            return books.basketsAfter(cursor, most);
        }

        @Override
        public Optional<Lease> lease(LeaseRequest request) {
            if (request.isEnd()) {
                free(request.basket());
            } else if (holder.isEmpty() && books.stored.isEmpty()) {
                holder = Optional.of(request);
            }
            boolean mine = holder.map(LeaseRequest::basket).equals(Optional.of(request.basket()));
            Map<String, Lease.Part> coupons = request.coupons().isEmpty()
                    ? Map.of()
                    : Map.of("C1", new Lease.Part(mine ? 1 : 0, !mine && holder.isPresent()));
            return Optional.of(new Lease(request.basket(), Optional.empty(), coupons, Map.of(), Map.of()));
        }

        @Override
        public Optional<String> present(Presence presence) {
            holder = holder.filter(held ->
                    !held.till().equals(presence.till()) || presence.open().contains(held.basket()));
            return Optional.of("books");
        }
    }

    @Test
    void offlineThePolicyDecidesAndOnlineTheAnswer() {
        ReplayTable.hold(directory, office, SETTING + """
                > {"type":"begin","tx":"T1","at":"2026-11-22T09:00:00Z","store":"0042","workstation":"3"}
                < ok
                > {"type":"add","tx":"T1","line":"1","sku":"TEA","quantity":"1","amount":"4.00"}
                < ok
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < MEMBER
                > {"type":"explain","tx":"T1","offer":"TEA"}
                < OFFLINE
                > {"type":"sync"}
                < synced
                > {"type":"price","tx":"T1"}
                < OFFLINE
                > {"type":"online","value":true}
                < ok
                > {"type":"price","tx":"T1"}
                < "discount":"1.00"
                > {"type":"begin","tx":"T2","till":"2","store":"0042","workstation":"4"}
                < ok
                > {"type":"member","tx":"T2","till":"2","id":"M1"}
                < ok
                > {"type":"add","tx":"T2","till":"2","line":"1","sku":"TEA","quantity":"1","amount":"4.00"}
                < ok
                > {"type":"price","tx":"T2","till":"2"}
                < HELD_ELSEWHERE
                > {"type":"cancel","tx":"T1"}
                < ok
                > {"type":"sync","till":"2"}
                < synced
                > {"type":"price","tx":"T2","till":"2"}
                < "discount":"1.00"
                > {"type":"online","value":false}
                < ok
                > {"type":"commit","tx":"T2","till":"2","tenders":[{"type":"CARD","amount":"3.00"}]}
                < "discount":"1.00"
                """);
    }

    @Test
    void aCardsFirstWordsAreOfTheAnswer() {
        ReplayTable.hold(directory, office, SETTING + """
                > {"type":"online","value":true}
                < ok
                > {"type":"begin","tx":"T1","at":"2026-11-22T09:00:00Z","store":"0042","workstation":"3"}
                < ok
                > {"type":"add","tx":"T1","line":"1","sku":"TEA","quantity":"1","amount":"4.00"}
                < ok
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < MEMBER
                > {"type":"lock","tx":"T1"}
                < ok
                > {"type":"price","tx":"T1"}
                < "discount":"1.00"
                """);
    }
}
