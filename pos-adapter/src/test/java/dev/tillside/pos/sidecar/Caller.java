package dev.tillside.pos.sidecar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A till's program as it talks to a sidecar. */
final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI uri;
    private final String token;
    private final String lane;

    /** An event as a stream of Server-Sent Events has it. */
    record Heard(String id, String type, JsonNode data) {}

    /** A stream of tells. */
    record Stream(InputStream in, BufferedReader lines) implements AutoCloseable {
        /** The next event; comments are passed over. */
        Heard next() throws IOException {
            Map<String, String> fields = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && fields.containsKey("data")) {
                    return new Heard(fields.get("id"), fields.get("event"), JSON.readTree(fields.get("data")));
                }
                int colon = line.indexOf(": ");
                if (colon > 0) {
                    fields.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
            throw new IOException("the stream ended");
        }

        /** The next event of that type. */
        Heard next(String type) throws IOException {
            Heard heard = next();
            while (!heard.type().equals(type)) {
                heard = next();
            }
            return heard;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    Caller(Sidecar sidecar, String lane) throws IOException {
        uri = sidecar.uri();
        token = Files.readString(sidecar.tokenFile()).strip();
        this.lane = lane;
    }

    /** Says an event written with single quotes, and gets the answer. */
    JsonNode say(String event) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(event, Optional.empty());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> send(String event, Optional<String> key) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request("events").POST(HttpRequest.BodyPublishers.ofString(event.replace('\'', '"')));
        key.ifPresent(k -> request.header("Idempotency-Key", k));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode checkouts() throws IOException, InterruptedException {
        return JSON.readTree(CLIENT.send(request("checkouts").build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    Stream tells(Optional<String> after) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("tells");
        after.ifPresent(id -> request.header("Last-Event-ID", id));
        InputStream in = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
        return new Stream(in, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder request(String what) {
        return HttpRequest.newBuilder(uri.resolve("/v1/lanes/" + lane + "/" + what))
                .header("Authorization", "Bearer " + token);
    }

    /**
     * A request by hand, with headers that clients of good manners do not send.
     *
     * @param lines the request line and headers; {@code TOKEN} and {@code PORT} stand for the sidecar's
     * @return the status, 0 where the connection was closed without one
     */
    int raw(String body, String... lines) throws IOException {
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String head =
                    String.join("\r\n", lines).replace("TOKEN", token).replace("PORT", String.valueOf(uri.getPort()));
            socket.getOutputStream().write((head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return status == null ? 0 : Integer.parseInt(status.split(" ")[1]);
        } catch (SocketException e) {
            return 0; // closed before all was read
        }
    }
}
