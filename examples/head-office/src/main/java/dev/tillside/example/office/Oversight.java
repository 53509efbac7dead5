package dev.tillside.example.office;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.arrival.Release;
import dev.tillside.example.office.delivery.Quarantine;
import dev.tillside.example.office.delivery.Quarantined;
import dev.tillside.example.office.delivery.Unverified;
import dev.tillside.example.office.settle.Bounds;
import dev.tillside.example.office.settle.Budget;
import dev.tillside.example.office.settle.Budgets;
import dev.tillside.example.office.settle.Conflict;
import dev.tillside.example.office.settle.Conflicts;
import dev.tillside.example.office.settle.Leases;
import dev.tillside.example.office.settle.Readings;
import dev.tillside.example.office.settle.Terms;
import dev.tillside.example.office.settle.TillSeen;
import dev.tillside.example.office.settle.Uses;
import dev.tillside.example.office.store.Book;
import dev.tillside.example.office.store.Page;
import dev.tillside.example.office.store.Rows;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What operators of a head office see and decide. Each decision is written down with who decided and why, in the same
 * transaction; it is on the disk when the call returns.
 *
 * <p>Lists come page by page, after the cursor of the page before or {@link dev.tillside.sync.HeadOffice#START}; {@link
 * Page#all} reads a whole one. A page may have fewer rows than were asked for.
 *
 * <p>Thread-safe.
 */
public final class Oversight {
    private final Book reading;
    private final Book writing;
    private final Readings readings;
    private final Clock clock;

    Oversight(Book reading, Book writing, Readings readings, Clock clock) {
        this.reading = reading;
        this.writing = writing;
        this.readings = readings;
        this.clock = clock;
    }

    /** Deliveries that do not add up, in the order in which they came. */
    public Page<Quarantined> quarantine(String after, int most) throws IOException {
        Bounds.atLeastOne(most);
        return reading.look(book -> new Quarantine(book).after(after, most));
    }

    /** The delivery of that key that is in quarantine, if there is one. */
    public Optional<Quarantined> quarantined(BasketKey key) throws IOException {
        BadInput.present(key, "key");
        return reading.look(book -> new Quarantine(book).of(key));
    }

    /**
     * Stores a delivery after all that is in quarantine. The till that made it is told so when it sends it again.
     *
     * @param operator who decides
     * @param reason why
     * @throws BadInput where nothing of that key is in quarantine, or it is no transaction of that key, or another is stored
     */
    public void release(BasketKey key, String operator, String reason) throws IOException {
        BadInput.present(key, "key");
        decided(OperatorAct.Did.RELEASED, key.toString(), operator, reason, book -> {
            new Release(book, readings, clock.instant()).of(key);
            return key;
        });
    }

    /**
     * Throws a delivery away that is in quarantine. The till that made it keeps it as a dead letter, and may send it again.
     *
     * @param operator who decides
     * @param reason why
     * @throws BadInput where nothing of that key is in quarantine
     */
    public void discard(BasketKey key, String operator, String reason) throws IOException {
        BadInput.present(key, "key");
        decided(OperatorAct.Did.DISCARDED, key.toString(), operator, reason, book -> {
            if (!new Quarantine(book).remove(key)) {
                throw BadInput.value("key", "nothing of this key is in quarantine");
            }
            new Uses(book).forgetQuarantined(key.toString());
            return key;
        });
    }

    /**
     * Ends all leases of a till, because it died. What it still sells with them is a risk beyond the figure that
     * {@link dev.tillside.offer.Exposure} gives.
     *
     * @param operator who decides
     * @param reason why
     * @return how many baskets held something
     */
    public int endLeases(String till, String operator, String reason) throws IOException {
        BadInput.present(till, "till");
        return decided(OperatorAct.Did.ENDED_LEASES, till, operator, reason, book -> leases(book)
                .endAll(till));
    }

    private <T> T decided(OperatorAct.Did did, String subject, String operator, String reason, Book.Work<T> work)
            throws IOException {
        Operators.present(operator, reason);
        return writing.change(book -> {
            T result = work.on(book);
            new Operators(book).note(did, subject, operator, reason, clock.instant());
            return result;
        });
    }

    /** What operators decided, the oldest first. */
    public Page<OperatorAct> acts(String after, int most) throws IOException {
        Bounds.atLeastOne(most);
        return reading.look(book -> new Operators(book).after(after, most));
    }

    /** How many stored sales and returns are not proved by computing them again, by the reason. */
    public Map<String, Long> unverified() throws IOException {
        return reading.look(book -> new Unverified(book).reasons());
    }

    /**
     * Uses that do not stand, in the order of the clock readings of their sales: what tills that had not heard of each other
     * gave away beyond what there was. One that is found between two pages may come before them in the order.
     */
    public Page<Conflict> conflicts(String after, int most) throws IOException {
        Bounds.atLeastOne(most);
        return reading.look(book -> new Conflicts(book).after(after, most));
    }

    /** What is left of an offer's limits for all; nothing where it is not known. */
    public Optional<Budget> budget(String offer) throws IOException {
        BadInput.present(offer, "offer");
        return reading.look(book -> new Budgets(book, new Terms(book, readings)).of(offer));
    }

    /** The tills that have told which leases they need, by name. */
    public List<TillSeen> tills() throws IOException {
        return reading.look(book -> leases(book).tills());
    }

    private Leases leases(Connection book) {
        return new Leases(book, new Terms(book, readings), clock.instant());
    }

    /** How many rows there are of what an operator has an eye on, by table. */
    public Map<String, Long> sizes() throws IOException {
        return reading.look(book -> {
            Rows rows = new Rows(book);
            return Map.of(
                    "quarantine", rows.number("select count(*) from quarantine"),
                    "conflicts", rows.number("select count(*) from conflict"),
                    "unverified", rows.number("select count(*) from unverified"),
                    "leases", rows.number("select count(*) from lease"));
        });
    }
}
