package dev.tillside.pos.replay;

import dev.tillside.LoyaltyTill;
import dev.tillside.sale.Refund;
import dev.tillside.wire.Answer;
import dev.tillside.wire.Event;
import java.util.Optional;

/** Answers once more what the till's books say was done, as it was answered first. */
final class Before {
    private final LoyaltyTill till;
    private final Keys keys;
    private final String language;

    Before(LoyaltyTill till, Keys keys, String language) {
        this.till = till;
        this.keys = keys;
        this.language = language;
    }

    Optional<String> answer(long n, Event event) {
        Event.Body body = event.body();
        if (body instanceof Event.Commit) {
            return commit(n, event.tx());
        }
        if (body instanceof Event.Return back && back.into().isEmpty()) {
            return till.refund(keys.ofReturn(till, event.tx(), back.of(), Optional.empty()))
                    .map(refund -> Answer.returned(n, event.tx(), refund));
        }
        if (body instanceof Event.PostVoid undo) {
            return undone(event.tx(), undo).map(refund -> Answer.undone(n, refund));
        }
        boolean aside = body instanceof Event.Suspend && isAside(event.tx());
        return aside ? Optional.of(Answer.ok(n)) : Optional.empty();
    }

    private Optional<String> commit(long n, String tx) {
        return keys.find(till, tx)
                .flatMap(till::receipt)
                .map(receipt -> Answer.committed(n, tx, receipt, till.nextList(receipt), language));
    }

    private Optional<Refund> undone(String tx, Event.PostVoid undo) {
        return undo.key().or(() -> keys.find(till, tx)).flatMap(key -> till.refunds(key).stream()
                .filter(refund -> refund.key().equals(key.about("void")))
                .findFirst());
    }

    private boolean isAside(String tx) {
        return keys.find(till, tx).map(key -> till.suspended().contains(key)).orElse(false);
    }
}
