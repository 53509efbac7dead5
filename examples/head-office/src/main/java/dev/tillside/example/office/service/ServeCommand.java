package dev.tillside.example.office.service;

import dev.tillside.example.office.Office;
import dev.tillside.example.office.web.OfficeServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code serve}: runs until it is told to stop, and then lets what is under way end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Answers tills until the process is told to stop (SIGTERM); then lets requests under way end.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin
    private ConfigFile file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Config config = file.read();
        LogSetup.begin(config.log());
        Startup.check(config);
        Office office = ConfigFile.open(config);
        OfficeServer server = started(config, office);
        config.snapshotEvery().ifPresent(every -> printEvery(office, every));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(config.stop(), server, office), "stop"));
        spec.commandLine().getOut().println("Head office listens on " + server.uri());
        new CountDownLatch(1).await(); // until the process is told to stop
        return 0;
    }

    private static OfficeServer started(Config config, Office office) throws IOException {
        try {
            OfficeServer.Builder settings = OfficeServer.over(office)
                    .host(config.listen().host())
                    .port(config.listen().port())
                    .plain(config.listen().plain())
                    .limits(config.limits())
                    .metrics(config.metrics())
                    .stopWithin(config.stop().within());
            config.listen().tls().map(Config.Tls::files).ifPresent(settings::tls);
            return settings.start();
        } catch (IOException | RuntimeException e) {
            office.close();
            throw e;
        }
    }

    private static void printEvery(Office office, Duration every) {
        ScheduledExecutorService press = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "snapshots");
            thread.setDaemon(true);
            return thread;
        });
        press.scheduleWithFixedDelay(() -> print(office), 0, every.toMinutes(), TimeUnit.MINUTES);
    }

    /** The one before stands until there is a new one. */
    private static void print(Office office) {
        try {
            office.issueSnapshot();
        } catch (IOException e) {
            LOG.warn("No snapshot could be made.", e);
        }
    }

    /** Ends with status 0: a process that was told to stop, and stopped in order, has not failed. */
    private static void stop(Config.Stop how, OfficeServer server, Office office) {
        int status = 0;
        try (office) {
            server.leave();
            new CountDownLatch(1).await(how.notReadyFor().toMillis(), TimeUnit.MILLISECONDS);
            server.close();
        } catch (IOException | InterruptedException e) {
            LOG.error("Head office did not stop in order.", e);
            status = 1;
        }
        LogSetup.end();
        Runtime.getRuntime().halt(status); // the status of a process that ends by a signal is another
    }
}
