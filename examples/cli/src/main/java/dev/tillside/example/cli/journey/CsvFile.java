package dev.tillside.example.cli.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tukaani.xz.XZInputStream;

/**
 * One file of the data set, as {@code NAME.csv} or {@code NAME.csv.xz}: RFC 4180 with a header line, read row by row.
 *
 * @param path the file found
 */
public record CsvFile(Path path) {
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

    /** Hands over every row; a row that cannot be understood is named by its line. */
    public void read(List<String> columns, Rows rows) throws IOException {
        try (BufferedReader lines = open()) {
            int[] places = places(columns, record(lines));
            int number = 1;
            for (List<String> fields = record(lines); !fields.isEmpty(); fields = record(lines)) {
                number++;
                hand(fields, places, rows, number);
            }
        }
    }

    private BufferedReader open() throws IOException {
        InputStream bytes = Files.newInputStream(path);
        try {
            InputStream plain = path.toString().endsWith(".xz") ? new XZInputStream(bytes) : bytes;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException e) {
            bytes.close();
            throw new IOException(path + ": " + e.getMessage(), e);
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
