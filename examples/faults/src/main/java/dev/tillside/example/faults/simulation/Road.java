package dev.tillside.example.faults.simulation;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.OfficeFault;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One till's line to head office, and whatever adapter sits on it: all that a {@link HeadOffice} may do to a till. */
final class Road implements HeadOffice {
    /** How it is on the road. */
    enum Weather {
        CALM,
        /** Now and then something goes wrong. */
        ROUGH,
        DOWN
    }

    private final HeadOffice office;
    private final Trace trace;
    private final List<List<Delivery>> underWay = new ArrayList<>();
    private final Set<String> disliked = new TreeSet<>();
    private final Set<String> poisonous = new TreeSet<>();
    private final Set<String> refused = new TreeSet<>();
    private Weather weather = Weather.CALM;
    private Draw draw = new Draw(0);
    private Optional<ChangePage> changesBefore = Optional.empty();
    private Optional<ChangePage> basketsBefore = Optional.empty();

    Road(HeadOffice office, Trace trace) {
        this.office = office;
        this.trace = trace;
    }

    void weather(Weather next, long seed) {
        weather = next;
        draw = new Draw(seed);
    }

    /** Head office will not have that transaction from now on, or fails at it. */
    void against(BasketKey key, boolean failsAtIt) {
        (failsAtIt ? poisonous : disliked).add(key.toString());
    }

    /** Head office has nothing against anything any more. */
    void reconciled() {
        disliked.clear();
        poisonous.clear();
    }

    /** Whether head office ever refused it, or failed at it. */
    boolean wasRefused(BasketKey key) {
        return refused.contains(key.toString());
    }

    /** What was held up arrives after all; its answer goes nowhere. */
    void arrive() {
        Collections.reverse(underWay);
        for (List<Delivery> late : underWay) {
            trace.fault("late delivery");
            try {
                office.deliver(late);
            } catch (IOException e) {
                throw new Violation("head office works", e.getMessage(), e);
            }
        }
        underWay.clear();
    }

    @Override
    public List<Settlement> deliver(List<Delivery> batch) throws IOException {
        down();
        for (Delivery delivery : batch) {
            if (poisonous.contains(delivery.key().toString())) {
                trace.fault("head office fails at a delivery");
                refused.add(delivery.key().toString());
                throw new OfficeFault("503 FAILED");
            }
        }
        if (weather == Weather.ROUGH) {
            switch (draw.below(9)) {
                case 0 -> lost("delivery lost");
                case 1 -> {
                    office.deliver(batch);
                    lost("answer lost");
                }
                case 2 -> {
                    trace.fault("delivery doubled");
                    judged(batch);
                }
                case 3 -> {
                    underWay.add(batch);
                    lost("delivery held up");
                }
                case 4 -> {
                    return garbage(batch);
                }
                case 5 -> adapterFails();
                default -> {}
            }
        }
        return judged(batch);
    }

    /** As head office does, but for what it has something against. */
    private List<Settlement> judged(List<Delivery> batch) throws IOException {
        List<Delivery> liked = batch.stream()
                .filter(delivery -> !disliked.contains(delivery.key().toString()))
                .toList();
        List<Settlement> settled = new ArrayList<>(office.deliver(liked));
        List<Settlement> all = new ArrayList<>();
        for (Delivery delivery : batch) {
            if (disliked.contains(delivery.key().toString())) {
                trace.fault("refusal");
                refused.add(delivery.key().toString());
                all.add(new Settlement(delivery.key(), Verdict.REFUSED, Optional.of("no such store")));
            } else {
                all.add(settled.remove(0));
            }
        }
        return all;
    }

    private List<Settlement> garbage(List<Delivery> batch) throws IOException {
        trace.fault("garbage answer");
        List<Settlement> settled = new ArrayList<>(judged(batch));
        switch (draw.below(4)) {
            case 0 -> settled.remove(settled.size() - 1);
            case 1 -> settled.set(0, null);
            case 2 -> {
                BasketKey other = batch.get(0).key().about("other");
                settled.set(0, new Settlement(other, Verdict.STORED, Optional.empty()));
            }
            default -> {
                return null;
            }
        }
        return settled;
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) throws IOException {
        Optional<ChangePage> stale = disturbed(changesBefore, cursor);
        if (stale.isPresent()) {
            return stale.get();
        }
        ChangePage page = office.changesAfter(cursor, smaller(most));
        changesBefore = Optional.of(page);
        return page;
    }

    @Override
    public ChangePage basketsAfter(String cursor, int most) throws IOException {
        Optional<ChangePage> stale = disturbed(basketsBefore, cursor);
        if (stale.isPresent()) {
            return stale.get();
        }
        ChangePage page = office.basketsAfter(cursor, smaller(most));
        basketsBefore = Optional.of(page);
        return page;
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) throws IOException {
        return asked("lease", () -> office.lease(request));
    }

    @Override
    public Optional<String> present(Presence presence) throws IOException {
        return asked("presence", () -> office.present(presence));
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    /** A question gets lost, or its answer does, or it arrives twice. */
    private <T> T asked(String what, Question<T> question) throws IOException {
        down();
        if (weather == Weather.ROUGH) {
            switch (draw.below(12)) {
                case 0 -> lost(what + " lost");
                case 1 -> {
                    question.ask();
                    lost("answer to " + what + " lost");
                }
                case 2 -> {
                    trace.fault(what + " doubled");
                    question.ask();
                }
                case 3 -> adapterFails();
                default -> {}
            }
        }
        return question.ask();
    }

    private int smaller(int most) {
        return weather == Weather.ROUGH ? draw.between(1, 6) : most;
    }

    /**
     * The answer to an earlier question, or nonsense, where that is what comes. Nonsense does not go on: what a page beyond the
     * cursor held would be lost with it, and only a signature tells that.
     */
    private Optional<ChangePage> disturbed(Optional<ChangePage> before, String cursor) throws IOException {
        down();
        if (weather == Weather.ROUGH) {
            switch (draw.below(24)) {
                case 0 -> lost("page lost");
                case 1 -> adapterFails();
                case 2 -> {
                    if (before.isPresent()) {
                        trace.fault("earlier page again");
                        return Optional.of(new ChangePage(
                                before.get().objects(), before.get().cursor(), false));
                    }
                }
                case 3 -> {
                    trace.fault("page of nonsense");
                    List<String> objects = new ArrayList<>(List.of("{\"type\":\"offer\",\"id\":", "[]", "{}"));
                    return Optional.of(new ChangePage(objects, cursor, false));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private void down() throws IOException {
        if (weather == Weather.DOWN) {
            trace.fault("line down");
            throw new IOException("no route to head office");
        }
    }

    private void lost(String what) throws IOException {
        trace.fault(what);
        throw new IOException(what);
    }

    private void adapterFails() {
        trace.fault("adapter throws");
        throw new IllegalStateException("made up: the adapter has a bug");
    }
}
