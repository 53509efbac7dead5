package dev.tillside.example.office.reference;

import dev.tillside.example.office.delivery.Erased;
import dev.tillside.example.office.settle.AccountIndex;
import dev.tillside.example.office.store.Cursors;
import dev.tillside.example.office.store.Pages;
import dev.tillside.example.office.store.Rows;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.points.Program;
import dev.tillside.sync.ChangePage;
import dev.tillside.wire.ReferenceObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reference data in the book: of each object the newest version, removed or not, and when it changed last. */
public final class Reference {
    private final Connection book;

    /** In one look at the book, or one change of it. */
    public Reference(Connection book) {
        this.book = book;
    }

    /** Who follows what becomes of members. */
    @FunctionalInterface
    public interface Following {
        /** Called before a member's object changes. */
        Change changing(String member) throws SQLException;

        /** A change that is under way. */
        @FunctionalInterface
        interface Change {
            /** Called once it stands. */
            void made() throws SQLException;
        }
    }

    /** Takes what may be taken, in its order; one answer for each. */
    public List<Publication> publish(List<WireObject.Reading> readings, Following following, Instant now)
            throws SQLException {
        List<Publication> publications = new ArrayList<>(readings.size());
        History history = new History(book);
        for (WireObject.Reading reading : readings) {
            Publication publication = reading.fault().isPresent()
                    ? Publication.refused(
                            reading.object().map(WireObject::name),
                            reading.fault().get())
                    : judged(reading.object().orElseThrow());
            if (publication.verdict() == Publication.Verdict.ACCEPTED) {
                take(reading.object().orElseThrow(), following);
                history.keepAll(List.of(reading.object().orElseThrow()));
                indexed(reading.object().orElseThrow(), now);
            }
            publications.add(publication);
        }
        return publications;
    }

    private void take(WireObject object, Following following) throws SQLException {
        if (object.type().equals("member")) {
            Following.Change change = following.changing(object.id());
            remember(object);
            write(object);
            new Contacts(book)
                    .keep(
                            object.id(),
                            object.removed()
                                    ? Optional.empty()
                                    : object.person().contact());
            change.made();
        } else {
            write(object);
        }
    }

    /** What a member's object says of erasing, before it takes the place of the one that stands. */
    private void remember(WireObject object) throws SQLException {
        MemberId member = new MemberId(object.id());
        if (object.erase()) {
            new Erasing(book).erase(member);
        } else if (!object.removed()) {
            new Erased(book).welcome(member);
        }
    }

    private void indexed(WireObject object, Instant now) throws SQLException {
        if (object.type().equals("member")) {
            Optional<String> standing = object.removed() ? Optional.empty() : Optional.of(object.json());
            new AccountIndex(book).take(object.id(), standing, now);
        }
    }

    /** The text of an object that stands. */
    public Optional<WireObject> object(String type, String id) throws SQLException {
        return texts("select json from reference where type = ? and id = ? and removed = 0", type, id).stream()
                .findFirst()
                .flatMap(json -> WireObject.read(json).object());
    }

    /** The version of an object that stands or was removed; 0 where none is known. */
    public long version(String type, String id) throws SQLException {
        List<String> versions = texts("select version from reference where type = ? and id = ?", type, id);
        return versions.isEmpty() ? 0 : Long.parseLong(versions.get(0));
    }

    /** The objects of that type which name the member. */
    public List<String> ofMember(String type, MemberId member) throws SQLException {
        return texts(
                "select json from reference where type = ? and removed = 0 and owner = ? order by id",
                type,
                member.id());
    }

    private List<String> texts(String question, String type, String argument) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement(question)) {
            asked.setString(1, type);
            asked.setString(2, argument);
            try (ResultSet rows = asked.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }

    /** In which prices are read: the last of those that are published now, or else the one that stands. */
    public Optional<Program> program(List<WireObject.Reading> readings) throws SQLException {
        List<String> programs = new ArrayList<>(new Rows(book)
                .texts("select json from reference where type = 'program' and removed = 0 order by change"));
        readings.stream()
                .flatMap(reading -> reading.object().stream())
                .filter(object -> object.type().equals("program") && !object.removed())
                .forEach(object -> programs.add(object.json()));
        Optional<Program> last = Optional.empty();
        for (String json : programs) {
            try {
                last = Optional.of(ReferenceObject.program(json));
            } catch (BadInput e) {
                // It is refused when its turn comes.
            }
        }
        return last;
    }

    private Publication judged(WireObject object) throws SQLException {
        try (PreparedStatement asked =
                book.prepareStatement("select version, json from reference where type = ? and id = ?")) {
            asked.setString(1, object.type());
            asked.setString(2, object.id());
            try (ResultSet stored = asked.executeQuery()) {
                return stored.next()
                        ? judged(object, stored.getLong(1), stored.getString(2), new Contacts(book).of(object.id()))
                        : Publication.of(object, Publication.Verdict.ACCEPTED);
            }
        }
    }

    private static Publication judged(WireObject object, long version, String json, Optional<String> contact) {
        if (version > object.version()) {
            return Publication.refused(Optional.of(object.name()), "version " + version + " is stored, which is newer");
        }
        boolean same = object.json().equals(json)
                && (!object.type().equals("member") || object.person().contact().equals(contact));
        return Publication.of(object, same ? Publication.Verdict.UNCHANGED : Publication.Verdict.ACCEPTED);
    }

    /** Takes the place of what stands under the name, as the newest change. */
    void write(WireObject object) throws SQLException {
        try (PreparedStatement written = book.prepareStatement("""
                insert into reference (type, id, version, removed, erase, owner, household, consent, json, change)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, (select coalesce(max(change), 0) + 1 from reference))
                on conflict (type, id) do update set version = excluded.version, removed = excluded.removed,
                  erase = excluded.erase, owner = excluded.owner, household = excluded.household,
                  consent = excluded.consent, json = excluded.json, change = excluded.change""")) {
            written.setString(1, object.type());
            written.setString(2, object.id());
            written.setLong(3, object.version());
            written.setInt(4, object.removed() ? 1 : 0);
            written.setInt(5, object.erase() ? 1 : 0);
            written.setString(6, object.owner().orElse(null));
            written.setString(7, object.person().household().orElse(null));
            written.setInt(8, object.removed() ? 0 : object.person().consent().stored());
            written.setString(9, object.json());
            written.executeUpdate();
        }
    }

    /** Nothing where the cursor is from before removals are told. */
    public Optional<ChangePage> changesAfter(Cursors cursors, String cursor, int most) throws SQLException {
        long after = cursors.place(cursor, newest());
        long toldSince = new Snapshots(book).toldSince();
        boolean begunHere = Cursors.isNew(cursor);
        if (after < toldSince && !begunHere) {
            return Optional.empty();
        }
        try (PreparedStatement asked = book.prepareStatement("""
                select change, json from reference
                where change > ? and (change > ? or removed = 0 or erase = 1)
                order by change limit ?""")) {
            asked.setLong(1, after);
            asked.setLong(2, begunHere ? toldSince : 0);
            asked.setLong(3, most + 1L); // one more tells whether there is more
            try (ResultSet rows = asked.executeQuery()) {
                return Optional.of(Pages.of(rows, toldSince > 0 ? cursors.after(cursor) : cursors, after, most));
            }
        }
    }

    /** How many objects stand, without what transactions did to accounts. */
    public long count() throws SQLException {
        return number("select count(*) from reference where removed = 0 and type <> 'account'");
    }

    /** The newest change. */
    public long newest() throws SQLException {
        return number("select coalesce(max(change), 0) from reference");
    }

    private long number(String question) throws SQLException {
        try (Statement asked = book.createStatement();
                ResultSet row = asked.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }
}
