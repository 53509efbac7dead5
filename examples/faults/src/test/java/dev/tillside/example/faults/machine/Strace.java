package dev.tillside.example.faults.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** strace over the files of a process, and over nothing else of it. */
public final class Strace {
    private static final String CALLS = "pwrite64,pwritev,fsync,fdatasync,ftruncate,unlink,unlinkat,rename";
    private static final Pattern CALL = Pattern.compile("^[0-9]+ +([a-z0-9]+)\\(.*= (-?[0-9]+)");

    /** A system call that changes or flushes a file, and which one of its name it is. */
    public record Point(String call, int number) {
        /** What strace injects at this point, say {@code signal=KILL}. */
        public Fault fault(String what) {
            return new Fault(call, what, Integer.toString(number));
        }

        /** The same there and at all later calls of the name. */
        public Fault faultFromHere(String what) {
            return new Fault(call, what, number + "+");
        }

        @Override
        public String toString() {
            return call + " " + number;
        }
    }

    /** One expression of strace's. */
    public record Fault(String call, String what, String when) {
        @Override
        public String toString() {
            return what + " at " + call + " " + when;
        }
    }

    /** What a process did between two lines that it said. */
    public record Stretch(String line, int writes, int flushes, long bytes) {}

    private Strace() {}

    /** The command under strace, with this fault on these files. */
    public static List<String> with(Fault fault, List<Path> files, List<String> command) {
        return traced(
                List.of("-e", "inject=" + fault.call() + ":" + fault.what() + ":when=" + fault.when()),
                files,
                "/dev/null",
                command);
    }

    /** Every point of an undisturbed run, in order. */
    public static List<Point> points(List<Path> files, List<String> command, Path trace)
            throws IOException, InterruptedException {
        run(traced(List.of("--seccomp-bpf"), files, trace.toString(), command));
        Map<String, Integer> counted = new TreeMap<>();
        List<Point> points = new ArrayList<>();
        for (String line : Files.readAllLines(trace)) {
            Matcher call = CALL.matcher(line);
            if (call.find()) {
                points.add(new Point(call.group(1), counted.merge(call.group(1), 1, Integer::sum)));
            }
        }
        return points;
    }

    /** What an undisturbed run wrote and flushed before each of its lines. */
    public static List<Stretch> stretches(List<Path> files, List<String> command, Path trace)
            throws IOException, InterruptedException {
        List<String> watching = new ArrayList<>(List.of(
                "strace",
                "-f",
                "-qq",
                "-y",
                "-e",
                "signal=none",
                "-e",
                "trace=write," + CALLS,
                "-o",
                trace.toString()));
        watching.addAll(command);
        List<String> said = run(watching);
        List<Stretch> stretches = new ArrayList<>();
        int writes = 0;
        int flushes = 0;
        long bytes = 0;
        for (String line : Files.readAllLines(trace)) {
            Matcher call = CALL.matcher(line);
            if (!call.find()) {
                continue;
            }
            if (line.contains("write(1<")) {
                stretches.add(new Stretch(said.get(stretches.size()), writes, flushes, bytes));
                writes = 0;
                flushes = 0;
                bytes = 0;
            } else if (files.stream().anyMatch(file -> line.contains("<" + file + ">"))) {
                boolean flush = call.group(1).startsWith("f") && call.group(1).endsWith("sync");
                flushes += flush ? 1 : 0;
                writes += call.group(1).startsWith("pwrite") ? 1 : 0;
                bytes += call.group(1).startsWith("pwrite") ? Long.parseLong(call.group(2)) : 0;
            }
        }
        return stretches;
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Running.Ended ended = Running.run(command, Duration.ofMinutes(2));
        if (ended.status() != 0) {
            throw new IOException("an undisturbed run under strace ended with " + ended.status() + ": " + ended.errors()
                    + ended.said());
        }
        return ended.said();
    }

    private static List<String> traced(List<String> more, List<Path> files, String trace, List<String> command) {
        List<String> traced = new ArrayList<>(
                List.of("strace", "-f", "-qq", "-o", trace, "-e", "signal=none", "-e", "trace=" + CALLS));
        for (Path file : files) {
            traced.add("-P");
            traced.add(file.toString());
        }
        traced.addAll(more);
        traced.addAll(command);
        return traced;
    }
}
