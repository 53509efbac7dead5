package dev.tillside.example.office.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.store.Json;
import dev.tillside.fault.BadInput;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a backup line by line; that it is whole is known once its end was read. For one thread. */
final class BackupReader implements AutoCloseable {
    private static final int LONGEST = 128 << 20; // a request's body, and what JSON adds to it
    private static final int BUFFER = 1 << 16;

    private final InputStream text;
    private final MessageDigest digest = sha256();
    private final String version;
    private final Instant taken;
    private final Map<String, List<String>> tables = new LinkedHashMap<>();
    private long rows;
    private Optional<Backup.Summary> summary = Optional.empty();

    private BackupReader(InputStream text) throws IOException {
        this.text = text;
        ObjectNode header = line().flatMap(Json::object).orElseThrow(() -> broken("it does not begin as one"));
        if (!header.path("type").asText().equals("backup")
                || header.path("format").asInt() != Backup.FORMAT) {
            throw broken("it does not begin as one of format " + Backup.FORMAT);
        }
        version = header.path("version").asText();
        taken = instant(header.path("taken").asText());
        header.path("tables").properties().forEach(table -> tables.put(table.getKey(), names(table.getValue())));
    }

    static BackupReader open(Path file) throws IOException {
        InputStream packed = Files.newInputStream(file);
        try {
            return new BackupReader(new BufferedInputStream(new GZIPInputStream(packed, BUFFER), BUFFER));
        } catch (ZipException | EOFException e) {
            packed.close();
            throw broken("it is not whole gzip");
        } catch (IOException | BadInput e) {
            packed.close();
            throw e;
        }
    }

    private static BadInput broken(String how) {
        return BadInput.value("backup", "not a whole backup of head office: " + how);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw broken("it does not say when it was taken");
        }
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asText()));
        return List.copyOf(names);
    }

    /** Of the tables. */
    String version() {
        return version;
    }

    /** The columns of each table. */
    Map<String, List<String>> tables() {
        return tables;
    }

    /** The next row, the table's name before its values; nothing at the end, once what it says of the rows is true. */
    Optional<ArrayNode> next() throws IOException {
        if (summary.isPresent()) {
            return Optional.empty();
        }
        String sum = HexFormat.of().formatHex(clone(digest).digest());
        String line = line().orElseThrow(() -> broken("its end is missing"));
        if (line.startsWith("{")) {
            end(Json.object(line).orElseThrow(() -> broken("its end cannot be read")), sum);
            return Optional.empty();
        }
        rows++;
        return Optional.of(row(line));
    }

    private void end(ObjectNode end, String sum) throws IOException {
        if (!end.path("sha256").asText().equals(sum) || end.path("rows").asLong(-1) != rows) {
            throw broken("its text is not the one that was summed up");
        }
        if (line().isPresent()) {
            throw broken("it goes on after its end");
        }
        summary = Optional.of(new Backup.Summary(version, taken, rows, sum));
    }

    private ArrayNode row(String line) {
        try {
            if (Json.MAPPER.readTree(line) instanceof ArrayNode row) {
                List<String> columns = tables.get(row.path(0).asText());
                if (columns != null && row.size() == columns.size() + 1) {
                    return row;
                }
            }
        } catch (IOException e) {
            // Said below.
        }
        throw broken("a line of it is no row of its tables");
    }

    /** Once the end was read. */
    Backup.Summary summary() {
        return summary.orElseThrow();
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = text.read(); next >= 0; next = text.read()) {
                line.write(next);
                if (next == '\n') {
                    byte[] whole = line.toByteArray();
                    digest.update(whole);
                    return Optional.of(new String(whole, 0, whole.length - 1, StandardCharsets.UTF_8));
                }
                if (line.size() > LONGEST) {
                    throw broken("a line is longer than any that is written");
                }
            }
        } catch (ZipException | EOFException e) {
            throw broken("it is not whole gzip");
        }
        if (line.size() > 0) {
            throw broken("its last line is not whole");
        }
        return Optional.empty();
    }

    private static MessageDigest clone(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java's SHA-256 can be copied", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
