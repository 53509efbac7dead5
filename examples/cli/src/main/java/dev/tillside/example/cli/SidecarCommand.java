package dev.tillside.example.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.pos.sidecar.Budget;
import dev.tillside.pos.sidecar.ServiceUnit;
import dev.tillside.pos.sidecar.Sidecar;
import dev.tillside.pos.sidecar.SidecarBuilder;
import dev.tillside.sync.HttpHeadOffice;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sidecar}: tills for programs that are not Java. */
@Command(
        name = "sidecar",
        description = {
            "Serves tills to programs of this machine that are not Java: HTTP on loopback, in the words of 'replay'.",
            "",
            "When it listens it prints one line, {\"uri\":...,\"tokenFile\":...,\"lanes\":[...]}. Clients send the token file's"
                    + " one line as 'Authorization: Bearer ...'; the file is made with the first start, for its user alone."
                    + " /openapi.json and /asyncapi.json describe all else. Options may stand in a file: sidecar @FILE.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar sidecar --dir tills --with shop.jsonl --lane 1 --lane 2",
            "  java -jar tillside.jar sidecar --dir tills --port 7080 --office https://office.example --office-key-file office.key",
            "",
            "Exit status: 0 it was told to stop, 2 it could not start."
        })
final class SidecarCommand implements Callable<Integer> {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where the tills have their files. Default: ${DEFAULT-VALUE}")
    private Path directory = Path.of("tills");

    @Option(names = "--address", paramLabel = "IP", description = "A loopback address. Default: ${DEFAULT-VALUE}")
    private String address = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "0 is any that is free. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--lane", paramLabel = "NAME", description = "A lane; may be given again. Default: 1")
    private List<String> lanes = new ArrayList<>();

    @Mixin
    private TillOptions given = new TillOptions();

    @Option(names = "--token-file", paramLabel = "FILE", description = "Default: token, in the directory.")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "A page's origin whose scripts may call. May be given again.")
    private List<String> origins = new ArrayList<>();

    @Option(
            names = "--budget",
            paramLabel = "KIND=MS",
            description = "How long a till waits: identify, basket, settle, ask or tool. May be given again.")
    private Map<Budget, Long> budgets = new LinkedHashMap<>();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "The cashier's, en or zh. Default: ${DEFAULT-VALUE}")
    private String language = "en";

    @Option(
            names = "--print-unit",
            paramLabel = "SYSTEM",
            description = "Prints a service description, systemd or windows, and ends.")
    private Optional<ServiceUnit> unit = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (unit.isPresent()) {
            out.print(unit.get().text());
            out.flush();
            return 0;
        }
        try {
            Optional<HttpHeadOffice> line = given.headOffice();
            Sidecar sidecar = started(line);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sidecar, line), "stop"));
            out.println(started(sidecar));
        } catch (LoyaltyException e) {
            return fail(e.path().map(path -> path + ": ").orElse("") + e.getMessage());
        } catch (IOException e) {
            return fail(e.getMessage());
        }
        new CountDownLatch(1).await(); // until the process is told to stop
        return 0;
    }

    /** For the program that started this one. */
    private static String started(Sidecar sidecar) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("uri", sidecar.uri().toString());
        line.put("tokenFile", sidecar.tokenFile().toAbsolutePath().toString());
        sidecar.lanes().forEach(line.putArray("lanes")::add);
        return line.toString();
    }

    private int fail(String why) {
        spec.commandLine().getErr().println("sidecar: " + why);
        return 2;
    }

    private static void stop(Sidecar sidecar, Optional<HttpHeadOffice> line) {
        int status = 0;
        try {
            sidecar.close();
            line.ifPresent(HttpHeadOffice::close);
        } catch (RuntimeException e) {
            status = 1;
        }
        Runtime.getRuntime().halt(status); // the status of a process that ends by a signal is another
    }

    private Sidecar started(Optional<HttpHeadOffice> line) throws IOException {
        SidecarBuilder plan =
                Sidecar.in(directory).address(loopback()).port(port).language(language);
        lanes.forEach(plan::lane);
        origins.forEach(plan::origin);
        line.ifPresent(plan::headOffice);
        tokenFile.ifPresent(plan::tokenFile);
        budgets.forEach((kind, millis) -> plan.budget(kind, Duration.ofMillis(millis)));
        given.listKey().ifPresent(plan::listKey);
        given.listModel().ifPresent(plan::listForecast);
        for (Path file : given.with()) {
            plan.reference(InputLines.of(file.toString()));
        }
        try {
            return plan.start();
        } catch (IOException | RuntimeException e) {
            line.ifPresent(HttpHeadOffice::close);
            throw e;
        }
    }

    /** A name would be looked up, and could lead anywhere. */
    private InetAddress loopback() throws IOException {
        if (!address.matches("[0-9a-fA-F:.]+")) {
            throw BadInput.value("address", "not an IP address");
        }
        return InetAddress.getByName(address);
    }
}
