package dev.tillside.example.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.tillside.Audit;
import dev.tillside.TillJournal;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.seal.DataKeyFile;
import dev.tillside.seal.DataKeys;
import dev.tillside.sync.Delivery;
import dev.tillside.wire.TransactionJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code journal}: what a till holds, while it is shut. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = {
            "Lists, checks and exports what a till's directory holds; the till must be shut.",
            "",
            "Where DIR is none, but holds tills' directories, as 'replay --db' leaves them, each is done in turn.",
            "Without options it lists. Exit status: 0 done and nothing wrong, 1 something is wrong or not there, 2 the "
                    + "directory could not be read."
        })
final class JournalCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "DIR", description = "The till's directory, with journal.db and reference.db.")
    private Path directory = Path.of("");

    @Option(
            names = "--check",
            description = "Check files, hash chain, sums, ledger and coupon uses, and compute every price again.")
    private boolean check;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "Write all of it as JSON Lines ('-': standard output): transactions as head office gets them, each "
                            + "after a line that says its state, then open baskets.")
    private Optional<Path> export = Optional.empty();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "The data keys of a till that is sealed, id:base64 a line, for its owner alone (chmod 600). What is shown "
                            + "or exported is in clear.")
    private Optional<Path> keys = Optional.empty();

    @Option(names = "--dead-letters", description = "List only what head office refused, with its reason.")
    private boolean deadLetters;

    @Option(names = "--resend", paramLabel = "KEY", description = "Let a refused transaction be sent again as it is.")
    private Optional<String> resend = Optional.empty();

    @Option(
            names = "--mend",
            paramLabel = "FILE",
            description =
                    "Let a refused transaction be sent again in the words of this file: one line, as --export shows it; "
                            + "what was sold, paid and booked must stand.")
    private Optional<Path> mend = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<Path> tills = tills();
            Optional<DataKeys> given = keys.isPresent() ? Optional.of(DataKeyFile.read(keys.get())) : Optional.empty();
            int status = 0;
            if (export.isPresent() && !export.get().toString().equals("-")) {
                try (PrintWriter file =
                        new PrintWriter(Files.newBufferedWriter(export.get(), StandardCharsets.UTF_8))) {
                    status = all(tills, given, file);
                    if (file.checkError()) {
                        throw new IOException("cannot be written: " + export.get());
                    }
                }
            } else {
                status = all(tills, given, out);
            }
            out.flush();
            return status;
        } catch (LoyaltyException e) {
            String hint = e.code() == Code.WRONG_KEY ? "; see --keys" : "";
            spec.commandLine().getErr().println("journal: " + e.getMessage() + hint);
            return 2;
        } catch (IOException e) {
            spec.commandLine().getErr().println("journal: " + e.getMessage());
            return 2;
        }
    }

    /** What is mended or sent again is one till's. */
    private List<Path> tills() throws IOException {
        List<Path> tills = TillDirectories.in(directory);
        boolean writes = resend.isPresent() || mend.isPresent();
        return tills.size() > 1 && writes ? List.of(directory) : tills;
    }

    private int all(List<Path> tills, Optional<DataKeys> given, PrintWriter out) throws IOException {
        int status = 0;
        for (Path till : tills) {
            if (tills.size() > 1 && export.isEmpty()) {
                out.println(till.getFileName() + ":");
            }
            try (TillJournal journal = TillDirectories.open(till, given)) {
                status = Math.max(status, run(journal, out));
            }
        }
        return status;
    }

    private int run(TillJournal journal, PrintWriter out) throws IOException {
        if (resend.isPresent()) {
            return said(journal.resend(BasketKey.parse(resend.get())), "will be sent again", out);
        }
        if (mend.isPresent()) {
            String json = Files.readString(mend.get()).strip();
            return said(
                    journal.mend(new Delivery(TransactionJson.key(json), json)),
                    "is mended, and will be sent again",
                    out);
        }
        if (export.isPresent()) {
            write(journal, out);
            return 0;
        }
        if (deadLetters) {
            return deadLetters(journal, out);
        }
        return check ? check(journal, out) : list(journal, out);
    }

    private static int said(boolean done, String what, PrintWriter out) {
        out.println(done ? "It " + what + " when the till runs." : "No refused transaction of that key is here.");
        return done ? 0 : 1;
    }

    private static int list(TillJournal journal, PrintWriter out) {
        Map<TillJournal.State, Integer> counts = new EnumMap<>(TillJournal.State.class);
        journal.transactions(t -> {
            counts.merge(t.state(), 1, Integer::sum);
            row(out, t.kind(), t.state().name(), t.key(), t.reason().orElse(""));
        });
        for (TillJournal.OpenBasket basket : journal.open()) {
            String state = basket.suspended() ? "ASIDE" : "OPEN";
            row(out, "BASKET", state, basket.key(), basket.events().size() + " events");
        }
        out.println();
        counts.forEach((state, count) -> out.printf(Locale.ROOT, "%-18s %d%n", state, count));
        return 0;
    }

    private static void row(PrintWriter out, String kind, String state, BasketKey key, String remark) {
        out.println(String.format(Locale.ROOT, "%-7s %-10s %s  %s", kind, state, key, remark)
                .stripTrailing());
    }

    private static int deadLetters(TillJournal journal, PrintWriter out) {
        journal.deadLetters().forEach(letter -> out.println(letter.key() + "  " + letter.reason()));
        return journal.deadLetters().isEmpty() ? 0 : 1;
    }

    private static int check(TillJournal journal, PrintWriter out) {
        Audit audit = journal.check(finding ->
                out.println(finding.area() + finding.key().map(key -> " " + key).orElse("") + ": " + finding.text()));
        out.println("transactions " + audit.transactions() + ", trimmed " + audit.trimmed() + "; recomputed "
                + audit.recomputed() + ", not possible here " + audit.withoutOffers() + "; ledger entries in chain "
                + audit.links() + ", of erased members " + audit.erased());
        out.println(audit.findings() == 0 ? "Nothing is wrong." : audit.findings() + " findings.");
        return audit.findings() == 0 ? 0 : 1;
    }

    private static void write(TillJournal journal, PrintWriter lines) {
        journal.transactions(t -> {
            ObjectNode head = JSON.createObjectNode().put("type", "transaction");
            lines.println(
                    head.put("key", t.key().toString()).put("state", t.state().name()));
            t.json().ifPresent(lines::println);
        });
        for (TillJournal.OpenBasket basket : journal.open()) {
            ObjectNode open = JSON.createObjectNode().put("type", "basket");
            open.put("key", basket.key().toString()).put("suspended", basket.suspended());
            ArrayNode events = open.putArray("events");
            basket.events().forEach(event -> events.addRawValue(new RawValue(event)));
            lines.println(open);
        }
    }
}
