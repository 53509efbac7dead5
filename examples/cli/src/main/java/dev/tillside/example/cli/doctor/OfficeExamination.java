package dev.tillside.example.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.fault.BadInput;
import dev.tillside.points.Program;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.HttpHeadOffice;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Whether head office answers as it should. It is asked for reference data alone, and told nothing. */
final class OfficeExamination {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What tills grant to the clocks of signed lists is ten minutes; a fifth of it is worth a word. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final int HTTPS = 443;
    private static final int PAGE = 1_000;
    /** Programme and scan rules come early; members may be millions. */
    private static final int PAGES = 5;

    private final Machine machine;
    private final BiConsumer<Symptom, Map<String, String>> taker;

    OfficeExamination(Machine machine, BiConsumer<Symptom, Map<String, String>> taker) {
        this.machine = machine;
        this.taker = taker;
    }

    void examine(Patient.Office office) {
        String address = office.root().toString();
        try {
            if ("https".equals(office.root().getScheme())) {
                shakeHands(office);
            }
            HttpResponse<?> answer = knock(office);
            answer.headers().firstValue("Date").ifPresent(this::clock);
            if (answer.statusCode() == 200) {
                read(office);
            } else {
                boolean key = answer.statusCode() == 401 || answer.statusCode() == 403;
                taker.accept(
                        key ? Symptom.OFFICE_KEY : Symptom.OFFICE_ANSWER,
                        Map.of("office", address, "reason", String.valueOf(answer.statusCode())));
            }
        } catch (SSLException e) {
            taker.accept(Symptom.OFFICE_TLS, Map.of("office", address));
        } catch (IOException e) {
            taker.accept(Symptom.OFFICE_UNREACHABLE, Map.of("office", address));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of the answer nothing but its head: who drips would keep whoever waits for the rest. */
    private static HttpResponse<?> knock(Patient.Office office) throws IOException, InterruptedException {
        String root = office.root().toString().replaceAll("/$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + "/v1/changes?after=0&most=1"))
                .timeout(PATIENCE);
        office.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
        office.tls().ifPresent(client::sslContext);
        HttpResponse<InputStream> answer = client.build().send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer;
    }

    /** The JDK's HTTP client may wait in vain where whoever answers does not speak TLS, so a plain socket tries first. */
    private static void shakeHands(Patient.Office office) throws IOException {
        URI root = office.root();
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            int port = root.getPort() < 0 ? HTTPS : root.getPort();
            socket.connect(new InetSocketAddress(root.getHost(), port), (int) PATIENCE.toMillis());
            SSLContext context = office.tls().isPresent() ? office.tls().get() : SSLContext.getDefault();
            try (SSLSocket secured =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, root.getHost(), port, true)) {
                secured.startHandshake();
            }
        } catch (NoSuchAlgorithmException e) {
            throw new SSLException(e);
        }
    }

    private void clock(String date) {
        try {
            Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration off = Duration.between(theirs, machine.now());
            if (off.abs().compareTo(SKEW) > 0) {
                taker.accept(
                        Symptom.CLOCK_OFF,
                        Map.of("seconds", String.valueOf(off.abs().toSeconds()), "office", theirs.toString()));
            }
        } catch (DateTimeException e) {
            // a date that nobody can read says nothing of the clock
        }
    }

    private void read(Patient.Office office) {
        HttpHeadOffice.Builder plan =
                HttpHeadOffice.at(office.root()).till("doctor").answerTimeout(PATIENCE);
        office.apiKey().ifPresent(plan::apiKey);
        office.tls().ifPresent(plan::tls);
        try (HttpHeadOffice line = plan.open()) {
            Optional<Program> program = Optional.empty();
            ChangePage page = line.changesAfter(HeadOffice.START, PAGE);
            for (int i = 1; i <= PAGES; i++) {
                for (String object : page.objects()) {
                    program = taken(object, program);
                }
                if (!page.more() || i == PAGES) {
                    return;
                }
                page = line.changesAfter(page.cursor(), PAGE);
            }
        } catch (IOException e) {
            taker.accept(Symptom.OFFICE_ANSWER, Map.of("office", office.root().toString(), "reason", e.getMessage()));
        }
    }

    /** The programme in force after that object. */
    private Optional<Program> taken(String json, Optional<Program> program) {
        try {
            ReferenceObject object = ReferenceObject.read(json, program);
            return object.type() == ReferenceObject.Type.PROGRAM && !object.removed()
                    ? Optional.of(ReferenceObject.program(json))
                    : program;
        } catch (BadInput e) {
            taker.accept(Symptom.REFERENCE_REFUSED, Map.of("object", name(json), "reason", e.getMessage()));
            return program;
        }
    }

    private static String name(String json) {
        try {
            JsonNode object = JSON.readTree(json);
            return object.path("type").asText() + " " + object.path("id").asText();
        } catch (JsonProcessingException e) {
            return "?";
        }
    }
}
