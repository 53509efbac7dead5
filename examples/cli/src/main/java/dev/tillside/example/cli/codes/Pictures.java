package dev.tillside.example.cli.codes;

import dev.tillside.barcode.Decoded;
import dev.tillside.barcode.Frame;
import dev.tillside.barcode.FrameReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Pictures of symbols in files. */
final class Pictures {
    private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg");

    private Pictures() {}

    /**
     * The file of that name, where there is one; anything else is a text that somebody typed.
     *
     * @throws NoSuchFileException for what is called a picture and is not there
     */
    static Optional<Path> file(String argument) throws NoSuchFileException {
        Optional<Path> file = Optional.empty();
        try {
            file = Optional.of(Path.of(argument)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return file;
        }
        String name = argument.toLowerCase(Locale.ROOT);
        if (file.isEmpty() && !name.contains("://") && PICTURES.stream().anyMatch(name::endsWith)) {
            throw new NoSuchFileException(argument, null, "no such picture");
        }
        return file;
    }

    /**
     * What the picture says; nothing where nothing can be trusted.
     *
     * @throws IOException where the file is no picture
     */
    static Optional<Decoded> read(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new IOException("not a picture: " + file);
        }
        return new FrameReader().read(grey(image));
    }

    /** What is transparent is paper. */
    static Frame grey(BufferedImage image) {
        BufferedImage grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D drawing = grey.createGraphics();
        drawing.drawImage(image, 0, 0, Color.WHITE, null);
        drawing.dispose();
        byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        return new Frame(image.getWidth(), image.getHeight(), pixels);
    }
}
