package dev.tillside.example.screen;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Opens the user's own browser, by the command that each system has for it. */
final class Browser {
    private Browser() {}

    /** Whether there was a command to open it with. */
    static boolean shows(URI page) {
        try {
            new ProcessBuilder(command(page.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false; // no desktop here; the address was printed
        }
    }

    private static List<String> command(String page) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page);
        }
        return List.of(system.contains("mac") ? "open" : "xdg-open", page);
    }
}
