package dev.tillside.example.office.web;

import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.QoSHandler;

/** Lets so many requests be answered at once; some wait without a thread, and the rest are sent away with 503. */
final class Queue extends QoSHandler {
    Queue(Limits limits) {
        setMaxRequestCount(limits.of(Limit.AT_ONCE));
        setMaxSuspendedRequestCount(limits.of(Limit.WAITING));
        setMaxSuspend(Duration.ofMillis(limits.of(Limit.WAIT)));
    }

    /** Whether a request that comes now is not sent away. */
    boolean hasRoom() {
        return getSuspendedRequestCount() < getMaxSuspendedRequestCount();
    }

    /** Who asks how the service is gets ahead of those who wait. */
    @Override
    protected int getPriority(Request request) {
        return request.getHttpURI().getPath().startsWith("/health/") ? 1 : 0;
    }
}
