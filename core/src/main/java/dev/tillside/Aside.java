package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.internal.store.Elsewhere;
import dev.tillside.wire.AsideJson;
import dev.tillside.wire.CheckoutEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts baskets aside and takes them up again, this till's and other tills'. */
final class Aside {
    private final Desk desk;
    /** Two tills' notes of one basket must differ, so that head office sees that both took it up. */
    private final String name = UUID.randomUUID().toString();

    Aside(Desk desk) {
        this.desk = desk;
    }

    void suspend(BasketKey key, int number, CheckoutEvent event, boolean training) {
        Optional<AsideJson.Suspended> told =
                training ? Optional.empty() : Optional.of(new AsideJson.Suspended(key, number, events(key, event)));
        stored().suspend(key, number, event.json(), told);
    }

    private List<String> events(BasketKey key, CheckoutEvent last) {
        return Stream.concat(desk.journal().events(key).stream(), Stream.of(last.json()))
                .toList();
    }

    /** False where another till has the basket by now. */
    boolean resume(BasketKey key, int number, CheckoutEvent event, boolean training) {
        AsideJson.Resumed told = new AsideJson.Resumed(key, number - 1);
        Optional<String> note = training ? Optional.empty() : Optional.of(told.json(at(), name));
        return stored().resume(key, number, event.json(), told, note);
    }

    private String at() {
        return desk.now().toString();
    }

    private Elsewhere stored() {
        return desk.journal().elsewhere();
    }

    Checkout resume(BasketKey key) {
        Checkout here = desk.checkouts().get(key);
        if (here != null) {
            if (!here.resume()) {
                throw unknown(key);
            }
            return here;
        }
        if (desk.receipt(key).isPresent()) {
            throw new Refused(Code.COMMITTED, "tx", "the sale is committed: " + key);
        }
        CheckoutEvent event = new CheckoutEvent.Resumed(desk.now());
        List<String> events = stored().takeOver(key, new Elsewhere.Taking(event.json(), at(), name))
                .orElseThrow(() -> unknown(key));
        Checkout taken = Checkout.recovered(desk, events);
        desk.begun(taken);
        desk.wake();
        return taken;
    }

    private static Refused unknown(BasketKey key) {
        return new Refused(Code.UNKNOWN_TRANSACTION, "tx", "no basket of that key stands aside: " + key);
    }

    List<BasketKey> keys() {
        Stream<BasketKey> here = desk.openCheckouts().stream()
                .filter(c -> c.state() == Checkout.State.SUSPENDED)
                .map(Checkout::key);
        return Stream.concat(here, stored().asideKeys().stream())
                .sorted(Comparator.comparing(BasketKey::toString))
                .toList();
    }
}
