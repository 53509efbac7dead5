package dev.tillside.barcode;

import com.google.zxing.common.BitMatrix;
import java.util.Locale;

/** Writes a symbol as SVG in millimetres: black runs as one path, on white that reaches to the end of the quiet zone. */
final class Svg {
    private static final double TEXT_MM = 2.6;

    private Svg() {}

    static String of(Barcode barcode, BitMatrix modules, PrintSize size) {
        Barcode.Kind kind = barcode.kind();
        double module = size.mm(size.dots(kind));
        int top = kind.isSquare() ? kind.left() : 0;
        int wide = kind.left() + modules.getWidth() + kind.right();
        double symbol = kind.isSquare() ? modules.getHeight() : kind.heightMm() / module;
        double text = barcode.readable().isPresent() ? TEXT_MM * 1.4 / module : 0;
        double high = top + symbol + top + text;
        StringBuilder out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(number(wide * module));
        out.append("mm\" height=\"").append(number(high * module)).append("mm\" viewBox=\"0 0 ");
        out.append(wide).append(' ').append(number(high)).append("\" shape-rendering=\"crispEdges\">\n");
        out.append("<rect width=\"").append(wide).append("\" height=\"").append(number(high));
        out.append("\" fill=\"#fff\"/>\n<path fill=\"#000\" d=\"");
        for (int y = 0; y < modules.getHeight(); y++) {
            runs(out, modules, y, kind.left(), top + y, kind.isSquare() ? 1 : symbol);
        }
        out.append("\"/>\n");
        barcode.readable().ifPresent(line -> text(out, line, wide, high - 0.4 * TEXT_MM / module, module));
        return out.append("</svg>\n").toString();
    }

    private static void runs(StringBuilder out, BitMatrix modules, int y, int left, int top, double high) {
        for (int x = 0; x < modules.getWidth(); ) {
            int end = x;
            while (end < modules.getWidth() && modules.get(end, y)) {
                end++;
            }
            if (end > x) {
                out.append('M')
                        .append(left + x)
                        .append(' ')
                        .append(top)
                        .append('h')
                        .append(end - x);
                out.append('v').append(number(high)).append('h').append(x - end).append('z');
            }
            x = end + 1;
        }
    }

    private static void text(StringBuilder out, String line, int wide, double baseline, double module) {
        double size = Math.min(TEXT_MM / module, wide / (0.62 * line.length()));
        out.append("<text x=\"").append(number(wide / 2.0)).append("\" y=\"").append(number(baseline));
        out.append("\" font-family=\"monospace\" font-size=\"").append(number(size));
        out.append("\" text-anchor=\"middle\" fill=\"#000\">")
                .append(escaped(line))
                .append("</text>\n");
    }

    private static String escaped(String line) {
        StringBuilder escaped = new StringBuilder();
        line.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                default -> escaped.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            }
        });
        return escaped.toString();
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
