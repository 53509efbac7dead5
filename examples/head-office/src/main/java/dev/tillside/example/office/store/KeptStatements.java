package dev.tillside.example.office.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A connection that keeps the statements it prepared for when they are wanted again: to prepare one costs SQLite more than most
 * answers do. Of so many at most the one that was not wanted for longest goes first; the others close with the connection. A
 * statement that failed is not kept.
 */
final class KeptStatements implements InvocationHandler {
    private static final int KEPT = 128;

    private final Connection real;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    private KeptStatements(Connection real) {
        this.real = real;
    }

    /** The same connection, for one thread at a time. */
    static Connection on(Connection real) {
        return proxy(Connection.class, new KeptStatements(real));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement") && arguments.length == 1) {
            return lent((String) arguments[0]);
        }
        if (method.getName().equals("close")) {
            letGo();
        }
        return call(real, method, arguments);
    }

    private static Object call(Object of, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(of, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** One that somebody uses is nobody else's meanwhile. */
    private PreparedStatement lent(String text) throws SQLException {
        PreparedStatement kept = idle.remove(text);
        return proxy(PreparedStatement.class, new Lent(text, kept == null ? real.prepareStatement(text) : kept));
    }

    private void letGo() throws SQLException {
        for (PreparedStatement kept : idle.values()) {
            kept.close();
        }
        idle.clear();
    }

    private void keep(String text, PreparedStatement statement) throws SQLException {
        statement.clearParameters();
        Optional<PreparedStatement> same = Optional.ofNullable(idle.put(text, statement));
        if (same.isPresent()) {
            same.get().close();
        }
        if (idle.size() > KEPT) {
            Iterator<PreparedStatement> oldest = idle.values().iterator();
            PreparedStatement going = oldest.next();
            oldest.remove();
            going.close();
        }
    }

    /** A statement until it is closed, which gives it back. */
    private final class Lent implements InvocationHandler {
        private final String text;
        private final PreparedStatement statement;
        private Optional<ResultSet> rows = Optional.empty();
        private boolean failed;
        private boolean closed;

        Lent(String text, PreparedStatement statement) {
            this.text = text;
            this.statement = statement;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                close();
                return null;
            }
            if (closed) {
                throw new SQLException("the statement is closed");
            }
            try {
                Object answer = call(statement, method, arguments);
                rows = answer instanceof ResultSet found ? Optional.of(found) : rows;
                return answer;
            } catch (SQLException e) {
                failed = true;
                throw e;
            }
        }

        /** Rows that nobody read to their end would hold the database at their moment. */
        private void close() throws SQLException {
            if (closed) {
                return;
            }
            closed = true;
            if (failed || real.isClosed()) {
                statement.close();
                return;
            }
            if (rows.isPresent()) {
                rows.get().close();
            }
            keep(text, statement);
        }
    }
}
