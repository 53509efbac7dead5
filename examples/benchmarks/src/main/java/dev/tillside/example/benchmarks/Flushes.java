package dev.tillside.example.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a commit flushes and how much it writes, counted by strace where it is there. */
final class Flushes {
    private static final Pattern WRITTEN = Pattern.compile("\\bp?write(64)?\\(.*= (\\d+)$");
    private static final Pattern FLUSH = Pattern.compile("\\bf(data)?sync\\(");

    private final Path directory;
    private final int sales;
    private final Samples flushesBefore = new Samples();
    private final Samples flushesInCommit = new Samples();
    private final Samples bytesInCommit = new Samples();
    private final Samples bytesBefore = new Samples();
    private long flushes;
    private long bytes;

    Flushes(Path directory, int sales) {
        this.directory = directory;
        this.sales = sales;
    }

    void print(PrintWriter out) throws IOException, InterruptedException {
        try {
            count();
        } catch (IOException e) {
            out.println();
            out.println("NOT COUNTED: flushes per commit, for strace did not run: " + e.getMessage());
            return;
        }
        Table table =
                new Table("Flushes and bytes, counted by strace", "what", "flushes, mean", "most", "KB, mean", "most");
        row(table, "commit", flushesInCommit, bytesInCommit);
        row(table, "begin, member, 10 adds, price, before it", flushesBefore, bytesBefore);
        table.print(out);
    }

    private static void row(Table table, String what, Samples flushes, Samples bytes) {
        table.row(
                what,
                Table.format("%.2f", flushes.mean()),
                Table.count(flushes.most()),
                Table.format("%.1f", bytes.mean() / 1024),
                Table.format("%.1f", bytes.most() / 1024.0));
    }

    private void count() throws IOException, InterruptedException {
        Path trace = directory.resolve("trace");
        Cold.output(List.of(
                "strace",
                "-f",
                "-qq",
                "-e",
                "trace=access,faccessat,faccessat2,fsync,fdatasync,pwrite64,write",
                "-e",
                "signal=none",
                "-o",
                trace.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CountedSales.class.getName(),
                directory.toString(),
                Integer.toString(sales)));
        for (String call : Files.readAllLines(trace)) {
            count(call);
        }
        if (flushesInCommit.size() != sales) {
            throw new IOException("its trace shows " + flushesInCommit.size() + " of " + sales + " commits");
        }
    }

    private void count(String call) {
        Matcher written = WRITTEN.matcher(call);
        if (FLUSH.matcher(call).find()) {
            flushes++;
        } else if (written.find()) {
            bytes += Long.parseLong(written.group(2));
        } else if (call.contains(CountedSales.COMMIT)) {
            settle(flushesBefore, bytesBefore);
        } else if (call.contains(CountedSales.END)) {
            settle(flushesInCommit, bytesInCommit);
        } else if (call.contains(CountedSales.SALE)) {
            settle(new Samples(), new Samples());
        }
    }

    private void settle(Samples countedFlushes, Samples countedBytes) {
        countedFlushes.add(flushes);
        countedBytes.add(bytes);
        flushes = 0;
        bytes = 0;
    }
}
