package dev.tillside.internal.store;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.StoreFailure;
import dev.tillside.internal.store.Sealing.Scope;
import dev.tillside.seal.DataKeys;
import dev.tillside.seal.SealState;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one file. Values are sealed with a key derived from a data key and a salt that this file alone has; pseudonyms
 * are made with a secret drawn for this file, which lies in it sealed with each data key in use, so that they stay the same when
 * data keys change. Thread-safe, but for the pseudonyms, which its {@link Vault} guards.
 */
final class VaultKeys {
    static final SealState NOTHING = new SealState(new TreeSet<>(), true, true);

    private static final Logger LOG = LoggerFactory.getLogger(VaultKeys.class);
    private static final int SALT = 32;

    private final Scope scope;
    private final Pseudonyms pseudonyms;
    private final Key current;
    private volatile List<Key> keys;
    private volatile Stage stage;

    /** How far the file is. */
    private enum Stage {
        /** Something may not be sealed as it should. */
        TEXTS,
        /** Everything is; free pages of the file may still hold what stood there before. */
        SWEEP,
        DONE
    }

    /** A key that values of the file are sealed with, by its number in the file. */
    record Key(int number, String id, SecretKeySpec values) {}

    private record Row(int number, String id, byte[] salt, byte[] secret) {}

    private record State(Scope scope, Stage stage) {}

    private VaultKeys(State state, byte[] secret, List<Key> keys, Key current) {
        this.scope = state.scope();
        this.stage = state.stage();
        this.pseudonyms = new Pseudonyms(secret);
        this.keys = keys;
        this.current = current;
    }

    /** Nothing where the file seals nothing, and is not to. */
    static Optional<VaultKeys> load(Database database, String file, Sealing wanted, Aead aead) throws SQLException {
        Optional<State> state = database.row(
                "SELECT scope, stage FROM vault",
                row -> new State(Scope.valueOf(row.getString(1)), Stage.valueOf(row.getString(2))));
        if (state.isEmpty() && wanted.scope() == Scope.NOTHING) {
            return Optional.empty();
        }
        return Optional.of(new Loading(database, file, wanted, aead).load(state));
    }

    /** Everything is checked before anything is written. */
    private static final class Loading {
        private final Database database;
        private final String file;
        private final Sealing wanted;
        private final Aead aead;

        Loading(Database database, String file, Sealing wanted, Aead aead) {
            this.database = database;
            this.file = file;
            this.wanted = wanted;
            this.aead = aead;
        }

        VaultKeys load(Optional<State> before) throws SQLException {
            List<Row> rows = database.rows(
                    "SELECT number, id, salt, secret FROM vault_key ORDER BY number",
                    row -> new Row(row.getInt(1), row.getString(2), row.getBytes(3), row.getBytes(4)));
            DataKeys given = wanted.keys().orElseThrow(() -> wrong(newest(rows).id(), "was not given"));
            Optional<byte[]> secret = Optional.empty();
            List<Key> keys = new ArrayList<>();
            for (Row row : rows) {
                byte[] data = data(given, row.id());
                secret = Optional.of(secret(row, data));
                keys.add(key(row, data));
                Arrays.fill(data, (byte) 0);
            }
            byte[] names = secret.orElseGet(() -> aead.drawn(Pseudonyms.KEY));
            VaultKeys loaded = loaded(before, given, keys, names);
            Arrays.fill(names, (byte) 0);
            return loaded;
        }

        private VaultKeys loaded(Optional<State> before, DataKeys given, List<Key> keys, byte[] names)
                throws SQLException {
            if (wanted.scope() == Scope.NOTHING) {
                Key newest =
                        keys.stream().max(Comparator.comparing(Key::number)).orElseThrow();
                return new VaultKeys(before.orElseThrow(), names, List.copyOf(keys), newest);
            }
            String id = BadInput.present(given.current(), "keys.current");
            if (!DataKeys.isId(id)) {
                throw BadInput.value("keys.current", "not a key's id");
            }
            Optional<Key> known =
                    keys.stream().filter(key -> key.id().equals(id)).findFirst();
            Optional<Row> row = known.isPresent() ? Optional.empty() : Optional.of(made(given, id, keys, names));
            Key current = known.isPresent() ? known.get() : key(row.get(), given, id);
            List<Key> all = new ArrayList<>(keys);
            row.ifPresent(made -> all.add(current));
            State next = next(before, all.size());
            VaultKeys loaded = new VaultKeys(next, names, List.copyOf(all), current);
            if (row.isPresent() || !before.equals(Optional.of(next))) {
                Scope from = before.map(State::scope).orElse(Scope.NOTHING);
                database.atOnce(() -> {
                    if (row.isPresent()) {
                        write(row.get());
                    }
                    if (from != next.scope()) {
                        Renaming.run(database, file, next.scope(), loaded.pseudonyms);
                    }
                    database.run(
                            "INSERT OR REPLACE INTO vault (one, scope, stage) VALUES (1, ?, ?)",
                            next.scope().name(),
                            next.stage().name());
                    return null;
                });
            }
            return loaded;
        }

        private State next(Optional<State> before, int keys) throws SQLException {
            Scope was = before.map(State::scope).orElse(Scope.NOTHING);
            Scope scope = was.within(wanted.scope()) ? wanted.scope() : was;
            boolean empty = before.isEmpty()
                    && database.row("SELECT 1 FROM written WHERE number = 0", row -> true)
                            .isPresent();
            if (empty) {
                return new State(scope, Stage.DONE);
            }
            return scope != was || keys > 1
                    ? new State(scope, Stage.TEXTS)
                    : new State(scope, before.orElseThrow().stage());
        }

        private Row made(DataKeys given, String id, List<Key> keys, byte[] names) {
            byte[] data = data(given, id);
            int number = keys.stream().mapToInt(Key::number).max().orElse(0) + 1;
            byte[] salt = aead.drawn(SALT);
            byte[] sealed = aead.seal(wrapping(data, salt), new byte[0], names, bound(number, id));
            Arrays.fill(data, (byte) 0);
            return new Row(number, id, salt, sealed);
        }

        private void write(Row row) throws SQLException {
            database.run(
                    "INSERT INTO vault_key (number, id, salt, secret) VALUES (?, ?, ?, ?)",
                    row.number(),
                    row.id(),
                    row.salt(),
                    row.secret());
        }

        private Key key(Row row, DataKeys given, String id) {
            byte[] data = data(given, id);
            Key key = key(row, data);
            Arrays.fill(data, (byte) 0);
            return key;
        }

        private static Key key(Row row, byte[] data) {
            return new Key(row.number(), row.id(), Aead.derived(data, row.salt(), "tillside values", "AES"));
        }

        private static SecretKeySpec wrapping(byte[] data, byte[] salt) {
            return Aead.derived(data, salt, "tillside secret", "AES");
        }

        private byte[] secret(Row row, byte[] data) {
            return aead.open(wrapping(data, row.salt()), 0, row.secret(), bound(row.number(), row.id()))
                    .orElseThrow(() -> wrong(row.id(), "is another than that which sealed it"));
        }

        private byte[] bound(int number, String id) {
            return (file + "/" + number + "/" + id).getBytes(StandardCharsets.UTF_8);
        }

        private byte[] data(DataKeys given, String id) {
            byte[] data = given.key(id).orElseThrow(() -> wrong(id, "was not given"));
            if (data.length != DataKeys.LENGTH) {
                throw BadInput.value("keys", "key " + id + " has " + data.length + " bytes, not " + DataKeys.LENGTH);
            }
            return data;
        }

        private static Row newest(List<Row> rows) {
            return rows.get(rows.size() - 1);
        }

        private StoreFailure wrong(String id, String why) {
            return new StoreFailure(Code.WRONG_KEY, file + " is sealed: the key " + id + " " + why, null);
        }
    }

    Scope scope() {
        return scope;
    }

    Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    Key current() {
        return current;
    }

    Optional<Key> numbered(int number) {
        return keys.stream().filter(key -> key.number() == number).findFirst();
    }

    SealState state() {
        return new SealState(
                keys.stream().map(Key::id).collect(Collectors.toCollection(TreeSet::new)),
                stage != Stage.TEXTS,
                stage == Stage.DONE);
    }

    /** Everything is sealed with the current key: the others go. */
    void renewed(Database database) {
        database.write(() -> {
            database.run("DELETE FROM vault_key WHERE number <> ?", current.number());
            return database.run("UPDATE vault SET stage = ?", Stage.SWEEP.name());
        });
        keys = List.of(current);
        stage = Stage.SWEEP;
    }

    /**
     * Writes the file anew, so that no free page holds what stood in it before it was sealed, and lets its copies from before a
     * migration go. It needs the file for itself, and as much room again, so it is done while the file is opened; without room,
     * at the next opening.
     */
    void sweep(Database database) {
        if (stage != Stage.SWEEP) {
            return;
        }
        try {
            database.rewrite();
            database.run("UPDATE vault SET stage = ?", Stage.DONE.name());
            stage = Stage.DONE;
        } catch (SQLException e) {
            LOG.warn("What the till's files held before they were sealed could not be overwritten: {}", e.getMessage());
        }
    }
}
