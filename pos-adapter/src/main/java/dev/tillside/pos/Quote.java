package dev.tillside.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.text.LocalizedText;
import dev.tillside.text.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands on a ticket, whole.
 *
 * @param sale whose
 * @param total the sum of the lines' amounts
 * @param discount the sum of all adjustments
 * @param due what is left to pay after adjustments and credits; tax that the POS adds and the rounding of cash are the POS's
 * @param points what the sale earns
 * @param adjustments line id to what offers take off it; lines without any are not in it
 * @param credits what pays a part of it besides money
 * @param confirmed whether the library answered for this very ticket; else the last price stands as far as it still holds
 */
public record Quote(
        BasketKey sale,
        Money total,
        Money discount,
        Money due,
        Points points,
        Map<String, List<Adjustment>> adjustments,
        List<Credit> credits,
        boolean confirmed) {
    public Quote {
        adjustments = Collections.unmodifiableMap(new LinkedHashMap<>(adjustments));
        credits = List.copyOf(credits);
    }

    /** What is taken off a line. */
    public List<Adjustment> on(String line) {
        return adjustments.getOrDefault(line, List.of());
    }

    /** How much is taken off a line; zero where nothing is. */
    public Money off(String line) {
        return on(line).stream().map(Adjustment::amount).reduce(total.withMinor(0), Money::plus);
    }

    static Quote of(PricedBasket priced, Map<String, LocalizedText> names, String language, boolean confirmed) {
        Map<String, List<Adjustment>> adjustments = new LinkedHashMap<>();
        for (PricedLine line : priced.lines()) {
            if (!line.discounts().isEmpty()) {
                adjustments.put(
                        line.line().id(),
                        line.discounts().stream()
                                .map(d -> new Adjustment(
                                        d.offer(), d.coupon(), name(names, d.offer(), language), d.amount()))
                                .toList());
            }
        }
        return new Quote(
                priced.basket().key(),
                priced.total(),
                priced.discount(),
                priced.due(),
                priced.pointsEarned(),
                adjustments,
                credits(priced, names, language),
                confirmed);
    }

    private static List<Credit> credits(PricedBasket priced, Map<String, LocalizedText> names, String language) {
        List<Credit> credits = new ArrayList<>();
        priced.tenderCoupons()
                .forEach(c -> credits.add(new Credit(
                        Credit.Kind.TENDER_COUPON, c.offer(), name(names, c.offer(), language), c.amount())));
        priced.redeemed()
                .forEach(r -> credits.add(r.voucher()
                        .map(code -> new Credit(
                                Credit.Kind.VOUCHER, code, word("RECEIPT_VOUCHER", language) + " " + code, r.amount()))
                        .orElseGet(() -> new Credit(
                                Credit.Kind.POINTS,
                                r.points().plain(),
                                word("RECEIPT_REDEEMED", language),
                                r.amount()))));
        return credits;
    }

    private static String name(Map<String, LocalizedText> names, String offer, String language) {
        return names.getOrDefault(offer, LocalizedText.NONE).in(language, offer);
    }

    private static String word(String code, String language) {
        return Message.shopper(code, Map.of()).text(language);
    }
}
