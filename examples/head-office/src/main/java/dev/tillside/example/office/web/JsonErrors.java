package dev.tillside.example.office.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the server itself refuses, in the words of {@link Problem}: nothing of the request or of the program is quoted. */
final class JsonErrors extends ErrorHandler {
    private static final String JSON = "application/json";
    private static final Map<Integer, String> CODES = Map.of(
            400, "MALFORMED",
            404, "NOT_FOUND",
            408, "TOO_SLOW",
            414, "HEADERS_TOO_LARGE",
            431, "HEADERS_TOO_LARGE",
            500, "FAILED",
            503, "BUSY");

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
        if (request.getAttribute(Visit.class.getName()) instanceof Visit visit) {
            response.getHeaders().put(Doorman.REQUEST_ID, visit.id());
        }
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
        }
        response.write(true, body(status), callback);
    }

    private static ByteBuffer body(int status) {
        String code = CODES.getOrDefault(status, "REFUSED");
        String json = "{\"code\":\"" + code + "\",\"message\":\"the request was refused\"}";
        return ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
    }
}
