package dev.tillside.example.faults.machine;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Starts Java quickly, because a sweep starts it a thousand times: classes in an archive of the JDK's (AppCDS), which wants jars
 * and no folders; SQLite's native library unpacked once.
 */
public final class Java {
    private static final String LIBRARY = "libsqlitejdbc.so";

    private final List<String> options;
    private final String classPath;

    private Java(List<String> options, String classPath) {
        this.options = List.copyOf(options);
        this.classPath = classPath;
    }

    /**
     * Makes ready.
     *
     * @param place for the jars and the archive
     * @param trained a main class with arguments: what it loads comes out of the archive from then on
     */
    public static Java ready(Path place, String... trained) throws IOException, InterruptedException {
        Files.createDirectories(place);
        List<String> options = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xmx256m",
                "-Xlog:disable")); // a JVM warns on standard output, where the victim speaks
        if (Runtime.version().feature() >= 24) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        options.addAll(unpacked(place));
        Java java = new Java(options, jars(place));
        Path archive = place.resolve("classes.jsa");
        List<String> training = new ArrayList<>(java.command(trained));
        training.add(1, "-XX:ArchiveClassesAtExit=" + archive);
        Running.run(training, Duration.ofMinutes(1)); // where it does not come about, Java starts slowly
        if (Files.exists(archive)) {
            options.add("-XX:SharedArchiveFile=" + archive);
        }
        return new Java(options, java.classPath);
    }

    /** The command that runs this main class with these arguments. */
    public List<String> command(String... mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    private static List<String> unpacked(Path place) throws IOException {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        String resource = "/org/sqlite/native/Linux/" + machine + "/" + LIBRARY;
        try (InputStream library = Java.class.getResourceAsStream(resource)) {
            if (library == null) {
                return List.of(); // the driver unpacks its own at each start
            }
            Files.copy(library, place.resolve(LIBRARY), StandardCopyOption.REPLACE_EXISTING);
            return List.of("-Dorg.sqlite.lib.path=" + place, "-Dorg.sqlite.lib.name=" + LIBRARY);
        }
    }

    private static String jars(Path place) throws IOException {
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path source = Path.of(entry);
            if (Files.isDirectory(source)) {
                path.add(packed(source, place.resolve("classes-" + path.size() + ".jar"))
                        .toString());
            } else if (Files.exists(source)) {
                path.add(entry);
            }
        }
        return String.join(File.pathSeparator, path);
    }

    private static Path packed(Path folder, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> tree = Files.walk(folder)) {
            for (Path source : tree.skip(1).sorted().toList()) {
                boolean inside = Files.isDirectory(source); // named too: Flyway looks for its files by folder
                out.putNextEntry(new ZipEntry(folder.relativize(source) + (inside ? "/" : "")));
                if (!inside) {
                    Files.copy(source, out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }
}
