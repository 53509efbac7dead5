package dev.tillside.example.office.crm;

import dev.tillside.example.office.settle.Bounds;
import dev.tillside.example.office.settle.Readings;
import dev.tillside.example.office.settle.Terms;
import dev.tillside.example.office.store.Book;
import dev.tillside.fault.BadInput;
import dev.tillside.sync.HeadOffice;
import java.io.IOException;
import java.time.Clock;

/** What CRMs may know of members and of what they redeemed, as far as each member lets it. Thread-safe. */
public final class CrmExport {
    private final Book reading;
    private final Readings readings;
    private final String epoch;
    private final Clock clock;

    /**
     * @param epoch the name of this office in its cursors
     */
    public CrmExport(Book reading, Readings readings, String epoch, Clock clock) {
        this.reading = reading;
        this.readings = readings;
        this.epoch = epoch;
        this.clock = clock;
    }

    /**
     * What a CRM may know, page by page: whatever changes comes again after the cursor, and whoever was erased or lets nothing
     * out any more comes as a removal, once. A member lets out what {@code consent} of his object says: {@code contact} his
     * name and contact data, {@code profile} tier, segments, points, visits and redemptions, also those of before; who lets out
     * neither is not told of at all. Points of a shared account are told where all who share it let them out. Points are those
     * of today; that some expire or become spendable is no change.
     *
     * @param cursor of the page before, or {@link HeadOffice#START}; one of another office, or of the other feed, begins at the
     *     start
     * @param most how many members, or transactions, at most; a page also ends where it gets long
     */
    public CrmPage page(CrmFeed feed, String cursor, int most) throws IOException {
        BadInput.present(feed, "feed");
        BadInput.present(cursor, "cursor");
        Bounds.atLeastOne(most);
        return reading.look(book -> {
            CrmMembers members = new CrmMembers(book, new Terms(book, readings).program(), clock.instant());
            return new Crm(book, epoch, members).page(feed, cursor, most);
        });
    }
}
