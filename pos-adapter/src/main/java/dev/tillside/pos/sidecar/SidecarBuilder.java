package dev.tillside.pos.sidecar;

import com.sun.net.httpserver.HttpHandler;
import dev.tillside.fault.BadInput;
import dev.tillside.list.SigningKey;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.points.Program;
import dev.tillside.sync.HeadOffice;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a sidecar is to be started. Not thread-safe; may be used again. */
public final class SidecarBuilder {
    private static final Pattern LANE = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final Pattern PREFIX = Pattern.compile("/[a-z0-9-]+/");
    private static final Set<String> OURS = Set.of("/v1/", "/health/", "/schemas/");
    private static final int PORTS = 65_535;

    final Path directory;
    final Set<String> lanes = new LinkedHashSet<>();
    final Set<String> origins = new LinkedHashSet<>();
    final List<ReferenceObject> reference = new ArrayList<>();
    final Map<String, HttpHandler> pages = new LinkedHashMap<>();
    final Map<Budget, Duration> budgets = new EnumMap<>(Budget.class);
    InetAddress address = InetAddress.getLoopbackAddress();
    int port;
    Optional<HeadOffice> headOffice = Optional.empty();
    Optional<SigningKey> listKey = Optional.empty();
    Forecast listForecast = Forecast.closed();
    Optional<Duration> syncEvery = Optional.empty();
    private Optional<Program> program = Optional.empty();
    Optional<Path> tokenFile = Optional.empty();
    InstantSource clock = Clock.systemUTC();
    String language = "en";
    Duration heartbeat = Duration.ofSeconds(15);
    boolean rehearses = true;

    SidecarBuilder(Path directory) {
        this.directory = BadInput.present(directory, "directory");
        for (Budget budget : Budget.values()) {
            budgets.put(budget, budget.usual());
        }
    }

    /** The loopback address to listen at; 127.0.0.1 unless said otherwise. Another kind of address is refused. */
    public SidecarBuilder address(InetAddress loopback) {
        if (!BadInput.present(loopback, "address").isLoopbackAddress()) {
            throw BadInput.value("address", "not a loopback address: a sidecar is for its own machine alone");
        }
        address = loopback;
        return this;
    }

    /** The port to listen at; 0, which holds unless said otherwise, is any that is free: {@link Sidecar#uri} tells it. */
    public SidecarBuilder port(int number) {
        if (number < 0 || number > PORTS) {
            throw BadInput.value("port", "not from 0 to 65535: " + number);
        }
        port = number;
        return this;
    }

    /**
     * One lane more, a till of its own in {@code till-NAME} below the directory. Without any there is one, named {@code 1}.
     *
     * @param name 1 to 32 ASCII letters, digits, dots, hyphens and underscores
     */
    public SidecarBuilder lane(String name) {
        if (!LANE.matcher(BadInput.present(name, "lane")).matches()) {
            throw BadInput.value("lane", "not 1 to 32 letters, digits, dots, hyphens and underscores");
        }
        lanes.add(name);
        return this;
    }

    /** Where every lane's sales go and reference data come from. It is the caller's, who closes it after the sidecar. */
    public SidecarBuilder headOffice(HeadOffice office) {
        headOffice = Optional.of(BadInput.present(office, "headOffice"));
        return this;
    }

    /** How often head office is asked when nothing happens; see {@link dev.tillside.LoyaltyTillBuilder#syncEvery}. */
    public SidecarBuilder syncEvery(Duration every) {
        syncEvery = Optional.of(BadInput.present(every, "syncEvery"));
        return this;
    }

    /**
     * Reference data that every lane takes when it opens, besides what head office sends.
     *
     * @param lines of the wire format, a programme before what is in its currency
     * @throws BadInput naming the line that is none
     */
    public SidecarBuilder reference(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            try {
                reference(lines.get(i));
            } catch (BadInput e) {
                throw e.within("reference[" + i + "]");
            }
        }
        return this;
    }

    private void reference(String line) {
        if (line.isBlank()) {
            return;
        }
        ReferenceObject object = ReferenceObject.read(line, program);
        reference.add(object);
        if (object.type() == ReferenceObject.Type.PROGRAM && !object.removed()) {
            program = Optional.of(ReferenceObject.program(object.json()));
        }
    }

    /** The key with which lanes sign the lists that they print. Without it, they print none. */
    public SidecarBuilder listKey(SigningKey key) {
        listKey = Optional.of(BadInput.present(key, "listKey"));
        return this;
    }

    /** What the lists that lanes plan go by, as {@link dev.tillside.LoyaltyTillBuilder#listForecast} has it. */
    public SidecarBuilder listForecast(Forecast forecast) {
        listForecast = BadInput.present(forecast, "listForecast");
        return this;
    }

    /** The file with the token, made with the first start; {@code token} in the directory unless said otherwise. */
    public SidecarBuilder tokenFile(Path file) {
        tokenFile = Optional.of(BadInput.present(file, "tokenFile"));
        return this;
    }

    /** A page's origin, {@code http://localhost:8080} say, whose scripts may call. Without any no page may. */
    public SidecarBuilder origin(String origin) {
        origins.add(BadInput.present(origin, "origin"));
        return this;
    }

    /** The language of the cashier, {@code en} or {@code zh}. */
    public SidecarBuilder language(String tag) {
        language = BadInput.present(tag, "language");
        return this;
    }

    /** How long tills wait for answers of that kind; see {@link Budget}. */
    public SidecarBuilder budget(Budget kind, Duration longest) {
        if (BadInput.present(longest, "budget").isNegative() || longest.isZero()) {
            throw BadInput.value("budget", "not above zero: " + longest);
        }
        budgets.put(BadInput.present(kind, "budget"), longest);
        return this;
    }

    /** How often a quiet stream of tells says that it is still there; every 15 seconds unless said otherwise. */
    public SidecarBuilder heartbeat(Duration every) {
        if (BadInput.present(every, "heartbeat").isNegative() || every.isZero()) {
            throw BadInput.value("heartbeat", "not above zero: " + every);
        }
        heartbeat = every;
        return this;
    }

    /**
     * Whether some made-up sales are made on a made-up till first, in the machine's directory for temporary files, so that a
     * shopper's first scan is not the process's; true unless said otherwise.
     */
    public SidecarBuilder rehearses(boolean does) {
        rehearses = does;
        return this;
    }

    /** The machine's clock, for events that do not say when they happened. */
    public SidecarBuilder clock(InstantSource source) {
        clock = BadInput.present(source, "clock");
        return this;
    }

    /**
     * Pages of the caller's beside the protocol. A browser gets in with {@link Sidecar#invitation}, which sets a cookie; whoever
     * has neither cookie nor token is refused. Pages under their own address may call the protocol.
     *
     * @param prefix {@code /screen/}, say
     * @param handler gets every request below the prefix that was let in; it closes the exchange
     */
    public SidecarBuilder pages(String prefix, HttpHandler handler) {
        if (!PREFIX.matcher(BadInput.present(prefix, "prefix")).matches() || OURS.contains(prefix)) {
            throw BadInput.value("prefix", "not a free path of one part, /screen/ say");
        }
        pages.put(prefix, BadInput.present(handler, "handler"));
        return this;
    }

    /**
     * Opens every lane's till and listens. A till that cannot be opened keeps no other from selling: its lane answers why, and is
     * tried again every few seconds.
     *
     * @throws BadInput where the token's file can be read by others, or a till refuses the reference data
     * @throws IOException where the port is taken, or a file cannot be read or written
     */
    public Sidecar start() throws IOException {
        return new Sidecar(this);
    }
}
