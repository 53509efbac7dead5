package dev.tillside.example.office;

import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The line from one till to head office, which can be cut. */
public final class Switch implements HeadOffice {
    private final HeadOffice office;
    private volatile boolean on = true;

    public Switch(HeadOffice office) {
        this.office = office;
    }

    public void turn(boolean to) {
        on = to;
    }

    public boolean isOn() {
        return on;
    }

    private HeadOffice through() throws IOException {
        if (!on) {
            throw new IOException("the line is cut");
        }
        return office;
    }

    @Override
    public List<Settlement> deliver(List<Delivery> batch) throws IOException {
        return through().deliver(batch);
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) throws IOException {
        return through().changesAfter(cursor, most);
    }

    @Override
    public ChangePage basketsAfter(String cursor, int most) throws IOException {
        return through().basketsAfter(cursor, most);
    }

    @Override
    public Optional<Snapshot> snapshot() throws IOException {
        return through().snapshot();
    }

    @Override
    public byte[] snapshotPart(String snapshot, int part) throws IOException {
        return through().snapshotPart(snapshot, part);
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) throws IOException {
        return through().lease(request);
    }

    @Override
    public Optional<String> present(Presence presence) throws IOException {
        return through().present(presence);
    }
}
