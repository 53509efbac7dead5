package dev.tillside.internal.store;

import dev.tillside.item.CodePoints;
import dev.tillside.member.Member;
import dev.tillside.money.Points;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that is kept of one member, in one row, so that a card's scan reads one: his object, his coupons, his lists, and the
 * balance that he brought in. Not thread-safe.
 */
final class MemberRecord {
    private static final int FORMAT = 1;
    private static final byte[] NOBODY = {};

    /** An object as head office sent it. */
    record Entry(long version, String json) {}

    private final String id;
    private Optional<Entry> member = Optional.empty();
    private final NavigableMap<String, Entry> coupons = new TreeMap<>(CodePoints.ORDER);
    private final NavigableMap<String, Entry> lists = new TreeMap<>(CodePoints.ORDER);
    private List<KnownAccounts.Opening> openings = List.of();

    MemberRecord(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** His own object; absent where head office took it back, or has sent a coupon of his before it. */
    Optional<Entry> member() {
        return member;
    }

    void member(Optional<Entry> entry) {
        member = entry;
    }

    /** By id. */
    NavigableMap<String, Entry> coupons() {
        return coupons;
    }

    /** By id. */
    NavigableMap<String, Entry> lists() {
        return lists;
    }

    /** The same with another text of his own object. */
    MemberRecord withMember(String json) {
        MemberRecord other = new MemberRecord(id);
        other.member = member.map(entry -> new Entry(entry.version(), json));
        other.coupons.putAll(coupons);
        other.lists.putAll(lists);
        other.openings = openings;
        return other;
    }

    List<KnownAccounts.Opening> openings() {
        return openings;
    }

    void openings(List<KnownAccounts.Opening> booked) {
        openings = List.copyOf(booked);
    }

    /** Books what the member brought in, the first time that he brings something. */
    void open(Member brought, Instant at) {
        if (!openings.isEmpty()) {
            return;
        }
        List<KnownAccounts.Opening> booked = new ArrayList<>();
        for (Member.OpeningLot lot : brought.openingLots()) {
            booked.add(new KnownAccounts.Opening(lot.points(), true, lot.expires(), at));
        }
        if (booked.isEmpty() && brought.openingPoints().isPositive()) {
            booked.add(new KnownAccounts.Opening(brought.openingPoints(), false, Optional.empty(), at));
        }
        openings = List.copyOf(booked);
    }

    boolean isEmpty() {
        return member.isEmpty() && coupons.isEmpty() && lists.isEmpty() && openings.isEmpty();
    }

    byte[] bytes() {
        Out out = new Out(id);
        out.number(FORMAT);
        out.number(member.isPresent() ? 1 : 0);
        member.ifPresent(entry -> out.entry(id, entry));
        for (NavigableMap<String, Entry> entries : List.of(coupons, lists)) {
            out.number(entries.size());
            entries.forEach((name, entry) -> {
                out.text(name, NOBODY);
                out.entry(name, entry);
            });
        }
        out.number(openings.size());
        openings.forEach(out::opening);
        return out.bytes.toByteArray();
    }

    static MemberRecord of(String id, byte[] bytes) {
        In in = new In(id, bytes);
        long format = in.number();
        if (format != FORMAT) {
            throw new IllegalStateException("a member's record has the format " + format + ", not " + FORMAT);
        }
        MemberRecord record = new MemberRecord(id);
        if (in.number() == 1) {
            record.member = Optional.of(in.entry(id));
        }
        for (NavigableMap<String, Entry> entries : List.of(record.coupons, record.lists)) {
            for (long left = in.number(); left > 0; left--) {
                String name = in.text(NOBODY);
                entries.put(name, in.entry(name));
            }
        }
        List<KnownAccounts.Opening> booked = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            booked.add(in.opening());
        }
        record.openings = List.copyOf(booked);
        return record;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Numbers are in groups of seven bits, the lowest first; a text's length is doubled, and odd where it is not packed. */
    private static final class Out {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        private final byte[] owner;

        Out(String owner) {
            this.owner = utf8(owner);
        }

        void number(long number) {
            long left = number;
            while ((left & ~0x7fL) != 0) {
                bytes.write((int) (left & 0x7f | 0x80));
                left >>>= 7;
            }
            bytes.write((int) left);
        }

        void entry(String name, Entry entry) {
            number(entry.version());
            text(entry.json(), utf8(name));
        }

        void text(String text, byte[] self) {
            byte[] plain = utf8(text);
            boolean clash = Phrases.clash(plain);
            byte[] packed = clash ? plain : Phrases.pack(plain, owner, self);
            number(packed.length * 2L + (clash ? 1 : 0));
            bytes.writeBytes(packed);
        }

        void opening(KnownAccounts.Opening lot) {
            text(lot.points().plain(), NOBODY);
            number((lot.exact() ? 1 : 0) + (lot.expires().isPresent() ? 2 : 0));
            lot.expires().ifPresent(day -> number(day.toEpochDay()));
            number(lot.booked().toEpochMilli());
        }
    }

    private static final class In {
        private final byte[] bytes;
        private final byte[] owner;
        private int at;

        In(String owner, byte[] bytes) {
            this.owner = utf8(owner);
            this.bytes = bytes;
        }

        long number() {
            long number = 0;
            int shift = 0;
            byte group;
            do {
                group = bytes[at++];
                number |= (group & 0x7fL) << shift;
                shift += 7;
            } while (group < 0);
            return number;
        }

        Entry entry(String name) {
            long version = number();
            return new Entry(version, text(utf8(name)));
        }

        String text(byte[] self) {
            long length = number();
            int end = at + (int) (length >>> 1);
            byte[] plain = (length & 1) == 1
                    ? Arrays.copyOfRange(bytes, at, end)
                    : Phrases.unpack(bytes, at, end, owner, self);
            at = end;
            return new String(plain, StandardCharsets.UTF_8);
        }

        KnownAccounts.Opening opening() {
            Points points = Points.of(text(NOBODY));
            long kind = number();
            Optional<LocalDate> expires =
                    (kind & 2) == 2 ? Optional.of(LocalDate.ofEpochDay(number())) : Optional.empty();
            return new KnownAccounts.Opening(points, (kind & 1) == 1, expires, Instant.ofEpochMilli(number()));
        }
    }
}
