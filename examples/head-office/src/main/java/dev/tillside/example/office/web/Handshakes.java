package dev.tillside.example.office.web;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says with whom nobody could speak over TLS, and why. All are counted; of one address so many a minute are written down, and so
 * many of all, so that a scanner fills no disk. Who connects and hangs up, as load balancers do that look whether somebody
 * listens, is counted alone. Thread-safe.
 */
final class Handshakes implements SslHandshakeListener {
    static final int LINES_OF_ADDRESS = 3;
    static final int LINES = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);
    private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<HandshakeFault> counter;
    private final LongSupplier nanos;
    private final Map<String, Integer> written = new HashMap<>(); // those who have a line, so it stays small
    private long began;
    private int lines;
    private long untold;

    /**
     * @param counter hears of all
     * @param nanos a clock that goes on and never back
     */
    Handshakes(Consumer<HandshakeFault> counter, LongSupplier nanos) {
        this.counter = counter;
        this.nanos = nanos;
        began = nanos.getAsLong();
    }

    @Override
    public void handshakeFailed(Event event, Throwable failure) {
        boolean known = event.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress;
        String address = known
                ? ((InetSocketAddress) event.getEndPoint().getRemoteSocketAddress())
                        .getAddress()
                        .getHostAddress()
                : "unknown";
        failed(address, HandshakeFault.of(failure));
    }

    void failed(String address, HandshakeFault fault) {
        counter.accept(fault);
        if (fault != HandshakeFault.HUNG_UP) {
            tell(address, fault);
        }
    }

    private synchronized void tell(String address, HandshakeFault fault) {
        if (nanos.getAsLong() - began >= WINDOW) {
            began = nanos.getAsLong();
            lines = 0;
            written.clear();
        }
        if (lines >= LINES || written.getOrDefault(address, 0) >= LINES_OF_ADDRESS) {
            untold++;
            return;
        }
        lines++;
        written.merge(address, 1, Integer::sum);
        LOG.atWarn()
                .addKeyValue("address", address)
                .addKeyValue("reason", fault.wireName())
                .addKeyValue("untold", untold)
                .log("No TLS: {}.", fault.sentence());
        untold = 0;
    }
}
