package dev.tillside.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.EntryMethod;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.scan.Symbology;
import dev.tillside.wire.SaleJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A commit or a void that is to be booked later. Its text is a few lines, a word and a value each, the last a checksum of the others.
 *
 * @param sale what was sold, as it was shown and paid; absent for a void
 * @param voided the sale that was undone; absent for a sale
 * @param training whether it was an exercise
 * @param heard scans that the library may not have heard
 */
record Kept(Optional<Receipt> sale, Optional<BasketKey> voided, boolean training, List<Heard> heard) {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    Kept {
        heard = List.copyOf(heard);
    }

    static Kept sale(Receipt sale, SaleState state) {
        return new Kept(
                Optional.of(sale),
                Optional.empty(),
                state.training(),
                state.heard().stream().filter(h -> !h.mayBePaymentCard()).toList());
    }

    static Kept voiding(BasketKey sale) {
        return new Kept(Optional.empty(), Optional.of(sale), false, List.of());
    }

    BasketKey key() {
        return voided.orElseGet(() -> sale.orElseThrow().key());
    }

    /** The sale as the library is brought to it. */
    SaleState state() {
        Receipt receipt = sale.orElseThrow();
        return new SaleState(
                receipt.key(),
                training,
                receipt.operator(),
                EntryMethod.SCANNED,
                heard,
                receipt.priced().redeemed().isEmpty() ? Optional.empty() : Optional.of(Paying.of(receipt.priced())),
                receipt.priced().basket().lines(),
                Optional.of(receipt.priced()),
                false);
    }

    /** Whether it is a sale of that ticket for that money. */
    boolean is(List<Line> ticket, Payment payment) {
        return sale.filter(receipt -> same(receipt, ticket, payment)).isPresent();
    }

    /** Whether it is the same sale: the same goods for the same money. */
    static boolean same(Receipt receipt, List<Line> ticket, Payment payment) {
        return goods(receipt.priced().basket().lines()).equals(goods(ticket))
                && (receipt.payment().tenders().isEmpty()
                        || money(receipt.payment()).equals(money(payment)));
    }

    private static Map<String, List<Object>> goods(List<Line> lines) {
        Map<String, List<Object>> goods = new HashMap<>();
        lines.forEach(l -> goods.put(l.id(), List.of(l.item(), l.quantity(), l.unit(), l.amount())));
        return goods;
    }

    private static List<Object> money(Payment payment) {
        List<Tender> tenders = payment.tenders().orElse(List.of()).stream()
                .sorted(Comparator.comparing(Tender::type).thenComparing(Tender::amount))
                .toList();
        return List.of(tenders, payment.tax(), payment.rounding(), payment.change());
    }

    String text() {
        StringBuilder out = new StringBuilder("training ").append(training).append('\n');
        for (Heard scan : heard) {
            out.append("heard ")
                    .append(scan.symbology().map(Symbology::name).orElse("-"))
                    .append(' ')
                    .append(ENCODER.encodeToString(scan.raw().getBytes(StandardCharsets.UTF_8)))
                    .append('\n');
        }
        sale.ifPresent(
                receipt -> out.append("sale ").append(SaleJson.write(receipt)).append('\n'));
        voided.ifPresent(key -> out.append("void ").append(key).append('\n'));
        return out + "end " + checksum(out.toString()) + "\n";
    }

    /**
     * Reads back what {@link #text} wrote.
     *
     * @param number before that of its first scan
     * @throws BadInput where it is not whole
     */
    static Kept read(String text, long number) {
        int end = text.lastIndexOf("end ");
        if (end < 0 || !text.substring(end).equals("end " + checksum(text.substring(0, end)) + "\n")) {
            throw BadInput.value("", "a kept sale that is not whole");
        }
        Optional<Receipt> sale = Optional.empty();
        Optional<BasketKey> voided = Optional.empty();
        boolean training = false;
        List<Heard> heard = new ArrayList<>();
        for (String line : text.substring(0, end).lines().toList()) {
            String value = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, line.indexOf(' '))) {
                case "training" -> training = Boolean.parseBoolean(value);
                case "heard" -> heard.add(heard(number + heard.size() + 1, value));
                case "sale" -> sale = Optional.of(SaleJson.read(value));
                case "void" -> voided = Optional.of(BasketKey.parse(value));
                default -> throw BadInput.value("", "not a word of a kept sale");
            }
        }
        return new Kept(sale, voided, training, heard);
    }

    private static Heard heard(long number, String value) {
        String[] words = value.split(" ");
        Optional<Symbology> symbology =
                words[0].equals("-") ? Optional.empty() : Optional.of(Symbology.valueOf(words[0]));
        return new Heard(number, new String(DECODER.decode(words[1]), StandardCharsets.UTF_8), symbology);
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
