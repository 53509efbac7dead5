package dev.tillside.example.office.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A few connections to the database, opened when they are wanted; each serves one thread at a time. Thread-safe. */
public final class Book implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final int WAIT_SECONDS = 30;

    private final Dialect dialect;
    private final Use use;
    private final Semaphore free;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** What a book's connections are for. */
    public enum Use {
        /** Changes, one at a time. */
        WRITING(1, Duration.ofSeconds(30)),
        /** What tills and people ask. */
        READING(4, Duration.ofSeconds(60)),
        /** Work that goes through everything: it takes minutes, and holds nobody up. */
        READING_ALL(1, Duration.ofMinutes(30));

        private final int connections;
        private final Duration longest;

        Use(int connections, Duration longest) {
            this.connections = connections;
            this.longest = longest;
        }
    }

    /** Connects to nothing before it has to. */
    public Book(Dialect dialect, Use use) {
        this.dialect = dialect;
        this.use = use;
        this.free = new Semaphore(use.connections, true);
    }

    /** Work on the database, which may be tried several times. */
    public interface Work<T> {
        T on(Connection book) throws SQLException;
    }

    /** Reads; all that the work asks is answered from one moment. */
    public <T> T look(Work<T> work) throws IOException {
        return done(work, false);
    }

    /** All of the work or nothing of it, and durable on return. */
    public <T> T change(Work<T> work) throws IOException {
        return done(work, true);
    }

    private <T> T done(Work<T> work, boolean changing) throws IOException {
        await(1);
        try {
            if (closed) {
                throw new IOException("this head office is closed");
            }
            return attempted(work, changing);
        } catch (SQLException e) {
            throw new IOException("head office's database failed: " + e.getMessage(), e);
        } finally {
            free.release();
        }
    }

    private void await(int connections) throws IOException {
        try {
            if (!free.tryAcquire(connections, WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("head office's database is busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while head office's database was busy", e);
        }
    }

    private <T> T attempted(Work<T> work, boolean changing) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work, changing);
            } catch (SQLException e) {
                if (!dialect.gaveWay(e) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** A connection that failed once is not trusted again: the next call opens another, and closing rolls back. */
    private <T> T once(Work<T> work, boolean changing) throws SQLException {
        Connection connection = begun(changing);
        boolean whole = false;
        try {
            T result = work.on(connection);
            connection.setAutoCommit(true); // which commits; commit() would begin the next transaction in SQLite
            whole = true;
            return result;
        } finally {
            if (whole) {
                idle.push(connection);
            } else {
                letGo(connection);
            }
        }
    }

    /** Connections that broke while nobody used them, since the database was started again say, are passed over. */
    private Connection begun(boolean changing) throws SQLException {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            try {
                return begun(kept, changing);
            } catch (SQLException e) {
                if (!dialect.isBroken(e)) {
                    throw e;
                }
            }
        }
        return begun(KeptStatements.on(dialect.connect(use.longest)), changing);
    }

    private Connection begun(Connection connection, boolean changing) throws SQLException {
        try {
            dialect.begin(connection, changing);
            return connection;
        } catch (SQLException e) {
            letGo(connection);
            throw e;
        }
    }

    /** Lets what is under way end. Closing twice is harmless. */
    @Override
    public void close() throws IOException {
        closed = true;
        await(use.connections);
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            letGo(kept);
        }
        free.release(use.connections);
    }

    private static void letGo(Connection going) {
        try {
            going.close();
        } catch (SQLException e) {
            // It is let go either way; what was committed is on the disk.
        }
    }
}
