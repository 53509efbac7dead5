package dev.tillside.example.benchmarks;

import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Snapshot;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A head office with so many members, who hold so many coupons between them: a snapshot, and nothing after it. */
final class Membership implements HeadOffice {
    private static final int MEMBERS_PER_PART = 20_000;
    private static final String[] OBJECTS = {"""
        {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London",\
        "points":{"decimals":0,"earn":[{"points":"1","per":"1.00"}]}}""", """
        {"type":"offer","id":"O2","name":{"en":"A box less 20 percent"},"audience":"COUPON","kind":"PERCENT_OFF",\
        "items":{"skus":["BOX"]},"percent":"20"}"""};

    private final Path directory;
    private final int members;
    private final int coupons;
    private final Snapshot snapshot;

    private Membership(Path directory, int members, int coupons) throws IOException {
        this.directory = directory;
        this.members = members;
        this.coupons = coupons;
        List<Snapshot.Part> parts = new ArrayList<>();
        long objects = 0;
        for (int from = 0; from < members; from += MEMBERS_PER_PART) {
            List<String> lines = lines(from, Math.min(members, from + MEMBERS_PER_PART));
            byte[] packed = packed(lines);
            Files.write(part(parts.size()), packed);
            parts.add(Snapshot.Part.of(packed));
            objects += lines.size();
        }
        snapshot = new Snapshot("s-1", 1, "1", objects, parts, Optional.empty());
    }

    /** Its parts lie in the directory, which must be there. */
    static Membership in(Path directory, int members, int coupons) throws IOException {
        return new Membership(directory, members, coupons);
    }

    int members() {
        return members;
    }

    int coupons() {
        return coupons;
    }

    int parts() {
        return snapshot.parts().size();
    }

    /** How many coupons that member holds. */
    int couponsOf(int member) {
        return coupons / members + (member < coupons % members ? 1 : 0);
    }

    static String id(int member) {
        return Table.format("M%08d", member);
    }

    /** Cards are not in the order of members, as in life: a multiplication that no two numbers share the result of. */
    static String card(int member) {
        return Table.format("29%010d", member * 7_368_787L % 10_000_000_019L % 10_000_000_000L);
    }

    private List<String> lines(int from, int to) {
        List<String> lines = new ArrayList<>();
        if (from == 0) {
            lines.addAll(List.of(OBJECTS));
        }
        IntStream.range(from, to).forEach(member -> addLines(member, lines));
        return lines;
    }

    private void addLines(int member, List<String> lines) {
        String id = id(member);
        lines.add(Table.format(
                "{\"type\":\"member\",\"id\":\"%s\",\"version\":3,\"cards\":[\"%s\"],\"name\":\"Member %d\",\"language\":\"%s\","
                        + "\"joined\":\"20%02d-03-%02d\",\"segments\":[\"family\"],\"points\":\"%d\"}",
                id, card(member), member, member % 3 == 0 ? "zh" : "en", member % 25, 1 + member % 28, member % 900));
        for (int i = 0; i < couponsOf(member); i++) {
            lines.add(Table.format(
                    "{\"type\":\"coupon\",\"id\":\"C-%s-%d\",\"version\":1,\"member\":\"%s\",\"offer\":\"O2\","
                            + "\"valid\":{\"from\":\"2026-11-16\",\"through\":\"2026-12-%02d\"}}",
                    id, i, id, 1 + (member + i) % 28));
        }
    }

    private static byte[] packed(List<String> lines) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            for (String line : lines) {
                packing.write(line.getBytes(StandardCharsets.UTF_8));
                packing.write('\n');
            }
        }
        return packed.toByteArray();
    }

    private Path part(int number) {
        return directory.resolve("part-" + number + ".gz");
    }

    /** The lines of a part, for those who are no till. */
    List<String> read(int part) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(snapshotPart("s-1", part))), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return Optional.of(snapshot);
    }

    @Override
    public byte[] snapshotPart(String id, int number) throws IOException {
        return Files.readAllBytes(part(number));
    }

    @Override
    public List<Settlement> deliver(List<Delivery> batch) {
        return batch.stream()
                .map(sale -> new Settlement(sale.key(), Settlement.Verdict.STORED, Optional.empty()))
                .toList();
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) {
        return new ChangePage(List.of(), cursor, false);
    }
}
