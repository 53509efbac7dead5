package dev.tillside.example.cli;

import dev.tillside.example.cli.codes.Known;
import dev.tillside.text.IsoTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a code is read with, and when. */
final class ReadWith {
    @Option(
            names = "--with",
            paramLabel = "FILE",
            description =
                    "Reference data: listKey objects, a programme, withdrawn lists, scanRules. May be given again.")
    private List<Path> with = new ArrayList<>();

    @Option(names = "--at", paramLabel = "TIME", description = "When, as ISO 8601 with offset. Default: now")
    private Optional<String> at = Optional.empty();

    Known known() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : with) {
            lines.addAll(InputLines.of(file.toString()));
        }
        return new Known(lines);
    }

    Instant at() {
        return at.map(IsoTime::instant).orElseGet(Instant::now);
    }
}
