package dev.tillside.example.benchmarks;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import dev.tillside.barcode.Barcode;
import dev.tillside.barcode.Decoded;
import dev.tillside.barcode.Frame;
import dev.tillside.barcode.FrameReader;
import dev.tillside.barcode.PrintSize;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** How many damaged frames are read right and wrong, by the ladder, by ZXing as it comes, harder ZXing, and zbar. */
final class DamagedFrames {
    private final int each;

    private interface Reader {
        Optional<String> read(Pixels frame) throws Exception;
    }

    private static final class Score {
        private int right;
        private int wrong;
        private final Samples time = new Samples();
    }

    DamagedFrames(int each) {
        this.each = each;
    }

    void print(PrintWriter out) throws Exception {
        Map<String, Reader> readers = readers(out);
        Map<String, Map<Damage, Score>> scores = new java.util.LinkedHashMap<>();
        readers.keySet().forEach(name -> scores.put(name, new EnumMap<>(Damage.class)));
        int frames = 0;
        for (int round = 0; round < each; round++) {
            for (Damage damage : Damage.values()) {
                Random random = new Random(31L * round + damage.ordinal());
                for (Barcode symbol : symbols(random)) {
                    Pixels frame = damage.on(drawn(symbol), random);
                    frames++;
                    for (Map.Entry<String, Reader> reader : readers.entrySet()) {
                        look(
                                reader.getValue(),
                                frame,
                                symbol,
                                scores.get(reader.getKey()).computeIfAbsent(damage, d -> new Score()));
                    }
                }
            }
        }
        table(scores, frames).print(out);
        if (readers.containsKey("zbar")) {
            out.println("zbar runs as a program of its own: its time is the program's, with starting it.");
        }
    }

    private static Table table(Map<String, Map<Damage, Score>> scores, int frames) {
        List<String> heads = new ArrayList<>(List.of("damage"));
        scores.keySet().forEach(name -> heads.addAll(List.of(name + " right", "wrong", "p50", "max")));
        Table table = new Table("Damaged frames: " + frames + " of 640 x 480", heads.toArray(String[]::new));
        for (Damage damage : Damage.values()) {
            List<String> cells = new ArrayList<>(List.of(damage.name().toLowerCase(Locale.ROOT)));
            scores.values().forEach(byDamage -> cells(cells, List.of(byDamage.get(damage))));
            table.row(cells.toArray(String[]::new));
        }
        List<String> cells = new ArrayList<>(List.of("all"));
        scores.values().forEach(byDamage -> cells(cells, List.copyOf(byDamage.values())));
        return table.row(cells.toArray(String[]::new));
    }

    private static void cells(List<String> cells, List<Score> scores) {
        Samples all = new Samples();
        scores.forEach(score -> all.addAll(score.time));
        cells.add(String.valueOf(scores.stream().mapToInt(s -> s.right).sum()));
        cells.add(String.valueOf(scores.stream().mapToInt(s -> s.wrong).sum()));
        cells.add(Table.time(all.p50()));
        cells.add(Table.time(all.most()));
    }

    private static void look(Reader reader, Pixels frame, Barcode symbol, Score score) throws Exception {
        long start = System.nanoTime();
        Optional<String> read = reader.read(frame);
        score.time.add(System.nanoTime() - start);
        boolean right = read.map(text -> text.equals(symbol.text())).orElse(false);
        score.right += right ? 1 : 0;
        score.wrong += read.isPresent() && !right ? 1 : 0;
    }

    private static List<Barcode> symbols(Random random) {
        String digits = String.format(Locale.ROOT, "952%09d", random.nextInt(1_000_000_000));
        return List.of(
                Barcode.ean13(checked(digits)),
                Barcode.code128("CARD" + digits.substring(0, 8)),
                Barcode.qr("HTTPS://ID.EXAMPLE/01/0" + checked(digits)));
    }

    private static String checked(String twelve) {
        int sum = 0;
        for (int i = 0; i < twelve.length(); i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }

    private static Pixels drawn(Barcode symbol) throws IOException {
        byte[] png = symbol.at(new PrintSize(300, symbol.kind() == Barcode.Kind.QR ? 0.5 : 0.33))
                .png();
        return Pixels.of(ImageIO.read(new ByteArrayInputStream(png)));
    }

    private static Map<String, Reader> readers(PrintWriter out) throws IOException {
        Map<String, Reader> readers = new java.util.LinkedHashMap<>();
        FrameReader ladder = new FrameReader();
        readers.put("ladder", frame -> ladder.read(new Frame(frame.width(), frame.height(), frame.grey()))
                .map(Decoded::text));
        readers.put("ZXing", frame -> zxing(frame, Map.of()));
        readers.put("ZXing harder", frame -> zxing(frame, Map.of(DecodeHintType.TRY_HARDER, true)));
        boolean zbar = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "zbarimg")));
        if (zbar) {
            Path file = Files.createTempFile("tillside-frame", ".png");
            file.toFile().deleteOnExit();
            readers.put("zbar", frame -> zbar(frame, file));
        } else {
            out.println("zbarimg is not installed: without it.");
        }
        return readers;
    }

    private static Optional<String> zxing(Pixels frame, Map<DecodeHintType, ?> hints) {
        try {
            PlanarYUVLuminanceSource source = new PlanarYUVLuminanceSource(
                    frame.grey(), frame.width(), frame.height(), 0, 0, frame.width(), frame.height(), false);
            return Optional.of(new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), hints)
                    .getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> zbar(Pixels frame, Path file) throws IOException, InterruptedException {
        ImageIO.write(frame.image(), "png", file.toFile());
        Process process = new ProcessBuilder("zbarimg", "-q", "--raw", "-Sbinary", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        process.waitFor();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
