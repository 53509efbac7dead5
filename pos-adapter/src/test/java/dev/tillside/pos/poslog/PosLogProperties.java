package dev.tillside.pos.poslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Whatever is sold and comes back, the sums of a log hold. */
class PosLogProperties {
    private static final List<String> CURRENCIES = List.of("GBP", "JPY", "KWD", "TRY");

    @Property(tries = 8)
    void theSumsOfALogHoldForAnyDay(@ForAll @LongRange(min = 1, max = 1_000_000) long seed) throws IOException {
        Path folder = Files.createTempDirectory("poslog");
        try {
            List<String> answers = LoggedTill.live(folder, new Day(new Random(seed)).lines());
            List<PosLogWriter.LeftOut> left = new ArrayList<>();
            String log = LoggedTill.log(folder, PosLogWriter.Format.XML, day -> true, left);
            assertThat(left).isEmpty();
            assertThat(LogRules.broken(log)).isEmpty();
            assertThat(LogRules.texts(LogRules.parse(log), "//Transaction"))
                    .hasSizeGreaterThanOrEqualTo((int) answers.stream()
                            .filter(a -> a.contains("\"type\":\"committed\""))
                            .count());
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    /** A day's wire lines, drawn. Some of what is asked is refused, which is a till's right. */
    private record Day(Random random) {
        String lines() {
            String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
            int digits = java.util.Currency.getInstance(currency).getDefaultFractionDigits();
            StringBuilder lines = new StringBuilder(shop(currency, digits));
            for (int tx = 1; tx <= 8; tx++) {
                sale(lines, tx, digits);
                if (random.nextInt(3) == 0) {
                    back(lines, tx);
                }
            }
            return lines.toString();
        }

        private String shop(String currency, int digits) {
            String policy = random.nextBoolean() ? "PAID_SHARE" : "READJUDICATE";
            return """
                    {"type":"program","id":"club","currency":"%s","timeZone":"Asia/Kathmandu","returns":"%s","tenders":"RECORD","points":{"earn":[{"points":"1","per":"%s"}],"burn":{"points":"1","worth":"%s","step":"1","minimum":"1"}}}
                    {"type":"member","id":"M1000234","points":"500"}
                    {"type":"offer","id":"A","version":1,"name":{"en":"a"},"layer":"PROMOTION","audience":"EVERYONE","kind":"MULTIBUY","items":{"skus":["S1","S2"]},"quantity":3,"percentOff":"33"}
                    {"type":"offer","id":"B","version":1,"name":{"en":"b"},"layer":"BASKET","audience":"EVERYONE","kind":"SPEND","items":"ALL","tiers":[{"spend":"%s","percentOff":"7"}]}
                    """.formatted(currency, policy, money(100, digits), money(3, digits), money(900, digits));
        }

        private void sale(StringBuilder lines, int tx, int digits) {
            lines.append("{\"type\":\"begin\",\"tx\":\"%d\",\"at\":\"2026-11-22T%02d:00:00Z\"}\n".formatted(tx, tx));
            if (random.nextBoolean()) {
                lines.append("{\"type\":\"member\",\"tx\":\"%d\",\"id\":\"M1000234\"}\n".formatted(tx));
            }
            int count = 1 + random.nextInt(5);
            IntStream.rangeClosed(1, count)
                    .forEach(line -> lines.append(
                            "{\"type\":\"add\",\"tx\":\"%d\",\"line\":\"%s\",\"sku\":\"S%d\",\"quantity\":\"%s\",\"unit\":\"%s\",\"amount\":\"%s\"}\n"
                                    .formatted(
                                            tx,
                                            line == 3 ? "x" : line,
                                            random.nextInt(4),
                                            line == 2 ? "0.7" + random.nextInt(10) : 1 + random.nextInt(4),
                                            line == 2 ? "kg" : "each",
                                            (line == 5 ? "-" : "") + money(1 + random.nextInt(1500), digits))));
            lines.append("{\"type\":\"lock\",\"tx\":\"%d\"}\n".formatted(tx));
            lines.append(
                    "{\"type\":\"redeem\",\"tx\":\"%d\",\"points\":\"%d\"}\n".formatted(tx, 1 + random.nextInt(40)));
            String paid = random.nextBoolean()
                    ? ""
                    : ",\"tenders\":[{\"type\":\"CASH\",\"amount\":\"%s\"}],\"tax\":\"%s\",\"change\":\"%s\",\"rounding\":\"-%s\""
                            .formatted(
                                    money(random.nextInt(3000), digits),
                                    money(7, digits),
                                    money(5, digits),
                                    money(2, digits));
            lines.append("{\"type\":\"commit\",\"tx\":\"%d\"%s}\n".formatted(tx, paid));
        }

        private void back(StringBuilder lines, int tx) {
            String of = "1/1/2026-11-22/" + tx;
            for (int part = 0; part < 2; part++) {
                String into = part == 1 && random.nextBoolean() ? ",\"into\":\"E%d\"".formatted(tx) : "";
                if (!into.isEmpty()) {
                    lines.append("{\"type\":\"begin\",\"tx\":\"E%d\"}\n".formatted(tx));
                }
                lines.append(
                        "{\"type\":\"return\",\"tx\":\"R%d.%d\",\"of\":\"%s\"%s,\"lines\":[{\"line\":\"%s\",\"quantity\":\"1\"}]}\n"
                                .formatted(tx, part, of, into, random.nextBoolean() ? "1" : "x"));
                if (!into.isEmpty()) {
                    lines.append("{\"type\":\"commit\",\"tx\":\"E%d\"}\n".formatted(tx));
                }
            }
            if (random.nextInt(3) == 0) {
                lines.append("{\"type\":\"postVoid\",\"tx\":\"%d\"}\n".formatted(tx));
            }
        }

        private static String money(int minor, int digits) {
            return java.math.BigDecimal.valueOf(minor, digits).toPlainString();
        }
    }
}
