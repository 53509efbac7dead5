package dev.tillside.example.office;

import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a head office until it is stopped: {@code --port 7070 --db head-office.db --host 127.0.0.1}, each with this
 * default. An API key, if tills are to show one, comes from the environment, {@code TILLSIDE_API_KEY}, where other users of
 * the machine do not see it.
 */
public final class OfficeMain {
    private OfficeMain() {}

    /** @param arguments the flags */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(Flags.of(arguments));
        } catch (IllegalArgumentException | BadInput e) {
            leave(2, e.getMessage() + "; known: --port NUMBER --db FILE --host ADDRESS");
        } catch (IOException e) {
            leave(1, e.getMessage());
        }
    }

    private static void leave(int status, String sentence) {
        System.err.println(sentence);
        System.exit(status);
    }

    private static void run(Flags flags) throws IOException, InterruptedException {
        Office office = Office.at(flags.db);
        OfficeServer.Builder settings =
                OfficeServer.over(office).host(flags.host).port(flags.port);
        Optional.ofNullable(System.getenv("TILLSIDE_API_KEY")).ifPresent(settings::apiKey);
        OfficeServer server = settings.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, office), "stop"));
        System.out.println("Head office listens on " + server.uri());
        new CountDownLatch(1).await(); // until the process is told to stop
    }

    private static void stop(OfficeServer server, Office office) {
        try (office) {
            server.close();
        } catch (IOException e) {
            System.err.println("head office's file did not close: " + e.getMessage());
        }
    }

    private record Flags(int port, Path db, String host) {
        static Flags of(String[] arguments) {
            Flags flags = new Flags(7070, Path.of("head-office.db"), "127.0.0.1");
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
                case "--port" -> new Flags(port(value), db, host);
                case "--db" -> new Flags(port, Path.of(value), host);
                case "--host" -> new Flags(port, db, value);
                default -> throw new IllegalArgumentException("unknown flag " + flag);
            };
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
