package dev.tillside.example.cli.demo;

import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.HttpHeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The cable between till and head office: HTTP, and able to lose an answer on its way back. */
final class Cable implements HeadOffice, AutoCloseable {
    private HttpHeadOffice plugged;
    private boolean losesNextAnswer;
    private List<Settlement> said = List.of();

    Cable(URI address) {
        plug(address);
    }

    /** Plugs it in at that address. */
    void plug(URI address) {
        close();
        plugged = HttpHeadOffice.at(address).till("0042/3").open();
    }

    void loseNextAnswer() {
        losesNextAnswer = true;
    }

    /** What head office said last of a delivery, whether or not the till heard it. */
    List<Settlement> said() {
        return said;
    }

    @Override
    public List<Settlement> deliver(List<Delivery> batch) throws IOException {
        said = plugged.deliver(batch);
        if (losesNextAnswer) {
            losesNextAnswer = false;
            throw new IOException("the answer was lost on its way");
        }
        return said;
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) throws IOException {
        return plugged.changesAfter(cursor, most);
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) throws IOException {
        return plugged.lease(request);
    }

    @Override
    public Optional<String> present(Presence presence) throws IOException {
        return plugged.present(presence);
    }

    @Override
    public void close() {
        if (plugged != null) {
            plugged.close();
        }
    }
}
