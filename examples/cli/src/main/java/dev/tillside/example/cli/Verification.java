package dev.tillside.example.cli;

import dev.tillside.example.office.Office;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Has head office compute its sales again, after a replay in which reference data did not come through it. */
final class Verification {
    private static final int BATCH = 1_000;
    private static final Pattern DECIDES_PRICES = Pattern.compile("\"type\"\\s*:\\s*\"(program|offer|listKey)\"");

    private final Office office;
    private final List<String> texts = new ArrayList<>();

    Verification(Office office) {
        this.office = office;
    }

    /** Keeps the line where it may be a programme, an offer or a key of lists; head office looks closer. */
    void note(byte[] line) throws IOException {
        String text = new String(line, StandardCharsets.UTF_8).replace("\ufeff", "");
        if (DECIDES_PRICES.matcher(text).find()) {
            texts.add(text);
        }
        if (texts.size() >= BATCH) {
            keep();
        }
    }

    private void keep() throws IOException {
        office.keep(texts);
        texts.clear();
    }

    /** Prints each difference, and a count; answers whether there was none. */
    boolean tell(PrintWriter out) throws IOException {
        keep();
        long[] differences = {0};
        Office.Verified verified = office.verify((key, difference) -> {
            differences[0]++;
            out.println(difference.json(key.toString()));
        });
        String returns = verified.returns() == 0 ? "" : ",\"returns\":" + verified.returns();
        out.println("{\"type\":\"verified\",\"sales\":" + verified.sales() + returns + ",\"differences\":"
                + differences[0] + "}");
        out.flush();
        return differences[0] == 0;
    }
}
