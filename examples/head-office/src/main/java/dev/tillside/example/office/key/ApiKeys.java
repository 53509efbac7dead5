package dev.tillside.example.office.key;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tillside.example.office.store.Book;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Rows;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of one head office. A secret is 256 random bits, which nobody can guess, so one round of SHA-256 is enough to keep
 * it by: slow hashes are for what people think up. A stolen database yields no key.
 *
 * <p>A key is made or revoked once the call returns, and the server next door goes by it with its next request.
 *
 * <p>Thread-safe.
 */
public final class ApiKeys {
    private static final Pattern SECRET = Pattern.compile("tk_([0-9a-f]{12})_([0-9a-f]{64})");
    private static final TypeReference<TreeSet<String>> STORES = new TypeReference<>() {};
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String COLUMNS = "select id, name, roles, stores, made, used, revoked, digest from api_key";

    private final Book reading;
    private final Book writing;
    private final Clock clock;
    private final Map<String, Long> uses = new ConcurrentHashMap<>(); // those known to be keys, so it stays small
    private volatile boolean someoneCameBefore;

    /**
     * @param clock for when they were made and used
     */
    public ApiKeys(Book reading, Book writing, Clock clock) {
        this.reading = reading;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * Makes a key. From the first one on nobody comes in without.
     *
     * @throws BadInput {@code name}, {@code roles} or {@code stores}
     */
    public ApiKey.Issued add(String name, Set<Role> roles, Set<String> stores) throws IOException {
        String id = random(6);
        String secret = random(32);
        Instant made = Instant.ofEpochMilli(clock.millis());
        SortedSet<Role> may = new TreeSet<>(BadInput.present(roles, "roles"));
        SortedSet<String> of = new TreeSet<>(BadInput.present(stores, "stores"));
        ApiKey key = new ApiKey(id, name, may, of, made, Optional.empty(), Optional.empty());
        writing.change(book -> insert(book, key, digest(secret)));
        return new ApiKey.Issued(key, "tk_" + id + "_" + secret);
    }

    private static ApiKey insert(Connection book, ApiKey key, String digest) throws SQLException {
        try (PreparedStatement insert = book.prepareStatement(
                "insert into api_key (id, name, roles, stores, digest, made) values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, key.id());
            insert.setString(2, key.name());
            insert.setString(3, key.roles().stream().map(Role::name).collect(Collectors.joining(" ")));
            insert.setString(4, Json.MAPPER.valueToTree(key.stores()).toString());
            insert.setString(5, digest);
            insert.setLong(6, key.made().toEpochMilli());
            insert.executeUpdate();
            return key;
        }
    }

    /** All keys ever made, the oldest first. */
    public List<ApiKey> list() throws IOException {
        noteUses();
        return reading.look(book -> {
            try (PreparedStatement asked = book.prepareStatement(COLUMNS + " order by made, id");
                    ResultSet rows = asked.executeQuery()) {
                List<ApiKey> keys = new ArrayList<>();
                while (rows.next()) {
                    keys.add(key(rows));
                }
                return List.copyOf(keys);
            }
        });
    }

    /** Makes a key good for nothing; whether there was one of that id that was good for something. */
    public boolean revoke(String id) throws IOException {
        BadInput.present(id, "id");
        return writing.change(book -> {
            try (PreparedStatement revoke =
                    book.prepareStatement("update api_key set revoked = ? where id = ? and revoked is null")) {
                revoke.setLong(1, clock.millis());
                revoke.setString(2, id);
                return revoke.executeUpdate() == 1;
            }
        });
    }

    /** Whether a key was ever made. */
    public boolean any() throws IOException {
        if (!someoneCameBefore) {
            someoneCameBefore = reading.look(ApiKeys::anyIn);
        }
        return someoneCameBefore;
    }

    /** The same of a book whose tables are not made yet, or are of an older version. */
    public static boolean anyInUnopened(Connection book) throws SQLException {
        try (ResultSet table = book.getMetaData().getTables(null, book.getSchema(), "api_key", null)) {
            return table.next() && anyIn(book);
        }
    }

    private static boolean anyIn(Connection book) throws SQLException {
        return new Rows(book).any("select id from api_key limit 1");
    }

    /** The key whose secret this is, if it is one and stands. */
    public Optional<ApiKey> of(String shown) throws IOException {
        Matcher parts = SECRET.matcher(shown);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String digest = digest(parts.group(2));
        Optional<ApiKey> key = reading.look(book -> held(book, parts.group(1), digest));
        key.ifPresent(used -> uses.put(used.id(), clock.millis()));
        return key;
    }

    private static Optional<ApiKey> held(Connection book, String id, String digest) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement(COLUMNS + " where id = ? and revoked is null")) {
            asked.setString(1, id);
            try (ResultSet row = asked.executeQuery()) {
                return row.next() && same(digest, row.getString(8)) ? Optional.of(key(row)) : Optional.empty();
            }
        }
    }

    private static boolean same(String shown, String kept) {
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.US_ASCII), kept.getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes down when keys were used. It is done from time to time, so that no request waits for the writer. */
    public void noteUses() throws IOException {
        Map<String, Long> noted = Map.copyOf(uses);
        if (noted.isEmpty()) {
            return;
        }
        writing.change(book -> {
            try (PreparedStatement note = book.prepareStatement("update api_key set used = ? where id = ?")) {
                for (Map.Entry<String, Long> use : noted.entrySet()) {
                    note.setLong(1, use.getValue());
                    note.setString(2, use.getKey());
                    note.executeUpdate();
                }
                return noted;
            }
        });
        noted.forEach(uses::remove);
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString(1),
                row.getString(2),
                Stream.of(row.getString(3).split(" "))
                        .map(Role::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)),
                stores(row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                time(row, 6),
                time(row, 7));
    }

    private static SortedSet<String> stores(String json) {
        try {
            return Json.MAPPER.readValue(json, STORES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static String random(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
