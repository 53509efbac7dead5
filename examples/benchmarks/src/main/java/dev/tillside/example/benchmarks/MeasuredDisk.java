package dev.tillside.example.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a benchmark writes. */
final class MeasuredDisk {
    @Option(
            names = "--dir",
            defaultValue = "${sys:java.io.tmpdir}",
            description = "On the disk that is measured (${DEFAULT-VALUE}).")
    private Path directory;

    /** Prints on what is measured: a flush on tmpfs costs nothing. */
    void print(PrintWriter out) throws IOException {
        out.println(Machine.line());
        out.println(directory.toAbsolutePath() + " lies on "
                + Files.getFileStore(directory).type());
    }

    Scratch scratch() throws IOException {
        return Scratch.in(directory);
    }
}
