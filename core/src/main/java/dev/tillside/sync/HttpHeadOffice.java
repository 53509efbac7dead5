package dev.tillside.sync;

import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * A head office that speaks the protocol of this package over HTTP (see the package's description).
 *
 * <p>Whatever the other side does, {@link #deliver} and {@link #changesAfter} end within the time set and with an answer
 * that fits the question or an {@link IOException} that says what was wrong with it. Nothing is tried twice here: that is
 * the courier's business. Redirects are not followed, so that an API key goes nowhere else. No message quotes what was
 * sent or received, and nothing is logged.
 *
 * <p>Thread-safe. {@link #close()} gives up what is under way. On Java 17 to 20 the JDK's own selector thread, a daemon,
 * ends a little later, when the garbage collector finds the client.
 */
public final class HttpHeadOffice implements HeadOffice, AutoCloseable {
    /** An answer is at most this long, packed or unpacked. */
    static final int LONGEST_ANSWER = 64 << 20;

    private static final Set<Integer> TELLS_NOTHING = Set.of(404, 405, 501);
    /** What another request may be answered better; all else says that nobody can be answered now. */
    private static final Set<Integer> OF_THE_CONTENT = Set.of(400, 409, 413, 415, 422, 500);

    private static final int GONE = 410;
    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final Duration THREADS_END_WITHIN = Duration.ofSeconds(2);

    private final URI root;
    private final Optional<String> till;
    private final Optional<String> apiKey;
    private final Duration answerTimeout;
    private final Queue<Thread> started = new ConcurrentLinkedQueue<>();
    private final ThreadPoolExecutor threads = daemons();
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile HttpClient client;

    private HttpHeadOffice(Builder settings) {
        root = settings.root;
        till = settings.till;
        apiKey = settings.apiKey;
        answerTimeout = settings.answerTimeout;
        HttpClient.Builder plan = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout)
                .executor(threads)
                .sslParameters(named());
        settings.tls.ifPresent(plan::sslContext);
        client = plan.build();
    }

    /** The server's certificate must name the host that is asked, even where a system property of the JDK says otherwise. */
    private static SSLParameters named() {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    /**
     * Begins the settings of a head office.
     *
     * @param root where its {@code /v1} begins: {@code http} or {@code https}, a path if need be, no query and no user
     */
    public static Builder at(URI root) {
        return new Builder(root);
    }

    /** Settings, checked one by one as they are named. */
    public static final class Builder {
        private static final Pattern PLAIN = Pattern.compile("[!-~]([ -~]*[!-~])?");
        private static final Pattern KEY = Pattern.compile("[!-~]+");
        private static final int LONGEST_NAME = 64;

        private final URI root;
        private Optional<String> till = Optional.empty();
        private Optional<String> apiKey = Optional.empty();
        private Optional<SSLContext> tls = Optional.empty();
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration answerTimeout = Duration.ofSeconds(30);

        private Builder(URI root) {
            this.root = withoutSlash(checked(BadInput.present(root, "headOffice")));
        }

        /** The till's name, for head office's own records: 1 to 64 printable ASCII characters. By default not told. */
        public Builder till(String name) {
            BadInput.present(name, "till");
            if (name.length() > LONGEST_NAME || !PLAIN.matcher(name).matches()) {
                throw BadInput.value("till", "not a till name of 1 to 64 printable ASCII characters");
            }
            till = Optional.of(name);
            return this;
        }

        /** The key that head office asks for: printable ASCII without spaces. By default none is sent. */
        public Builder apiKey(String key) {
            if (!KEY.matcher(BadInput.present(key, "apiKey")).matches()) {
                throw BadInput.value("apiKey", "not an API key of printable ASCII characters"); // and never quoted
            }
            apiKey = Optional.of(key);
            return this;
        }

        /**
         * Whom to trust, and as whom to appear: a context whose trust managers know the retailer's own certificate authority,
         * and whose key managers hold the till's certificate where head office asks for one (mutual TLS). By default the JDK's
         * own trust store, and no certificate. The certificate must name the host of the address in any case; plain
         * {@code http} stays plain.
         */
        public Builder tls(SSLContext context) {
            tls = Optional.of(BadInput.present(context, "tls"));
            return this;
        }

        /** How long a connection may take to come about; by default 5 seconds. */
        public Builder connectTimeout(Duration longest) {
            connectTimeout = positive(longest, "connectTimeout");
            return this;
        }

        /** How long one request may take, connecting and the answer's last byte included; by default 30 seconds. */
        public Builder answerTimeout(Duration longest) {
            answerTimeout = positive(longest, "answerTimeout");
            return this;
        }

        /** The head office. Nothing is sent yet: it need not be there now. */
        public HttpHeadOffice open() {
            return new HttpHeadOffice(this);
        }

        private static URI checked(URI root) {
            boolean web = "http".equalsIgnoreCase(root.getScheme()) || "https".equalsIgnoreCase(root.getScheme());
            if (!web || root.getHost() == null) {
                throw BadInput.value("headOffice", "not an http or https address with a host");
            }
            if (root.getRawQuery() != null || root.getRawFragment() != null || root.getRawUserInfo() != null) {
                throw BadInput.value("headOffice", "an address of head office has no user, query or fragment");
            }
            return root;
        }

        private static URI withoutSlash(URI root) {
            String text = root.toString();
            return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : root;
        }

        private static Duration positive(Duration time, String path) {
            BadInput.present(time, path);
            if (time.isNegative() || time.isZero()) {
                throw BadInput.value(path, "not a time above zero: " + time);
            }
            return time;
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>A batch that is longer than one request may be goes in several; then some of it may be stored when this throws.
     */
    @Override
    public List<Settlement> deliver(List<Delivery> batch) throws IOException {
        List<Settlement> settled = new ArrayList<>(batch.size());
        Load load = new Load();
        for (Delivery delivery : batch) {
            byte[] line = delivery.json().getBytes(StandardCharsets.UTF_8);
            if (!load.hasRoomFor(line)) {
                settled.addAll(deliver(load));
                load = new Load();
            }
            if (load.hasRoomFor(line)) {
                load.add(delivery, line);
            } else {
                settled.add(tooLong(delivery));
            }
        }
        settled.addAll(deliver(load));
        return settled;
    }

    private List<Settlement> deliver(Load load) throws IOException {
        if (load.isEmpty()) {
            return List.of();
        }
        return AnswerLines.settlements(lines(exchange(sending("/v1/baskets", load.packed()))), load.deliveries());
    }

    private HttpRequest sending(String path, byte[] packed) {
        return request(path)
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed))
                .build();
    }

    private static Settlement tooLong(Delivery delivery) {
        return new Settlement(
                delivery.key(),
                Settlement.Verdict.REFUSED,
                Optional.of("the sale is longer than a request may be: " + Load.LONGEST + " bytes"));
    }

    /**
     * {@inheritDoc}
     *
     * @param most one or more
     */
    @Override
    public ChangePage changesAfter(String cursor, int most) throws IOException {
        HttpResponse<byte[]> answer = exchange(asking("/v1/changes", cursor, most));
        if (answer.statusCode() == GONE) {
            throw new ChangesGone();
        }
        return page(lines(answer), cursor, most);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A server that answers 404, 405 or 501 tells nothing.
     *
     * @param most one or more
     */
    @Override
    public ChangePage basketsAfter(String cursor, int most) throws IOException {
        HttpResponse<byte[]> answer = exchange(asking("/v1/baskets", cursor, most));
        return TELLS_NOTHING.contains(answer.statusCode())
                ? HeadOffice.super.basketsAfter(cursor, most)
                : page(lines(answer), cursor, most);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A server that answers 404, 405 or 501 has none.
     */
    @Override
    public Optional<Snapshot> snapshot() throws IOException {
        HttpResponse<byte[]> answer = exchange(request("/v1/snapshot").GET().build());
        return TELLS_NOTHING.contains(answer.statusCode())
                ? Optional.empty()
                : Optional.of(SnapshotAnswer.of(whole(answer)));
    }

    @Override
    public byte[] snapshotPart(String snapshot, int part) throws IOException {
        BadInput.present(snapshot, "snapshot");
        String path = "/v1/snapshot/" + URLEncoder.encode(snapshot, StandardCharsets.UTF_8) + "/" + part;
        return whole(exchange(request(path).GET().build()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A server that answers 404, 405 or 501 leases nothing.
     */
    @Override
    public Optional<Lease> lease(LeaseRequest request) throws IOException {
        BadInput.present(request, "request");
        HttpResponse<byte[]> answer = exchange(sending("/v1/leases", Gzip.pack(LeaseJson.question(request))));
        return TELLS_NOTHING.contains(answer.statusCode())
                ? Optional.empty()
                : Optional.of(LeaseJson.lease(whole(answer), request));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A server that answers 404, 405 or 501 has no name for what it has stored.
     */
    @Override
    public Optional<String> present(Presence presence) throws IOException {
        BadInput.present(presence, "presence");
        HttpResponse<byte[]> answer = exchange(sending("/v1/presence", Gzip.pack(LeaseJson.presence(presence))));
        return TELLS_NOTHING.contains(answer.statusCode()) ? Optional.empty() : LeaseJson.office(whole(answer));
    }

    private HttpRequest asking(String path, String cursor, int most) {
        BadInput.present(cursor, "cursor");
        if (most < 1) {
            throw BadInput.value("most", "not a number of objects of one or more: " + most);
        }
        String after = URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return request(path + "?after=" + after + "&most=" + most).GET().build();
    }

    private static ChangePage page(List<String> lines, String cursor, int most) throws IOException {
        ChangePage page = AnswerLines.page(lines);
        if (page.objects().size() > most) {
            throw new IOException("head office sent more changes than it was asked for");
        }
        if (page.more() && page.cursor().equals(cursor)) {
            throw new IOException("head office says that there is more, and its cursor does not move");
        }
        return page;
    }

    /** Gives up what is under way, which then throws, and ends the threads. Closing twice is harmless. */
    @Override
    public void close() {
        HttpClient closing = client;
        client = null;
        underWay.forEach(exchange -> exchange.cancel(true));
        if (closing instanceof AutoCloseable closeable) { // since Java 21
            closeQuietly(closeable);
        }
        threads.shutdown();
        try {
            threads.awaitTermination(THREADS_END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            // The pool has ended a moment before its threads have.
            for (Thread thread : started) {
                thread.join(THREADS_END_WITHIN.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client did not close", e);
        }
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + pathAndQuery))
                .header("Accept", "application/x-ndjson")
                .header("Accept-Encoding", "gzip");
        till.ifPresent(name -> request.header("Tillside-Till", name));
        apiKey.ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request;
    }

    private static List<String> lines(HttpResponse<byte[]> answer) throws IOException {
        return AnswerLines.of(whole(answer));
    }

    private static byte[] whole(HttpResponse<byte[]> answer) throws IOException {
        byte[] body = unpacked(answer);
        if (answer.statusCode() != 200) {
            String what = "head office answered " + answer.statusCode()
                    + AnswerLines.code(body).map(code -> " " + code).orElse("") + hint(answer.statusCode());
            throw OF_THE_CONTENT.contains(answer.statusCode()) ? new OfficeFault(what) : new IOException(what);
        }
        return body;
    }

    private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
        String packing = answer.headers().firstValue("Content-Encoding").orElse("identity");
        return switch (packing) {
            case "identity" -> answer.body();
            case "gzip" -> Gzip.unpack(answer.body(), LONGEST_ANSWER);
            default -> throw new IOException("head office packed its answer in a way that was not asked for");
        };
    }

    private static String hint(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> ": redirects are not followed, give the final address";
            case 401, 403 -> ": look at the API key";
            case 404, 405 -> ": look at the address";
            default -> "";
        };
    }

    /**
     * Waits for the whole answer. A timeout set on the request would end with the answer's headers (until Java 26), and a
     * head office that drips would hold the till's courier for ever.
     */
    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> exchange = begun(request);
        underWay.add(exchange);
        try {
            if (client == null) { // closed since: close() may have missed this one
                throw closed();
            }
            return exchange.get(answerTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("head office did not answer within " + answerTimeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while head office was answering");
        } catch (CancellationException e) {
            throw closed();
        } catch (ExecutionException e) {
            throw client == null ? closed() : fault(e.getCause());
        } finally {
            exchange.cancel(true);
            underWay.remove(exchange);
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> begun(HttpRequest request) throws IOException {
        HttpClient open = client;
        if (open == null) {
            throw closed();
        }
        try {
            return open.sendAsync(request, answer -> new BoundedBody(LONGEST_ANSWER));
        } catch (RejectedExecutionException e) { // closed since
            throw closed();
        }
    }

    private static IOException closed() {
        return new IOException("the way to head office was closed");
    }

    /** The JDK's words go along where they speak of the line; of an answer it may quote. */
    private static IOException fault(Throwable fault) {
        if (fault instanceof AnswerTooLong) {
            return new IOException(fault.getMessage());
        }
        if (fault instanceof ConnectException || fault instanceof HttpConnectTimeoutException) {
            return new IOException("head office could not be asked: nobody answers at its address", fault);
        }
        if (fault instanceof SSLException) {
            return new IOException("head office could not be asked: no trusted TLS connection came about", fault);
        }
        if (fault instanceof SocketException) {
            return new IOException("head office could not be asked: the connection broke", fault);
        }
        return new IOException("head office's answer is not whole HTTP");
    }

    private ThreadPoolExecutor daemons() {
        var pool = new ThreadPoolExecutor(2, 2, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "tillside-head-office-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            started.removeIf(old -> !old.isAlive());
            started.add(thread);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
