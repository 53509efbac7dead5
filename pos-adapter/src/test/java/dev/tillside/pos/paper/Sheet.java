package dev.tillside.pos.paper;

import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The paper of a {@link PrinterModel}: dots in lines as wide as they are allowed to be. */
final class Sheet {
    private static final int LONGEST = 4_500;
    private static final int MARGIN = 24;
    private static final Font LATIN =
            font("liberation/LiberationMono-Regular.ttf").deriveFont(19f);
    private static final Font CHINESE = TestFonts.chinese()
            .map(file -> {
                try (InputStream in = Files.newInputStream(file)) {
                    return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(23f);
                } catch (IOException | FontFormatException e) {
                    throw new IllegalStateException(e);
                }
            })
            .orElse(LATIN);

    private record Cell(String text, int width, int height, int wide, int high, boolean bold) {}

    private final BufferedImage picture;
    private final Graphics2D pen;
    private final List<Cell> line = new ArrayList<>();
    private final int paper;
    private int width;
    private int top = MARGIN;
    private int align;
    private boolean small;
    private boolean bold;
    private int wide = 1;
    private int high = 1;

    Sheet(int dots) {
        paper = dots;
        width = dots;
        picture = new BufferedImage(dots + 2 * MARGIN, LONGEST, BufferedImage.TYPE_BYTE_GRAY);
        pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    private static Font font(String resource) {
        try (InputStream in = Sheet.class.getClassLoader().getResourceAsStream(resource)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    void reset() {
        width = paper;
        align = 0;
        small = false;
        bold = false;
        size(0);
    }

    void smallFont(boolean other) {
        small = other;
    }

    void bold(boolean other) {
        bold = other;
    }

    void align(int other) {
        align = other;
    }

    void width(int dots) {
        width = Math.min(paper, dots);
    }

    void size(int both) {
        wide = (both >> 4 & 7) + 1;
        high = (both & 7) + 1;
    }

    void character(String text, boolean chinese) {
        int base = chinese ? 24 : small ? 9 : 12;
        line.add(new Cell(text, base * wide, 24 * high, wide, high, bold));
    }

    void text(String below) {
        below.chars().forEach(c -> character(String.valueOf((char) c), false));
        feed();
    }

    /** Prints the line; one that is too long a printer would break where it likes. */
    void feed() {
        int total = line.stream().mapToInt(Cell::width).sum();
        if (total > width) {
            throw new IllegalStateException("a line of " + total + " dots on paper of " + width);
        }
        int tallest = line.stream().mapToInt(Cell::height).max().orElse(24 * high);
        int x = MARGIN + left(total);
        for (Cell cell : line) {
            draw(cell, x, top + tallest);
            x += cell.width;
        }
        line.clear();
        top += tallest + 6;
    }

    void feed(int lines) {
        for (int i = 0; i < lines; i++) {
            feed();
        }
    }

    private int left(int total) {
        return align == 1 ? (width - total) / 2 : align == 2 ? width - total : 0;
    }

    private void draw(Cell cell, int x, int bottom) {
        AffineTransform before = pen.getTransform();
        boolean chinese = cell.width == 24 * cell.wide;
        pen.setFont(chinese && CHINESE.canDisplayUpTo(cell.text) < 0 ? CHINESE : LATIN);
        double narrow = cell.width / (double) cell.wide / 12.0;
        pen.translate(x, bottom - 6 * cell.high);
        pen.scale(cell.wide * (chinese ? 1 : Math.min(1, narrow)), cell.high);
        pen.drawString(cell.text, 0, 0);
        if (cell.bold) {
            pen.drawString(cell.text, 1, 0);
        }
        pen.setTransform(before);
    }

    /** @param height of bars; 0: as high as it is */
    void symbol(BitMatrix modules, int dots, int height, int quiet) {
        int total = modules.getWidth() * dots;
        if (total + 2 * quiet * dots > width) {
            throw new IllegalStateException("a symbol of " + total + " dots on paper of " + width);
        }
        int x = MARGIN + left(total);
        for (int column = 0; column < modules.getWidth(); column++) {
            for (int row = 0; row < modules.getHeight(); row++) {
                if (modules.get(column, row)) {
                    int high = height == 0 ? dots : height;
                    pen.fillRect(x + column * dots, top + row * high, dots, high);
                }
            }
        }
        top += (height == 0 ? modules.getHeight() * dots : height) + 6;
    }

    void cut() {
        for (int x = 0; x < picture.getWidth(); x += 8) {
            pen.fillRect(x, top, 4, 1);
        }
        top += 6;
    }

    BufferedImage picture() {
        return picture.getSubimage(0, 0, picture.getWidth(), Math.min(LONGEST, top + MARGIN));
    }
}
