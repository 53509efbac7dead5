package dev.tillside.pos.drop;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Answers beside files, and files that are set aside with their reason. What stands under its name is whole and on disk. */
final class DropFiles {
    static final String REJECTED = "rejected";
    private static final String ANSWER = ".answer.jsonl";
    private static final String REASON = ".reason.jsonl";
    private static final String UNFINISHED = ".tmp";
    private static final int SHORT_DIGEST = 8;
    private static final int BLOCK = 1 << 16;
    private static final JsonFactory JSON = new JsonFactory();

    /** What the first line of an answer says became of a file. */
    enum Verdict {
        TAKEN("taken"),
        REJECTED("rejected");

        private final String type;

        Verdict(String type) {
            this.type = type;
        }
    }

    private DropFiles() {}

    /** Whether a file of that name may hold closed baskets. */
    static boolean isInput(String name) {
        boolean ours = name.startsWith(".") || name.endsWith(ANSWER) || name.endsWith(REASON);
        return !ours && (name.endsWith(".jsonl") || isPosLog(name));
    }

    static boolean isPosLog(String name) {
        return name.endsWith(".xml");
    }

    static Path answerTo(Path file) {
        return file.resolveSibling(stem(file) + ANSWER);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    static String digest(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /** Of a file that is too long to be held. */
    static String digest(Path file) throws IOException {
        MessageDigest sha = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                sha.update(block, 0, read);
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether that answer is to this content, and says that of it. */
    static boolean answers(Path answer, Verdict verdict, String digest) throws IOException {
        if (!Files.isRegularFile(answer)) {
            return false;
        }
        try (var lines = Files.newBufferedReader(answer, StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            return first != null && first.startsWith(opening(verdict, digest));
        }
    }

    private static String opening(Verdict verdict, String digest) {
        return "{\"type\":\"" + verdict.type + "\",\"sha256\":\"" + digest + "\"";
    }

    /** The first line of an answer, and of a reason. */
    static String head(Verdict verdict, String digest, Path file, int transactions, int refused) throws IOException {
        StringWriter name = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(name)) {
            json.writeString(file.getFileName().toString());
        }
        return opening(verdict, digest) + ",\"file\":" + name + ",\"transactions\":" + transactions + ",\"refused\":"
                + refused + "}";
    }

    static void answer(Path file, List<String> lines, Steps steps) throws IOException {
        write(answerTo(file), lines, steps);
        steps.at(Steps.Step.ANSWERED);
    }

    /** Moves a file out of the way, its reason first, so that none lies there without one. */
    static void setAside(Path file, String digest, List<String> reason, Steps steps) throws IOException {
        Path folder = Files.createDirectories(file.resolveSibling(REJECTED));
        Path there = folder.resolve(file.getFileName());
        if (Files.exists(there)) {
            String name = file.getFileName().toString();
            String ending = name.substring(name.lastIndexOf('.'));
            there = folder.resolve(stem(file) + "." + digest.substring(0, SHORT_DIGEST) + ending);
        }
        write(there.resolveSibling(stem(there) + REASON), reason, steps);
        steps.at(Steps.Step.REASONED);
        Files.move(file, there, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(folder);
        flush(file.toAbsolutePath().getParent());
        steps.at(Steps.Step.ASIDE);
    }

    private static void write(Path file, List<String> lines, Steps steps) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        byte[] content = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
        steps.at(Steps.Step.ANSWERING);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(file.toAbsolutePath().getParent());
    }

    /** Makes a renaming durable, where the system lets a directory be flushed; Windows does not, and does it by itself. */
    private static void flush(Path folder) {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // A renaming that a power cut undoes is done again: the file is still there, and booked once.
        }
    }
}
