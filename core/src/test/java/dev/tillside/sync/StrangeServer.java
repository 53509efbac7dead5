package dev.tillside.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server on the loopback address that answers every request with the same bytes, right or wrong. */
final class StrangeServer implements AutoCloseable {
    /** What was asked: the head as text, the body as it came. */
    record Request(String head, byte[] body) {}

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final byte[] answer;
    private final boolean hangsUp;

    private StrangeServer(byte[] answer, boolean hangsUp) throws IOException {
        this.answer = answer;
        this.hangsUp = hangsUp;
        Thread thread = new Thread(this::serve, "strange-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers with these bytes, and hangs up. */
    static StrangeServer raw(byte[] answer) throws IOException {
        return new StrangeServer(answer, true);
    }

    static StrangeServer raw(String answer) throws IOException {
        return raw(answer.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with these bytes, and then stays on the line without a word. */
    static StrangeServer silentAfter(String answer) throws IOException {
        return new StrangeServer(answer.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Answers as HTTP, with this body. */
    static StrangeServer http(String statusAndHeaders, byte[] body) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(("HTTP/1.1 " + statusAndHeaders + "\r\nConnection: close\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(body);
        return raw(answer.toByteArray());
    }

    static StrangeServer http(String statusAndHeaders, String body) throws IOException {
        return http(statusAndHeaders, body.getBytes(StandardCharsets.UTF_8));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/office/");
    }

    /** The next request that came; waits for it. */
    Request request() throws InterruptedException {
        return requests.take();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                requests.add(read(caller.getInputStream()));
                OutputStream out = caller.getOutputStream();
                out.write(answer);
                out.flush();
                if (hangsUp) {
                    caller.close();
                }
            } catch (IOException e) {
                // The caller or the test went away.
            }
        }
    }

    private static Request read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the caller hung up");
            }
            head.append((char) next);
        }
        return new Request(head.toString(), in.readNBytes(length(head.toString())));
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                .findFirst()
                .orElse(0);
    }
}
