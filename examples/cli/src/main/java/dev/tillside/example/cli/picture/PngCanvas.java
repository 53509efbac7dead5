package dev.tillside.example.cli.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws as PNG, with the machine's own font. */
final class PngCanvas implements Canvas {
    private final BufferedImage image;
    private final Graphics2D pen;

    PngCanvas(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    @Override
    public void box(double x, double y, double width, double height, String colour) {
        pen.setColor(Color.decode(colour));
        pen.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, String colour, double width) {
        pen.setColor(Color.decode(colour));
        pen.setStroke(new BasicStroke((float) width));
        pen.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void dot(double x, double y, double radius, String colour) {
        pen.setColor(Color.decode(colour));
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, int size, String colour) {
        pen.setColor(Color.decode(colour));
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        double width = pen.getFontMetrics().stringWidth(text);
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        pen.drawString(text, (float) left, (float) y);
    }

    byte[] png() {
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array in memory takes everything
        }
        return out.toByteArray();
    }
}
