package dev.tillside.pos.sidecar;

import dev.tillside.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there is something to sell with: a lane that is open, on a disk that can be written to and has room. Each lane is told
 * by itself, with why it is not open. Thread-safe.
 */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final long ROOM = 16L * 1024 * 1024;

    private final Path directory;
    private final Collection<Station> stations;
    private final String language;
    private volatile boolean listening;

    /**
     * @param directory of all lanes' files
     * @param language of sentences for the cashier
     */
    Readiness(Path directory, Collection<Station> stations, String language) {
        this.directory = directory;
        this.stations = stations;
        this.language = language;
    }

    /** From here on requests are answered, or no longer. */
    void listens(boolean does) {
        listening = does;
    }

    Reply reply() {
        String disk = disk();
        boolean open = stations.stream().anyMatch(station -> station.lane().isPresent());
        boolean ready = listening && open && disk.equals("OK");
        String lanes = stations.stream().map(this::told).collect(Collectors.joining(","));
        return Reply.json(
                ready ? 200 : 503,
                "{\"status\":\"" + (ready ? "ready" : "not ready") + "\",\"disk\":\"" + disk + "\",\"lanes\":[" + lanes
                        + "]}");
    }

    /** Names of lanes and sentences about faults hold nothing that JSON would have escaped. */
    private String told(Station station) {
        String why = station.why()
                .map(fault -> fault.code().name())
                .map(code -> ",\"code\":\"" + code + "\",\"text\":\""
                        + Message.cashier("FAULT_" + code, Map.of()).text(language) + "\"")
                .orElse("");
        return "{\"lane\":\"" + station.name() + "\",\"open\":" + station.lane().isPresent() + why + "}";
    }

    /** {@code OK}, {@code FULL} or {@code FAILS}: a few bytes are written and deleted, as a sale's would be. */
    private String disk() {
        try {
            if (Files.getFileStore(directory).getUsableSpace() < ROOM) {
                return "FULL";
            }
            Path probe = Files.createTempFile(directory, "ready", ".probe");
            try {
                Files.write(probe, new byte[] {1});
            } finally {
                Files.delete(probe);
            }
            return "OK";
        } catch (IOException e) {
            LOG.warn("The sidecar's directory cannot be written to: {}", e.getMessage());
            return "FAILS";
        }
    }
}
