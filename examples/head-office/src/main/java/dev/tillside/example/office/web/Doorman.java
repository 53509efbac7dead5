package dev.tillside.example.office.web;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Names each request, and writes one line of it when it has ended: no body, no query, and a path's pattern in its place. */
final class Doorman extends Handler.Wrapper {
    static final String REQUEST_ID = "X-Request-Id";
    private static final Logger ACCESS = LoggerFactory.getLogger("access");

    private final OfficeMetrics metrics;

    Doorman(Handler inside, OfficeMetrics metrics) {
        super(inside);
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Visit visit = Visit.of(request);
        response.getHeaders().put(REQUEST_ID, visit.id());
        metrics.began();
        Request.addCompletionListener(request, fault -> ended(visit, request, response));
        return super.handle(request, response, callback);
    }

    private void ended(Visit visit, Request request, Response response) {
        long nanos = visit.nanos();
        metrics.ended(visit.route(), method(request), response.getStatus(), nanos);
        LoggingEventBuilder line = ACCESS.atLevel(Level.INFO)
                .addKeyValue("requestId", visit.id())
                .addKeyValue("method", method(request))
                .addKeyValue("route", visit.route())
                .addKeyValue("status", response.getStatus())
                .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(nanos))
                .addKeyValue("bytes", Response.getContentBytesWritten(response));
        visit.key().ifPresent(key -> line.addKeyValue("key", key.id()));
        line.log("request");
    }

    /** One of the few that there are: a log or a metric takes no word of a stranger's. */
    private static String method(Request request) {
        return switch (request.getMethod()) {
            case "GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS" -> request.getMethod();
            default -> "OTHER";
        };
    }
}
