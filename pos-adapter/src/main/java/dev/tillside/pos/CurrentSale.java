package dev.tillside.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.offer.PricedBasket;
import dev.tillside.sale.Scanned;
import dev.tillside.scan.Symbology;
import dev.tillside.text.LocalizedText;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sale at a lane, as far as the POS's thread knows it. */
final class CurrentSale {
    /** More scans than that do not wait for a library that is not there. */
    private static final int MOST_SCANS = 64;

    private final BasketKey key;
    private final boolean training;
    private final Optional<String> operator;
    private final List<Heard> heard = new ArrayList<>();
    private final Set<Notice> said = new HashSet<>();
    private Optional<Paying> paying = Optional.empty();
    private List<Line> ticket = List.of();
    private Optional<PricedBasket> priced = Optional.empty();
    private Map<String, LocalizedText> names = Map.of();
    private Optional<Currency> currency = Optional.empty();
    private boolean member;

    CurrentSale(BasketKey key, Envelope envelope) {
        this.key = key;
        this.training = envelope.training();
        this.operator = envelope.operator();
    }

    BasketKey key() {
        return key;
    }

    boolean training() {
        return training;
    }

    /** The ticket that was priced last. */
    List<Line> ticket() {
        return ticket;
    }

    void hear(long number, String raw, Optional<Symbology> symbology) {
        if (heard.size() == MOST_SCANS) {
            heard.remove(0);
        }
        heard.add(new Heard(number, raw, symbology));
    }

    void identified(Scanned scanned) {
        member |= scanned.as() == Scanned.As.MEMBER || scanned.as() == Scanned.As.LIST;
    }

    /** Whether it is a member's, as far as is known: a card may be among what nobody has heard. */
    boolean isMembers() {
        return member || !heard.isEmpty();
    }

    /** What pays besides money, as far as it was answered. */
    Paying paying() {
        return paying.orElseGet(() -> priced.map(Paying::of).orElse(Paying.NOTHING));
    }

    void pays(Paying other) {
        paying = Optional.of(other);
    }

    SaleState state(Envelope envelope, List<Line> now, Optional<Paying> asked) {
        see(now);
        boolean confirmed = priced.isPresent() && heard.isEmpty() && now.equals(ticket);
        return new SaleState(
                key,
                training,
                operator,
                envelope.entryMethod(),
                heard,
                asked.or(() -> paying),
                now,
                confirmed ? priced : Standing.on(key, now, priced, currency),
                confirmed);
    }

    private void see(List<Line> now) {
        if (!now.isEmpty()) {
            currency = Optional.of(now.get(0).amount().currency());
        }
    }

    /** The library answered for that ticket. */
    void answered(Told<?> told, List<Line> now) {
        heard.removeIf(scan -> scan.number() <= told.heard());
        if (told.priced().isPresent()) {
            priced = told.priced();
            currency = priced.map(basket -> basket.basket().currency());
            names = told.names();
            ticket = now;
        }
    }

    /** What stands on a ticket now. */
    Optional<Quote> quote(List<Line> now, String language) {
        boolean confirmed = priced.isPresent() && heard.isEmpty() && now.equals(ticket);
        return (confirmed ? priced : Standing.on(key, now, priced, currency))
                .map(stands -> Quote.of(stands, names, language, confirmed));
    }

    /** Whether that was not said in this sale yet. */
    boolean says(Notice notice) {
        return said.add(notice);
    }

    /** Troubles that are over may be said again. */
    void unsay(Set<String> codes) {
        said.removeIf(notice -> codes.contains(notice.code()));
    }
}
