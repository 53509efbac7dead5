package dev.tillside.example.office.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Hangs up on who makes the server wait: a first request that never becomes whole, headers that drip, an answer that is not
 * taken. A silent connection falls to Jetty's own idle timeout, which begins anew with each byte; this does not.
 */
final class Patience extends AbstractLifeCycle implements Connection.Listener {
    private final ServerConnector connector;
    private final long longest;
    private final Map<Connection, Watch> watched = new ConcurrentHashMap<>();
    private volatile Scheduler.Task next;

    Patience(ServerConnector connector, int longestMillis) {
        this.connector = connector;
        this.longest = TimeUnit.MILLISECONDS.toNanos(longestMillis);
    }

    @Override
    protected void doStart() {
        next = connector.getScheduler().schedule(this::look, longest / 4, TimeUnit.NANOSECONDS);
    }

    @Override
    protected void doStop() {
        next.cancel();
    }

    @Override
    public void onOpened(Connection connection) {
        watched.put(connection, new Watch(connection, System.nanoTime()));
    }

    @Override
    public void onClosed(Connection connection) {
        watched.remove(connection);
    }

    private void look() {
        long now = System.nanoTime();
        watched.values().forEach(watch -> watch.look(now, longest));
        if (isRunning()) {
            doStart();
        }
    }

    /** One connection, as it was when something of a request last became whole. */
    private static final class Watch {
        private final Connection connection;
        private long since;
        private long begun;
        private long answered;
        private long bytesIn;
        private long bytesOut;

        Watch(Connection connection, long opened) {
            this.connection = connection;
            this.since = opened;
        }

        /** Called by the scheduler, once at a time. */
        void look(long now, long longest) {
            if (!isOwing()) {
                since = now;
                begun = connection.getMessagesIn();
                answered = connection.getMessagesOut();
                bytesIn = connection.getBytesIn();
                bytesOut = connection.getBytesOut();
            } else if (now - since > longest) {
                connection.getEndPoint().close();
            }
        }

        /** A request counts once its headers are whole, an answer once it has begun. */
        private boolean isOwing() {
            long requests = connection.getMessagesIn();
            long answers = connection.getMessagesOut();
            if (requests < 0 || requests != begun || answers != answered) {
                return false; // below zero where it wraps another, which is watched by itself
            }
            boolean inHand = requests > answers;
            boolean moved = connection.getBytesIn() > bytesIn || connection.getBytesOut() > bytesOut;
            return requests == 0 || !inHand && moved;
        }
    }
}
