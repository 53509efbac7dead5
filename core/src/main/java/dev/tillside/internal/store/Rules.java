package dev.tillside.internal.store;

import dev.tillside.fault.BadInput;
import dev.tillside.item.CodePoints;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.points.Program;
import dev.tillside.scan.ScanRules;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.ReferenceObject.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What decides prices and reads codes, held in memory: programme, offers and scan rules of one file. Thread-safe. */
final class Rules {
    private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

    private final Map<String, Offer> offers = new TreeMap<>(CodePoints.ORDER);
    private final Map<String, String> offerDigests = new HashMap<>();
    private Optional<Program> program = Optional.empty();
    private String programDigest = "";
    private ScanRules scanRules = ScanRules.NONE;
    private boolean bookStale = true;
    private Reference.InForce inForce = new Reference.InForce(Optional.empty(), "", OfferBook.EMPTY, Map.of());

    private Rules() {}

    static Rules of(ReferenceFile file) {
        Rules rules = new Rules();
        rules.reload(file);
        return rules;
    }

    private synchronized void reload(ReferenceFile file) {
        Optional<String> text = file.newest(Type.PROGRAM);
        program = text.map(ReferenceObject::program);
        programDigest = text.map(ReferenceObject::digest).orElse("");
        scanRules = file.newest(Type.SCAN_RULES).map(ReferenceObject::scanRules).orElse(ScanRules.NONE);
        offers.clear();
        offerDigests.clear();
        bookStale = true;
        if (program.isPresent()) {
            file.all(Type.OFFER).forEach(this::remember);
        }
    }

    /** What the file has taken; asks the file again where the programme or scan rules are among it. */
    synchronized void remember(List<ReferenceObject> taken, ReferenceFile file) {
        if (taken.stream().anyMatch(o -> o.type() == Type.PROGRAM || o.type() == Type.SCAN_RULES)) {
            reload(file);
            return;
        }
        taken.stream().filter(object -> object.type() == Type.OFFER).forEach(this::remember);
    }

    private void remember(ReferenceObject object) {
        bookStale = true;
        offers.remove(object.id());
        offerDigests.remove(object.id());
        if (object.removed() || program.isEmpty()) {
            return;
        }
        try {
            offers.put(object.id(), ReferenceObject.offer(object.json(), program.get()));
            offerDigests.put(object.id(), object.digest());
        } catch (BadInput e) {
            LOG.warn("Offer {} does not fit the programme and is left out: {}", object.id(), e.getMessage());
        }
    }

    synchronized Optional<Program> program() {
        return program;
    }

    synchronized ScanRules scanRules() {
        return scanRules;
    }

    synchronized Optional<Offer> offer(String id) {
        return Optional.ofNullable(offers.get(id));
    }

    /** Programme and offers of one moment; held until they change. */
    synchronized Reference.InForce inForce() {
        if (bookStale) {
            inForce = new Reference.InForce(
                    program, programDigest, OfferBook.of(offers.values()), Map.copyOf(offerDigests));
            bookStale = false;
        }
        return inForce;
    }
}
