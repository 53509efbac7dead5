package dev.tillside.example.cli.picture;

import dev.tillside.example.cli.picture.Canvas.Anchor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One plot: bars or lines of several series over the same places.
 *
 * @param title over it
 * @param across what the places are
 * @param up what is measured
 * @param places their names
 * @param series each with a value for every place; not a number: none there
 * @param bars whether bars, else lines
 */
public record Plot(String title, String across, String up, List<String> places, List<Series> series, boolean bars) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 74;
    private static final int BOTTOM = 62;
    private static final int TICKS = 5;
    private static final int MOST_NAMES = 14;
    private static final String INK = "#222222";
    private static final String PALE = "#dddddd";
    private static final List<String> COLOURS =
            List.of("#20639b", "#ed553b", "#3caea3", "#f6c85f", "#6f4e7c", "#888888");

    /**
     * @param name in the legend
     * @param values one a place
     */
    public record Series(String name, List<Double> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    public Plot {
        places = List.copyOf(places);
        series = List.copyOf(series);
    }

    /** The plot as a document of its own, or as a part of an HTML page. */
    public String svg() {
        SvgCanvas canvas = new SvgCanvas(WIDTH, HEIGHT, title);
        draw(canvas);
        return canvas.svg();
    }

    /** A text as XML and HTML have it. */
    public static String escaped(String text) {
        return SvgCanvas.escaped(text);
    }

    public byte[] png() {
        PngCanvas canvas = new PngCanvas(WIDTH, HEIGHT);
        draw(canvas);
        return canvas.png();
    }

    /** Writes {@code name.svg} and {@code name.png} into a folder. */
    public void write(Path folder, String name) throws IOException {
        Files.writeString(folder.resolve(name + ".svg"), svg());
        Files.write(folder.resolve(name + ".png"), png());
    }

    private void draw(Canvas canvas) {
        canvas.box(0, 0, WIDTH, HEIGHT, "#ffffff");
        canvas.text(LEFT, 24, title, Anchor.START, 16, INK);
        legend(canvas);
        double step = step();
        double low = Math.floor(Math.min(0, values().min(Double::compare).orElse(0d)) / step) * step;
        double high =
                Math.max(low + step, Math.ceil(values().max(Double::compare).orElse(1d) / step) * step);
        for (double tick = low; tick <= high + step / 2; tick += step) {
            double y = y(tick, low, high);
            canvas.line(LEFT, y, WIDTH - RIGHT, y, Math.abs(tick) < step / 2 ? INK : PALE, 1);
            canvas.text(LEFT - 8, y + 4, number(tick, step), Anchor.END, 12, INK);
        }
        canvas.text(LEFT, TOP - 8, up, Anchor.START, 12, "#555555");
        canvas.text((LEFT + WIDTH - RIGHT) / 2d, HEIGHT - 14, across, Anchor.MIDDLE, 12, "#555555");
        names(canvas);
        for (int s = 0; s < series.size(); s++) {
            if (bars) {
                bars(canvas, s, low, high);
            } else {
                path(canvas, s, low, high);
            }
        }
    }

    private Stream<Double> values() {
        return series.stream().flatMap(s -> s.values().stream()).filter(v -> !v.isNaN());
    }

    private void legend(Canvas canvas) {
        if (series.size() < 2) {
            return;
        }
        double x = LEFT;
        for (int s = 0; s < series.size(); s++) {
            canvas.box(x, 33, 11, 11, colour(s));
            canvas.text(x + 16, 43, series.get(s).name(), Anchor.START, 12, INK);
            x += 40 + 7.4 * series.get(s).name().length();
        }
    }

    private void names(Canvas canvas) {
        int every = (places.size() + MOST_NAMES - 1) / MOST_NAMES;
        for (int p = 0; p < places.size(); p += Math.max(1, every)) {
            // Two lines, so that a cell's loyalty and usage stand one over the other.
            List<String> lines = List.of(places.get(p).split("/"));
            for (int i = 0; i < lines.size(); i++) {
                canvas.text(x(p), HEIGHT - BOTTOM + 17 + 13 * i, lines.get(i), Anchor.MIDDLE, 11, INK);
            }
        }
    }

    private void bars(Canvas canvas, int s, double low, double high) {
        double slot = (WIDTH - LEFT - RIGHT) / (double) places.size();
        double width = slot * .75 / series.size();
        for (int p = 0; p < places.size(); p++) {
            double value = series.get(s).values().get(p);
            if (!Double.isNaN(value)) {
                double zero = y(0, low, high);
                double y = y(value, low, high);
                double left = x(p) - slot * .375 + s * width;
                canvas.box(left, Math.min(y, zero), width - 1, Math.abs(zero - y), colour(s));
            }
        }
    }

    private void path(Canvas canvas, int s, double low, double high) {
        List<double[]> points = new ArrayList<>();
        for (int p = 0; p < places.size(); p++) {
            double value = series.get(s).values().get(p);
            if (!Double.isNaN(value)) {
                points.add(new double[] {x(p), y(value, low, high)});
            }
        }
        for (int i = 0; i < points.size(); i++) {
            double[] to = points.get(i);
            if (i > 0) {
                double[] from = points.get(i - 1);
                canvas.line(from[0], from[1], to[0], to[1], colour(s), 2);
            }
            canvas.dot(to[0], to[1], 3, colour(s));
        }
    }

    private double x(int place) {
        double slot = (WIDTH - LEFT - RIGHT) / (double) places.size();
        return LEFT + slot * (place + .5);
    }

    private static double y(double value, double low, double high) {
        return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }

    private static String colour(int s) {
        return COLOURS.get(s % COLOURS.size());
    }

    /** A round step that makes about five ticks. */
    private double step() {
        double low = Math.min(0, values().min(Double::compare).orElse(0d));
        double range = Math.max(1e-9, values().max(Double::compare).orElse(1d) - low);
        double raw = range / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double round : new double[] {1, 2, 2.5, 5}) {
            if (raw <= round * power * 1.000001) {
                return round * power;
            }
        }
        return 10 * power;
    }

    private static String number(double value, double step) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9) + (isQuarter(step) ? 1 : 0));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value == 0 ? 0d : value);
    }

    private static boolean isQuarter(double step) {
        double lead = step / Math.pow(10, Math.floor(Math.log10(step)));
        return step < 10 && Math.abs(lead - 2.5) < 1e-6;
    }
}
