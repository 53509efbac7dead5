package dev.tillside.example.office.store;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** A SQLite file of head office's that notes what is asked of it, and how many rows come back. */
public final class Watched implements Dialect {
    private final Dialect file;
    private final Set<String> asked = new ConcurrentSkipListSet<>();
    private final AtomicLong rows = new AtomicLong();

    public Watched(Path file) {
        this.file = new SqliteDialect(file);
    }

    public Storage storage() {
        return new Storage(this, "SQLite, watched");
    }

    public void forget() {
        asked.clear();
        rows.set(0);
    }

    /** All statements since. */
    public Set<String> asked() {
        return Set.copyOf(asked);
    }

    /** How many rows were read since. */
    public long rows() {
        return rows.get();
    }

    @Override
    public Connection connect(Duration longest) throws SQLException {
        return watched(Connection.class, file.connect(longest), "");
    }

    @Override
    public boolean isThere() throws SQLException {
        return file.isThere();
    }

    @Override
    public Connection visit() throws SQLException {
        return watched(Connection.class, file.visit(), "");
    }

    /** @param prepared what it asks whenever it is executed, if it is a prepared statement */
    private <T> T watched(Class<T> type, T real, String prepared) {
        InvocationHandler watching = (proxy, method, arguments) -> answer(real, prepared, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, watching));
    }

    private Object answer(Object real, String prepared, Method method, Object[] arguments) throws Throwable {
        Object answer;
        try {
            answer = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        String text = arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : prepared;
        if (method.getName().startsWith("execute")) {
            asked.add(text);
        }
        if (method.getName().equals("next") && Boolean.TRUE.equals(answer)) {
            rows.incrementAndGet();
        }
        return answer == null ? null : watchedToo(method.getReturnType(), answer, text);
    }

    /** By what the caller sees: SQLite's result sets are other things, too. */
    private Object watchedToo(Class<?> seen, Object answer, String text) {
        if (seen == PreparedStatement.class) {
            return watched(PreparedStatement.class, (PreparedStatement) answer, text);
        }
        if (seen == ResultSet.class) {
            return watched(ResultSet.class, (ResultSet) answer, "");
        }
        return seen == Statement.class ? watched(Statement.class, (Statement) answer, "") : answer;
    }

    @Override
    public void begin(Connection connection, boolean changing) throws SQLException {
        file.begin(connection, changing);
    }

    @Override
    public boolean isBroken(SQLException fault) {
        return file.isBroken(fault);
    }

    @Override
    public boolean gaveWay(SQLException fault) {
        return file.gaveWay(fault);
    }

    @Override
    public Map<String, String> words() {
        return file.words();
    }

    @Override
    public void keepCopy(String version) throws SQLException {
        file.keepCopy(version);
    }

    @Override
    public OptionalLong room() throws IOException {
        return file.room();
    }
}
