package dev.tillside.example.faults.control;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes numbers into a ledger and says each one once the ledger has it: {@code Clerk KIND MOST DIRECTORY}. Runs until it is
 * killed, something fails, or so many are written.
 */
public final class Clerk {
    private Clerk() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[2]));
        int most = Integer.parseInt(arguments[1]);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        Ledger ledger = Kind.valueOf(arguments[0]).open(directory);
        try {
            for (int number = 1; number <= most; number++) {
                ledger.add(number);
                out.write(("ok " + number + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (Exception e) {
            Runtime.getRuntime().halt(1); // whatever was said stands; nothing may be put right on the way out
        }
        Runtime.getRuntime().halt(0);
    }
}
