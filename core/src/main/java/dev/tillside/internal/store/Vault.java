package dev.tillside.internal.store;

import dev.tillside.fault.Code;
import dev.tillside.fault.StoreFailure;
import dev.tillside.internal.store.Sealing.Scope;
import dev.tillside.member.MemberId;
import dev.tillside.points.AccountIds;
import dev.tillside.seal.SealState;
import dev.tillside.wire.ReferenceObject.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Seals what goes into one file and opens what comes out of it; where nothing is sealed, both are as they were. A sealed value
 * is a blob: one byte that says so, the number of its key in the file, nonce, ciphertext, tag. Thread-safe.
 */
final class Vault {
    /** No text and no member's record begins with it. */
    static final byte SEALED = (byte) 0xE5;

    private static final int HEAD = 5;

    private final String file;
    private final Sealing wanted;
    private final Aead aead = new Aead();
    private Optional<VaultKeys> keys = Optional.empty();

    /** @param file what stands in the file: {@code journal} or {@code reference} */
    Vault(String file, Sealing wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    /** Takes the file's keys, once; what is to be sealed and is not has its names replaced before this returns. */
    synchronized void load(Database database) throws SQLException {
        if (keys.isPresent()) {
            return;
        }
        keys = VaultKeys.load(database, file, wanted, aead);
        if (keys.isPresent() && wanted.scope() != Scope.NOTHING) {
            keys.get().sweep(database);
        }
    }

    private synchronized Scope scope() {
        return keys.map(VaultKeys::scope).orElse(Scope.NOTHING);
    }

    /** What goes into the file in place of that text. */
    synchronized Object seal(SealedColumn column, String text, Object... row) {
        return switch (text.isEmpty() ? Scope.NOTHING : scope()) {
            case NOTHING -> text;
            case CARDS -> keys.orElseThrow().pseudonyms().hideAccounts(text);
            case ALL -> sealed(column, text.getBytes(StandardCharsets.UTF_8), row);
        };
    }

    /** What a text was before it went into the file. */
    synchronized String open(SealedColumn column, Object stored, Object... row) {
        if (stored instanceof byte[] sealed) {
            return new String(opened(column, sealed, row), StandardCharsets.UTF_8);
        }
        String text = (String) stored;
        if (text.isEmpty() || scope() == Scope.NOTHING) {
            return text;
        }
        if (scope() == Scope.ALL && state().complete()) {
            throw altered(column, row);
        }
        return keys.orElseThrow().pseudonyms().showAccounts(text);
    }

    /** As {@link #open}, of a column that may be empty. */
    Optional<String> openPresent(SealedColumn column, Object stored, Object... row) {
        return Optional.ofNullable(stored).map(value -> open(column, value, row));
    }

    /** What goes into the file in place of a member's record. */
    synchronized byte[] seal(MemberRecord record) {
        if (scope() == Scope.CARDS) {
            Optional<MemberRecord> masked = masked(record);
            if (masked.isPresent()) {
                return masked.get().bytes();
            }
        }
        byte[] plain = record.bytes();
        return scope() == Scope.NOTHING ? plain : sealed(SealedColumn.RECORD, plain, name(record.id()));
    }

    private Optional<MemberRecord> masked(MemberRecord record) {
        return record.member().isEmpty()
                ? Optional.of(record)
                : keys.orElseThrow()
                        .pseudonyms()
                        .hideCards(record.member().get().json())
                        .map(record::withMember);
    }

    /** A member's record that goes by that pseudonym. */
    synchronized MemberRecord record(Object id, byte[] stored) {
        String name = named(id);
        if (stored.length > 0 && stored[0] == SEALED) {
            return MemberRecord.of(name, opened(SealedColumn.RECORD, stored, id));
        }
        if (scope() == Scope.ALL && state().complete()) {
            throw altered(SealedColumn.RECORD, id);
        }
        MemberRecord record = MemberRecord.of(name, stored);
        return scope() == Scope.NOTHING || record.member().isEmpty()
                ? record
                : record.withMember(keys.orElseThrow()
                        .pseudonyms()
                        .showCards(record.member().get().json()));
    }

    /** By what a name is looked for. */
    synchronized Object name(String name) {
        boolean hidden =
                switch (scope()) {
                    case NOTHING -> false;
                    case CARDS -> AccountIds.isCard(new MemberId(name));
                    case ALL -> true;
                };
        return hidden && !name.isEmpty() ? keys.orElseThrow().pseudonyms().hide(name) : name;
    }

    Object name(MemberId member) {
        return name(member.id());
    }

    /** By what an object is looked for. */
    Object name(Type type, String id) {
        return switch (type) {
            case MEMBER, COUPON, LIST -> name(id);
            case PROGRAM, STORE, SCAN_RULES, OFFER, ITEM, LIST_KEY, DEAL, PLAN, ACCOUNT -> id;
        };
    }

    /** By what a card is looked for. */
    synchronized Object card(String number) {
        return scope() == Scope.NOTHING
                ? number
                : keys.orElseThrow().pseudonyms().card(number);
    }

    /** The name that goes by what stands in the file. */
    synchronized String named(Object stored) {
        if (stored instanceof byte[] hidden) {
            return keys.flatMap(k -> k.pseudonyms().show(hidden))
                    .orElseThrow(() -> new StoreFailure(
                            Code.STORE_FAILED,
                            file + ": a name in it was altered, or cannot be read without keys",
                            null));
        }
        return (String) stored;
    }

    /** Whether that value is not yet as it would be written. */
    synchronized boolean isStale(SealedColumn column, Object stored) {
        if (stored == null || scope() == Scope.NOTHING) {
            return false;
        }
        if (stored instanceof byte[] bytes && bytes.length > 0 && bytes[0] == SEALED) {
            return ByteBuffer.wrap(bytes).getInt(1)
                    != keys.orElseThrow().current().number();
        }
        if (column == SealedColumn.RECORD || !(stored instanceof String text)) {
            return true;
        }
        return !text.isEmpty() && (scope() == Scope.ALL || !seal(column, text).equals(text));
    }

    /** A value as it would be written. */
    Object renewed(SealedColumn column, Object stored, Object... row) {
        return column == SealedColumn.RECORD
                ? seal(record(row[0], (byte[]) stored))
                : seal(column, open(column, stored, row), row);
    }

    synchronized boolean isToRenew() {
        return wanted.scope() != Scope.NOTHING && !state().complete();
    }

    /** Everything is as it would be written: keys that are not current go. */
    void renewed(Database database) {
        Optional<VaultKeys> held = held();
        if (held.isPresent()) {
            held.get().renewed(database); // outside the monitor, which is taken after the file's lock and never before
        }
    }

    private synchronized Optional<VaultKeys> held() {
        return keys;
    }

    /** The file's columns whose values are sealed. */
    List<SealedColumn> columns() {
        return SealedColumn.of(file);
    }

    /** Whether anything in the file is sealed, or is to be. */
    boolean seals() {
        return held().isPresent();
    }

    synchronized SealState state() {
        return keys.map(VaultKeys::state).orElse(VaultKeys.NOTHING);
    }

    private byte[] sealed(SealedColumn column, byte[] plain, Object... row) {
        VaultKeys.Key key = keys.orElseThrow().current();
        byte[] head = ByteBuffer.allocate(HEAD).put(SEALED).putInt(key.number()).array();
        return aead.seal(key.values(), head, plain, bound(column, row));
    }

    private byte[] opened(SealedColumn column, byte[] sealed, Object... row) {
        if (sealed.length < HEAD || sealed[0] != SEALED) {
            throw altered(column, row);
        }
        return keys.flatMap(k -> k.numbered(ByteBuffer.wrap(sealed).getInt(1)))
                .flatMap(key -> aead.open(key.values(), HEAD, sealed, bound(column, row)))
                .orElseThrow(() -> altered(column, row));
    }

    /** File, table, column and row, each with its length, so that no two places read alike. */
    private byte[] bound(SealedColumn column, Object... row) {
        byte[] place = (file + "/" + column).getBytes(StandardCharsets.UTF_8);
        byte[][] parts = new byte[row.length][];
        int length = Integer.BYTES + place.length;
        for (int i = 0; i < row.length; i++) {
            parts[i] = row[i] instanceof byte[] name ? name : row[i].toString().getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + parts[i].length;
        }
        ByteBuffer bound = ByteBuffer.allocate(length).putInt(place.length).put(place);
        Arrays.stream(parts).forEach(part -> bound.putInt(part.length).put(part));
        return bound.array();
    }

    private StoreFailure altered(SealedColumn column, Object... row) {
        return new StoreFailure(
                Code.STORE_FAILED,
                file + ": what stands in " + column + place(row) + " was altered, or belongs to another row",
                null);
    }

    /** Pseudonyms help nobody. */
    private static String place(Object... row) {
        StringBuilder place = new StringBuilder(" of row");
        Arrays.stream(row).forEach(part -> place.append(' ').append(part instanceof byte[] ? "(hidden)" : part));
        return place.toString();
    }
}
