package dev.tillside.example.office.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Somebody who asks a server, with a key or without. */
record Visitor(URI root, Optional<String> key, HttpClient client) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Visitor of(OfficeServer server) {
        return new Visitor(server.uri(), Optional.empty(), CLIENT);
    }

    Visitor showing(String secret) {
        return new Visitor(root, Optional.of(secret), client);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    HttpResponse<String> get(String path) throws IOException {
        return send(request(path).build());
    }

    HttpResponse<String> post(String path, String body) throws IOException {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> postPacked(String path, byte[] packed) throws IOException {
        return send(request(path)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(plain);
        }
        return packed.toByteArray();
    }
}
