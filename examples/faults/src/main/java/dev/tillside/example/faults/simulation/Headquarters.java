package dev.tillside.example.faults.simulation;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.reference.Publication;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** The chain's real head office on its file, which is started anew, loses its power, and comes back from a backup. */
final class Headquarters implements HeadOffice, AutoCloseable {
    private final Path directory;
    private final boolean keepsCursors;
    private final Map<BasketKey, Delivery> stored = new LinkedHashMap<>();
    private final List<String> published = new ArrayList<>();
    private Optional<Path> backup = Optional.empty();
    private Path file;
    private int files;
    private Office office;

    /**
     * @param keepsCursors its cursors stand for other changes after a backup was restored
     */
    Headquarters(Path directory, boolean keepsCursors) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.keepsCursors = keepsCursors;
        file = next();
        office = Office.at(file);
    }

    private Path next() {
        return directory.resolve("office-" + ++files + ".db");
    }

    @Override
    public List<Settlement> deliver(List<Delivery> batch) throws IOException {
        List<Settlement> settlements = office.deliver(batch);
        for (int i = 0; i < batch.size(); i++) {
            if (settlements.get(i).verdict() == Settlement.Verdict.STORED) {
                stored.put(batch.get(i).key(), batch.get(i));
            }
        }
        return settlements;
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) throws IOException {
        return office.changesAfter(cursor, most);
    }

    @Override
    public ChangePage basketsAfter(String cursor, int most) throws IOException {
        return office.basketsAfter(cursor, most);
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) throws IOException {
        return office.lease(request);
    }

    @Override
    public Optional<String> present(Presence presence) throws IOException {
        return office.present(presence);
    }

    void publish(List<String> objects) {
        try {
            for (Publication answer : office.publish(objects)) {
                Violation.unless(
                        answer.verdict() != Publication.Verdict.REFUSED,
                        "head office takes new data",
                        answer.toString());
            }
            published.addAll(objects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Office office() {
        return office;
    }

    /** Off and on again, as told or by the wall switch. */
    void restart(boolean powerCut) {
        changeFile(() -> {
            Path from = file;
            if (powerCut) {
                file = next();
                copy(from, file);
            }
        });
    }

    void backUp() {
        try {
            office.close();
            backup = Optional.of(directory.resolve("backup-" + ++files + ".db"));
            copy(file, backup.get());
            office = Office.at(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The disk is lost and the last backup restored, under a new name for its history; what came since is entered again from
     * paper: what was published, then sales in another order, then returns and notes as they had come.
     *
     * @return false where there is no backup
     */
    boolean restore(long seed) {
        if (backup.isEmpty()) {
            return false;
        }
        changeFile(() -> {
            file = next();
            copy(backup.get(), file);
            if (!keepsCursors) {
                rename(seed);
            }
        });
        try {
            office.publish(published);
            for (Settlement settlement : office.deliver(paper(seed))) {
                Violation.unless(
                        settlement.verdict() != Settlement.Verdict.REFUSED,
                        "head office takes again what it lost",
                        settlement.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private List<Delivery> paper(long seed) {
        Map<Boolean, List<Delivery>> sales = stored.values().stream()
                .collect(Collectors.partitioningBy(
                        delivery -> delivery.json().startsWith("{\"type\":\"sale\""), Collectors.toList()));
        List<Delivery> paper = new ArrayList<>(sales.get(true));
        Collections.shuffle(paper, new Random(seed));
        paper.addAll(sales.get(false));
        return paper;
    }

    private interface Change {
        void run() throws IOException;
    }

    private void changeFile(Change change) {
        try {
            Office before = office;
            change.run(); // while it stands open: what is in its log counts
            before.close();
            office = Office.at(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String tail : List.of("", "-wal")) {
            Path part = Path.of(from + tail);
            if (Files.exists(part)) {
                Files.copy(part, Path.of(to + tail), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void rename(long seed) {
        try (Connection book = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement renamed = book.prepareStatement("update office set epoch = ?")) {
            renamed.setString(1, String.format("%08x", (int) seed));
            renamed.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            office.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
