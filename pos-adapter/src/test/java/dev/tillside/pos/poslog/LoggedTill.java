package dev.tillside.pos.poslog;

import dev.tillside.TillJournal;
import dev.tillside.pos.replay.Conversation;
import dev.tillside.pos.replay.Witness;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A till that lives wire lines, is shut, and is looked through. */
final class LoggedTill {
    private LoggedTill() {}

    /** Lives those lines and answers what the till answered. */
    static List<String> live(Path folder, String lines) {
        List<String> answers = new ArrayList<>();
        try (Conversation talk = new Conversation(folder, new NoOffice(), "en", Witness.NONE)) {
            long n = 0;
            for (String line : lines.strip().split("\n")) {
                talk.hear(++n, line, answers::add);
            }
        }
        return answers;
    }

    static String log(
            Path folder, PosLogWriter.Format format, Predicate<LocalDate> days, List<PosLogWriter.LeftOut> left)
            throws IOException {
        StringWriter out = new StringWriter();
        PosLogWriter log = PosLogWriter.begin(format, out);
        try (TillJournal journal = TillJournal.open(folder.resolve("till-1"))) {
            log.write(journal, days, left::add);
        }
        log.end();
        return out.toString();
    }

    /** Nobody answers. */
    private static final class NoOffice implements HeadOffice {
        @Override
        public List<Settlement> deliver(List<Delivery> batch) throws IOException {
            throw new IOException("no line");
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) throws IOException {
            throw new IOException("no line");
        }
    }
}
