package dev.tillside.pos.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A receipt printer as Epson's manual describes one: it reads bytes and draws what they say. What it does not know, what is no
 * character of its table and what goes over the paper's edge is an error.
 */
final class PrinterModel {
    private static final int ESC = 0x1b;
    private static final int FS = 0x1c;
    private static final int GS = 0x1d;
    private static final Map<Integer, Charset> TABLES = Map.of(
            0, Charset.forName("IBM437"),
            2, Charset.forName("IBM850"),
            16, Charset.forName("windows-1252"),
            19, Charset.forName("IBM00858"));
    private static final Charset CHINESE = Charset.forName("GB18030");

    private final byte[] bytes;
    private final Sheet sheet;
    private final List<String> lines = new ArrayList<>();
    private final List<String> symbols = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int at;
    private Charset table = TABLES.get(0);
    private boolean chinese = true;
    private int barHeight = 162;
    private int barWidth = 3;
    private int readable;
    private byte[] stored = new byte[0];
    private int moduleDots = 3;
    private ErrorCorrectionLevel level = ErrorCorrectionLevel.L;
    private int cuts;

    PrinterModel(byte[] bytes, int dots) {
        this.bytes = bytes.clone();
        this.sheet = new Sheet(dots);
        while (at < this.bytes.length) {
            command(next());
        }
        if (!line.isEmpty()) {
            throw new IllegalStateException("a line without an end: " + line);
        }
    }

    /** What the lines of characters say, blanks at their ends gone. */
    List<String> lines() {
        return lines;
    }

    /** What the printer's own symbols say, their kind in front. */
    List<String> symbols() {
        return symbols;
    }

    int cuts() {
        return cuts;
    }

    BufferedImage picture() {
        return sheet.picture();
    }

    private int next() {
        return bytes[at++] & 0xff;
    }

    private int nextTwo() {
        return next() | next() << 8;
    }

    private byte[] next(int count) {
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    private void command(int first) {
        switch (first) {
            case ESC -> escape(next());
            case FS -> fileSeparator(next());
            case GS -> groupSeparator(next());
            case '\n' -> {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                sheet.feed();
            }
            default -> character(first);
        }
    }

    private void character(int first) {
        if (first < ' ' || first == 0x7f) {
            throw new IllegalStateException("a control character in the text: " + first + " at " + at);
        }
        boolean two = chinese && first > 0x80;
        byte[] one = two ? new byte[] {(byte) first, (byte) next()} : new byte[] {(byte) first};
        String text = new String(one, two ? CHINESE : chinese ? StandardCharsets.US_ASCII : table);
        if (text.codePointCount(0, text.length()) != 1 || text.equals("\ufffd")) {
            throw new IllegalStateException("no character: " + Arrays.toString(one));
        }
        line.append(text);
        sheet.character(text, two);
    }

    private void escape(int what) {
        switch (what) {
            case '@' -> {
                chinese = true;
                table = TABLES.get(0);
                sheet.reset();
            }
            case 't' -> table = known(TABLES.get(next()), "character table");
            case 'M' -> sheet.smallFont((next() & 1) == 1);
            case 'E' -> sheet.bold((next() & 1) == 1);
            case '-' -> next();
            case 'a' -> sheet.align(next() & 3);
            case '2' -> {}
            case '3' -> next();
            case 'd' -> sheet.feed(next());
            default -> throw unknown("ESC", what);
        }
    }

    private void fileSeparator(int what) {
        switch (what) {
            case '&' -> chinese = true;
            case '.' -> chinese = false;
            default -> throw unknown("FS", what);
        }
    }

    private void groupSeparator(int what) {
        switch (what) {
            case '!' -> sheet.size(next());
            case 'B' -> next();
            case 'W' -> sheet.width(nextTwo());
            case 'h' -> barHeight = next();
            case 'w' -> barWidth = next();
            case 'H' -> readable = next();
            case 'k' -> bars(next(), next(next()));
            case '(' -> {
                if (next() != 'k') {
                    throw unknown("GS (", bytes[at - 1]);
                }
                square(next(nextTwo()));
            }
            case 'v' -> {
                next(2);
                raster(nextTwo(), nextTwo());
            }
            case 'V' -> {
                if (next() > 49) {
                    next();
                }
                cuts++;
                sheet.cut();
            }
            default -> throw unknown("GS", what);
        }
    }

    /** Function B of Code 128: one code set from its start to its end. */
    private void bars(int system, byte[] content) {
        if (system != 73 || content[0] != '{') {
            throw new IllegalStateException("no Code 128: " + system);
        }
        boolean pairs = content[1] == 'C';
        StringBuilder text = new StringBuilder();
        for (int i = 2; i < content.length; i++) {
            if (!pairs && content[i] == '{') {
                i++;
            }
            text.append(pairs ? String.format("%02d", content[i]) : String.valueOf((char) content[i]));
        }
        symbols.add("CODE-128:" + text);
        BitMatrix modules = new Code128Writer()
                .encode(
                        text.toString(),
                        BarcodeFormat.CODE_128,
                        1,
                        1,
                        Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.FORCE_CODE_SET, pairs ? "C" : "B"));
        sheet.symbol(modules, barWidth, barHeight, 10);
        if (readable == 2) {
            sheet.text(text.toString());
        }
    }

    private void square(byte[] parameters) {
        if (parameters[0] != 49) {
            throw unknown("GS ( k", parameters[0]);
        }
        switch (parameters[1]) {
            case 65 -> {}
            case 67 -> moduleDots = parameters[2];
            case 69 -> level = ErrorCorrectionLevel.values()[parameters[2] - 48];
            case 80 -> stored = Arrays.copyOfRange(parameters, 3, parameters.length);
            case 81 -> qr(new String(stored, StandardCharsets.UTF_8));
            default -> throw unknown("GS ( k", parameters[1]);
        }
    }

    private void qr(String text) {
        symbols.add("QR-Code:" + text);
        try {
            BitMatrix modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.ERROR_CORRECTION, level));
            sheet.symbol(modules, moduleDots, 0, 4);
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    private void raster(int rowBytes, int rows) {
        byte[] dots = next(rowBytes * rows);
        symbols.add("dots");
        BitMatrix black = new BitMatrix(rowBytes * 8, rows);
        for (int i = 0; i < rowBytes * 8 * rows; i++) {
            int x = i % (rowBytes * 8);
            int y = i / (rowBytes * 8);
            if ((dots[y * rowBytes + x / 8] >> 7 - x % 8 & 1) == 1) {
                black.set(x, y);
            }
        }
        sheet.symbol(black, 1, 0, 0);
    }

    private static <T> T known(T value, String what) {
        if (value == null) {
            throw new IllegalStateException("unknown " + what);
        }
        return value;
    }

    private static IllegalStateException unknown(String group, int what) {
        return new IllegalStateException("unknown command " + group + " " + what);
    }
}
