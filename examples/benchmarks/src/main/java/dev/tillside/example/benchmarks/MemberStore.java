package dev.tillside.example.benchmarks;

import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.wire.ReferenceObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A key-value store with the same records as a till: found by card, a member with his coupons in one value. */
interface MemberStore extends AutoCloseable {
    /** All of a part, durable when this returns. */
    void put(List<Entry> entries) throws Exception;

    @Override
    void close();

    /** A key in one of the store's maps. */
    record Entry(char map, byte[] key, byte[] value) {}

    /** The value of a key that is there. */
    byte[] get(char map, byte[] key) throws Exception;

    /** Reads and checks the lines as a till does, and puts in what it would. */
    default void fill(Membership office) throws Exception {
        for (int part = 0; part < office.parts(); part++) {
            put(entries(office.read(part)));
        }
    }

    /** Reads and checks lines as everybody here does, and no more. */
    static void check(List<String> lines) {
        lines.forEach(line -> ReferenceObject.read(line, Optional.empty()));
    }

    private static List<Entry> entries(List<String> lines) {
        Map<String, ByteArrayOutputStream> records = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (String line : lines) {
            ReferenceObject object = ReferenceObject.read(line, Optional.empty());
            switch (object.type()) {
                case MEMBER -> {
                    add(records, object.id(), object.json());
                    ReferenceObject.member(object.json())
                            .cards()
                            .forEach(card -> entries.add(new Entry('c', bytes(card), bytes(object.id()))));
                }
                case COUPON -> {
                    String member = ReferenceObject.coupon(object.json())
                            .member()
                            .orElseThrow()
                            .id();
                    add(records, member, object.json());
                    entries.add(new Entry('h', bytes(object.id()), bytes(member)));
                }
                default -> {} // tills hold it in memory
            }
        }
        records.forEach((id, record) -> entries.add(new Entry('m', bytes(id), record.toByteArray())));
        return entries;
    }

    private static void add(Map<String, ByteArrayOutputStream> records, String id, String json) {
        ByteArrayOutputStream record = records.computeIfAbsent(id, any -> new ByteArrayOutputStream(1024));
        record.writeBytes(bytes(json));
        record.write('\n');
    }

    /** The record of that card, as text. */
    default String record(String card) throws Exception {
        return new String(get('m', get('c', bytes(card))), StandardCharsets.UTF_8);
    }

    /** The coupons of that card's member. */
    default List<Coupon> coupons(String card) throws Exception {
        return record(card).lines().skip(1).map(ReferenceObject::coupon).toList();
    }

    /** What a till answers to the same question. */
    static List<Coupon> coupons(dev.tillside.LoyaltyTill till, String card) {
        MemberId member = till.members(card).get(0);
        return till.coupons(member);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
