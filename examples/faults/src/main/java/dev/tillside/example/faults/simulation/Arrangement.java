package dev.tillside.example.faults.simulation;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the tills stand in: as it should be, or wrong in one way, which a run must notice. */
enum Arrangement {
    /** As it should be. */
    SOUND,
    /** The disk says that a transaction is durable, and has lost it after the next power cut. */
    FORGETFUL_DISK,
    /** Points are changed in a till's file. */
    TAMPERED_LEDGER,
    /** Work is done at once, whatever pause was asked for. */
    IMPATIENT_SCHEDULER,
    /** Head office answers STORED, and now and then has thrown the sale away. */
    SAYS_STORED,
    /** Head office answers ALREADY_THERE to what it never saw, now and then. */
    SAYS_ALREADY_THERE,
    /** What is delivered a second time is stored a second time. */
    STORES_TWICE,
    /** What is done to accounts is now and then kept from the other tills. */
    KEEPS_ACCOUNTS_BACK,
    /** What other tills did is now and then kept from a till, and the cursor moves on. */
    SKIPS_BASKETS,
    /** Head office changes the texts of sales. */
    REWRITES_SALES,
    /** A backup is restored, and old cursors stand for other changes. */
    OLD_CURSORS;

    private static final int NOW_AND_THEN = 12;

    /** Head office as tills see it here. */
    HeadOffice office(HeadOffice sound, Draw draw) {
        return switch (this) {
            case SOUND, FORGETFUL_DISK, TAMPERED_LEDGER, IMPATIENT_SCHEDULER, OLD_CURSORS -> sound;
            case SAYS_STORED -> new Dropping(sound, draw, Verdict.STORED);
            case SAYS_ALREADY_THERE -> new Dropping(sound, draw, Verdict.ALREADY_THERE);
            case STORES_TWICE -> new Doubling(sound);
            case KEEPS_ACCOUNTS_BACK, SKIPS_BASKETS -> new Silent(sound, draw, this == SKIPS_BASKETS);
            case REWRITES_SALES -> new Rewriting(sound, draw);
        };
    }

    private static class Passing implements HeadOffice {
        final HeadOffice sound;

        Passing(HeadOffice sound) {
            this.sound = sound;
        }

        @Override
        public List<Settlement> deliver(List<Delivery> batch) throws IOException {
            return sound.deliver(batch);
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) throws IOException {
            return sound.changesAfter(cursor, most);
        }

        @Override
        public ChangePage basketsAfter(String cursor, int most) throws IOException {
            return sound.basketsAfter(cursor, most);
        }

        @Override
        public Optional<Lease> lease(LeaseRequest request) throws IOException {
            return sound.lease(request);
        }

        @Override
        public Optional<String> present(Presence presence) throws IOException {
            return sound.present(presence);
        }
    }

    private static final class Dropping extends Passing {
        private final Draw draw;
        private final Verdict verdict;

        Dropping(HeadOffice sound, Draw draw, Verdict verdict) {
            super(sound);
            this.draw = draw;
            this.verdict = verdict;
        }

        @Override
        public List<Settlement> deliver(List<Delivery> batch) throws IOException {
            List<Settlement> settled = new ArrayList<>();
            for (Delivery delivery : batch) {
                settled.add(
                        draw.below(NOW_AND_THEN) == 0
                                ? new Settlement(delivery.key(), verdict, Optional.empty())
                                : sound.deliver(List.of(delivery)).get(0));
            }
            return settled;
        }
    }

    private static final class Doubling extends Passing {
        Doubling(HeadOffice sound) {
            super(sound);
        }

        @Override
        public List<Settlement> deliver(List<Delivery> batch) throws IOException {
            List<Settlement> settled = sound.deliver(batch);
            for (int i = 0; i < batch.size(); i++) {
                if (settled.get(i).verdict() == Verdict.ALREADY_THERE) {
                    BasketKey key = batch.get(i).key();
                    BasketKey twin = key.about("twin");
                    String json = batch.get(i).json().replace("\"" + key + "\"", "\"" + twin + "\"");
                    sound.deliver(List.of(new Delivery(twin, json)));
                }
            }
            return settled;
        }
    }

    private static final class Silent extends Passing {
        private final Draw draw;
        private final boolean ofBaskets;

        Silent(HeadOffice sound, Draw draw, boolean ofBaskets) {
            super(sound);
            this.draw = draw;
            this.ofBaskets = ofBaskets;
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) throws IOException {
            ChangePage page = sound.changesAfter(cursor, most);
            return ofBaskets ? page : without(page, "\"type\":\"account\"");
        }

        @Override
        public ChangePage basketsAfter(String cursor, int most) throws IOException {
            ChangePage page = sound.basketsAfter(cursor, most);
            return ofBaskets ? without(page, "") : page;
        }

        private ChangePage without(ChangePage page, String kind) {
            List<String> told = page.objects().stream()
                    .filter(json -> !json.contains(kind) || draw.below(NOW_AND_THEN / 2) != 0)
                    .toList();
            return new ChangePage(told, page.cursor(), page.more());
        }
    }

    private static final class Rewriting extends Passing {
        private final Draw draw;

        Rewriting(HeadOffice sound, Draw draw) {
            super(sound);
            this.draw = draw;
        }

        @Override
        public List<Settlement> deliver(List<Delivery> batch) throws IOException {
            List<Delivery> changed = new ArrayList<>();
            for (Delivery delivery : batch) {
                String json = draw.below(NOW_AND_THEN) == 0
                        ? delivery.json().replace("\"type\":\"CARD\"", "\"type\":\"CASH\"")
                        : delivery.json();
                changed.add(new Delivery(delivery.key(), json));
            }
            return sound.deliver(changed);
        }
    }
}
