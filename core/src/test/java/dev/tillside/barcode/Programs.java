package dev.tillside.barcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Programs of other people's that read and write barcodes (Debian: zbar-tools, dmtx-utils, zint, librsvg2-bin). */
final class Programs {
    private Programs() {}

    /** Skips the test by name where the program is not installed; in CI it must be. */
    static void need(String program) {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("%s is installed", program).isTrue();
        }
        assumeTrue(there, program + " is not installed");
    }

    static String run(String... command) {
        try {
            Path errors = Files.createTempFile("tillside", ".txt");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            process.waitFor();
            Files.delete(errors);
            return out.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String zbarimg(Path picture, String... more) {
        List<String> command = new ArrayList<>(List.of("zbarimg", "-q", "--raw"));
        command.addAll(List.of(more));
        command.add(picture.toString());
        return run(command.toArray(String[]::new));
    }

    static Frame frame(Path picture) throws IOException {
        return frame(ImageIO.read(picture.toFile()));
    }

    static Frame frame(byte[] png) throws IOException {
        return frame(ImageIO.read(new ByteArrayInputStream(png)));
    }

    static Frame frame(BufferedImage image) {
        byte[] grey = new byte[image.getWidth() * image.getHeight()];
        for (int i = 0; i < grey.length; i++) {
            int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
            grey[i] = (byte) (((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3);
        }
        return new Frame(image.getWidth(), image.getHeight(), grey);
    }
}
