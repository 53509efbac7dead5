package dev.tillside.example.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The least that a durable receiver does, which no head office can be faster than: it unpacks what comes, appends it to a file,
 * flushes that, and says that all is stored.
 */
final class BareReceiver {
    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]*)\"");
    private static final int THREADS = 64;

    private final FileChannel file;

    private BareReceiver(FileChannel file) {
        this.file = file;
    }

    /** @param arguments the port, and the file */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 1_024);
        BareReceiver receiver = new BareReceiver(
                FileChannel.open(Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        server.createContext("/v1/baskets", receiver::take);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.start();
        System.out.println("listens on " + server.getAddress());
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] lines;
        try (InputStream packed = new GZIPInputStream(exchange.getRequestBody())) {
            lines = packed.readAllBytes();
        }
        append(ByteBuffer.wrap(lines));
        StringBuilder answer = new StringBuilder();
        new String(lines, StandardCharsets.UTF_8)
                .lines()
                .map(KEY::matcher)
                .filter(Matcher::find)
                .forEach(key ->
                        answer.append("{\"key\":\"").append(key.group(1)).append("\",\"verdict\":\"STORED\"}\n"));
        byte[] told = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, told.length);
        exchange.getResponseBody().write(told);
        exchange.close();
    }

    private synchronized void append(ByteBuffer lines) throws IOException {
        while (lines.hasRemaining()) {
            file.write(lines);
        }
        file.force(false);
    }
}
