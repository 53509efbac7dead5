package dev.tillside.example.office.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.store.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/** Writes the lines of a backup, and what its last line says of them. */
final class BackupWriter {
    private final OutputStream out;
    private final MessageDigest digest = BackupReader.sha256();
    private long rows;

    BackupWriter(OutputStream out) {
        this.out = out;
    }

    void line(JsonNode line) throws IOException {
        byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(text);
        out.write(text);
    }

    void row(JsonNode row) throws IOException {
        line(row);
        rows++;
    }

    Backup.Summary end(String version, Instant taken) throws IOException {
        String sum = HexFormat.of().formatHex(digest.digest());
        ObjectNode end = Json.MAPPER.createObjectNode();
        end.put("type", "end").put("rows", rows).put("sha256", sum);
        out.write((end + "\n").getBytes(StandardCharsets.UTF_8));
        return new Backup.Summary(version, taken, rows, sum);
    }
}
