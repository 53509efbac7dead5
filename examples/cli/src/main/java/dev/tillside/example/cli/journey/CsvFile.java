package dev.tillside.example.cli.journey;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tukaani.xz.XZInputStream;

/**
 * One file of a data set: RFC 4180 with a header line, plain or xz-packed as its first bytes say, read row by row.
 *
 * @param path the file
 */
public record CsvFile(Path path) {
    private static final byte[] XZ = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};

    /** Takes a row's fields, in the order in which the columns were asked for. */
    public interface Rows {
        void row(String[] fields) throws IOException;
    }

    static CsvFile in(Path folder, String name) throws IOException {
        for (String ending : List.of(".csv", ".csv.xz")) {
            Path path = folder.resolve(name + ending);
            if (Files.isRegularFile(path)) {
                return new CsvFile(path);
            }
        }
        throw new IOException(folder + " has neither " + name + ".csv nor " + name + ".csv.xz");
    }

    /**
     * Hands over every row.
     *
     * @throws IOException whose message is a sentence; a row that cannot be understood is named by its number, the header being 1
     */
    public void read(List<String> columns, Rows rows) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8), 1 << 16)) {
            int[] places = places(columns, withoutMark(record(lines)));
            int number = 1;
            for (List<String> fields = record(lines); !fields.isEmpty(); fields = record(lines)) {
                number++;
                hand(fields, places, rows, number);
            }
        }
    }

    /** A byte order mark, which editors on Windows write, is no part of the first column's name. */
    private static List<String> withoutMark(List<String> header) {
        List<String> names = new ArrayList<>(header);
        if (!names.isEmpty() && names.get(0).startsWith("\uFEFF")) {
            names.set(0, names.get(0).substring(1));
        }
        return names;
    }

    /** Its bytes, unpacked. */
    public InputStream open() throws IOException {
        InputStream bytes = new BufferedInputStream(bytes());
        try {
            bytes.mark(XZ.length);
            boolean packed = Arrays.equals(bytes.readNBytes(XZ.length), XZ);
            bytes.reset();
            return packed ? new XZInputStream(bytes) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    private InputStream bytes() throws IOException {
        try {
            return Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw new IOException(path + " is not there", e);
        }
    }

    private int[] places(List<String> columns, List<String> header) throws IOException {
        int[] places = new int[columns.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = header.indexOf(columns.get(i));
            if (places[i] < 0) {
                throw new IOException(path + " has no column " + columns.get(i));
            }
        }
        return places;
    }

    private void hand(List<String> fields, int[] places, Rows rows, int number) throws IOException {
        String[] chosen = new String[places.length];
        try {
            for (int i = 0; i < places.length; i++) {
                if (places[i] >= fields.size()) {
                    throw new IllegalArgumentException("it ends before field " + (places[i] + 1));
                }
                chosen[i] = fields.get(places[i]);
            }
            rows.row(chosen);
        } catch (RuntimeException e) {
            throw new IOException(path + ", record " + number + ": " + e.getMessage(), e);
        }
    }

    /** The fields of one record, which runs over line ends inside quotes; empty at the end of the file. */
    private static List<String> record(BufferedReader lines) throws IOException {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '"') {
                    // A doubled quote closes and opens again: it stands for itself.
                    if (!quoted && i > 0 && line.charAt(i - 1) == '"') {
                        field.append(c);
                    }
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    fields.add(field.toString());
                    field.setLength(0);
                } else {
                    field.append(c);
                }
            }
            if (!quoted) {
                fields.add(field.toString());
                return fields;
            }
            field.append('\n');
        }
        return fields;
    }
}
