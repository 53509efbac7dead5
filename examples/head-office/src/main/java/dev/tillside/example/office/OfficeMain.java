package dev.tillside.example.office;

import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs a head office until it is stopped: {@code --port 7070 --db head-office.db --host 127.0.0.1}, each with this
 * default; {@code --snapshot-every MINUTES} makes snapshots of the reference data at that pace. An API key, if tills are to
 * show one, comes from the environment, {@code TILLSIDE_API_KEY}, where other users of the machine do not see it. So does a
 * {@link SigningKey}, {@code TILLSIDE_SIGNING_KEY}, unless {@code --signing-key FILE} names a file that has it.
 */
public final class OfficeMain {
    private OfficeMain() {}

    /** @param arguments the flags */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(Flags.of(arguments));
        } catch (IllegalArgumentException | BadInput e) {
            leave(
                    2,
                    e.getMessage()
                            + "; known: --port NUMBER --db FILE --host ADDRESS --snapshot-every MINUTES --signing-key FILE");
        } catch (IOException e) {
            leave(1, e.getMessage());
        }
    }

    private static void leave(int status, String sentence) {
        System.err.println(sentence);
        System.exit(status);
    }

    private static void run(Flags flags) throws IOException, InterruptedException {
        Optional<SigningKey> signing = flags.signingKey().map(SigningKey::of); // a wrong one leaves no file behind
        Office office = Office.at(flags.db);
        signing.ifPresent(office::signWith);
        OfficeServer.Builder settings =
                OfficeServer.over(office).host(flags.host).port(flags.port);
        Optional.ofNullable(System.getenv("TILLSIDE_API_KEY")).ifPresent(settings::apiKey);
        OfficeServer server = settings.start();
        flags.snapshotEvery.ifPresent(every -> printEvery(office, every));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, office), "stop"));
        System.out.println("Head office listens on " + server.uri());
        new CountDownLatch(1).await(); // until the process is told to stop
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
            System.err.println("no snapshot could be made: " + e.getMessage());
        }
    }

    private static void stop(OfficeServer server, Office office) {
        try (office) {
            server.close();
        } catch (IOException e) {
            System.err.println("head office did not close: " + e.getMessage());
        }
    }

    private record Flags(
            int port, Path db, String host, Optional<Duration> snapshotEvery, Optional<Path> signingKeyFile) {
        static Flags of(String[] arguments) {
            Flags flags = new Flags(7070, Path.of("head-office.db"), "127.0.0.1", Optional.empty(), Optional.empty());
            for (int i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(arguments[i] + " wants a value");
                }
                flags = flags.with(arguments[i], arguments[i + 1]);
            }
            return flags;
        }

        private Flags with(String flag, String value) {
            return switch (flag) {
                case "--port" -> new Flags(port(value), db, host, snapshotEvery, signingKeyFile);
                case "--db" -> new Flags(port, Path.of(value), host, snapshotEvery, signingKeyFile);
                case "--host" -> new Flags(port, db, value, snapshotEvery, signingKeyFile);
                case "--snapshot-every" -> new Flags(port, db, host, Optional.of(minutes(value)), signingKeyFile);
                case "--signing-key" -> new Flags(port, db, host, snapshotEvery, Optional.of(Path.of(value)));
                default -> throw new IllegalArgumentException("unknown flag " + flag);
            };
        }

        Optional<String> signingKey() {
            return signingKeyFile.map(Flags::text).or(() -> Optional.ofNullable(System.getenv("TILLSIDE_SIGNING_KEY")));
        }

        private static String text(Path file) {
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new IllegalArgumentException("the signing key's file cannot be read", e);
            }
        }

        private static Duration minutes(String value) {
            if (!value.matches("[1-9][0-9]{0,5}")) {
                throw new IllegalArgumentException("not a number of minutes: " + value);
            }
            return Duration.ofMinutes(Long.parseLong(value));
        }

        /** Checked before a file is made: a slip of the hand leaves nothing behind. */
        private static int port(String value) {
            if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
                throw new IllegalArgumentException("not a port of 0 to 65535: " + value);
            }
            return Integer.parseInt(value);
        }
    }
}
