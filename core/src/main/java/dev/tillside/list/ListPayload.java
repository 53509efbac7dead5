package dev.tillside.list;

import static dev.tillside.list.CoseSign1.binary;
import static dev.tillside.list.CoseSign1.expect;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import dev.tillside.item.Gtin;
import dev.tillside.item.Selector;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.offer.FundingShare;
import dev.tillside.offer.Reward;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a list's code says, as CBOR: columns rather than rows, so that what is alike stands together and zlib finds it. The
 * package's own documentation gives the form.
 */
final class ListPayload {
    private static final int FIELDS = 8;
    private static final int COLUMNS = 6;
    private static final int GTIN_BYTES = 6;
    private static final int BY_ID = 0;
    private static final int AMOUNT_OFF = 1;
    private static final int PERCENT_OFF = 2;
    private static final int FIXED_PRICE = 3;
    private static final int FINE_PERCENT_OFF = 4;
    private static final int TEN_THOUSAND = 10_000;

    private ListPayload() {}

    static byte[] write(SignedList list) {
        return CoseSign1.cbor(out -> {
            out.writeStartArray(null, FIELDS);
            out.writeString(list.id());
            out.writeString(list.program());
            out.writeString(list.currency().getCurrencyCode());
            out.writeString(list.member().id());
            out.writeNumber(list.issued().toEpochDay());
            out.writeNumber(list.from().toEpochDay() - list.issued().toEpochDay());
            out.writeNumber(list.through().toEpochDay() - list.from().toEpochDay());
            offers(out, list);
            out.writeEndArray();
        });
    }

    private static void offers(CBORGenerator out, SignedList list) throws IOException {
        List<ListOffer> offers = list.offers();
        byte[] gtins = new byte[offers.size() * GTIN_BYTES];
        byte[] kinds = new byte[offers.size()];
        out.writeStartArray(null, COLUMNS);
        out.writeStartArray(null, offers.size());
        for (int i = 0; i < kinds.length; i++) {
            out.writeString(offers.get(i).offer());
            Optional<Reward> reward = offers.get(i).reward();
            kinds[i] = (byte) reward.map(ListPayload::kind).orElse(BY_ID).intValue();
            gtin(reward.flatMap(ListOffer::target), gtins, i * GTIN_BYTES);
        }
        out.writeEndArray();
        out.writeBinary(gtins);
        out.writeBinary(kinds);
        out.writeStartArray(null, offers.size());
        for (ListOffer offer : offers) {
            out.writeNumber(offer.reward().map(ListPayload::value).orElse(0L));
        }
        out.writeEndArray();
        coupons(out, list);
        funding(out, offers);
        out.writeEndArray();
    }

    private static int kind(Reward reward) {
        if (reward instanceof Reward.AmountOff) {
            return AMOUNT_OFF;
        }
        if (reward instanceof Reward.PercentOff off) {
            return off.percent().tenThousandths() % TEN_THOUSAND == 0 ? PERCENT_OFF : FINE_PERCENT_OFF;
        }
        return FIXED_PRICE;
    }

    private static long value(Reward reward) {
        if (reward instanceof Reward.AmountOff off) {
            return off.amount().minor();
        }
        if (reward instanceof Reward.PercentOff off) {
            int fine = off.percent().tenThousandths();
            return fine % TEN_THOUSAND == 0 ? fine / TEN_THOUSAND : fine;
        }
        return ((Reward.FixedPrice) reward).price().minor();
    }

    /** The check digit says nothing that the other 13 do not. */
    private static void gtin(Optional<Gtin> gtin, byte[] into, int at) {
        long left = gtin.map(g -> Long.parseLong(g.digits().substring(0, 13))).orElse(0L);
        for (int i = GTIN_BYTES - 1; i >= 0; i--) {
            into[at + i] = (byte) left;
            left >>>= 8;
        }
    }

    private static void coupons(CBORGenerator out, SignedList list) throws IOException {
        List<Optional<String>> own = new ArrayList<>();
        for (int i = 0; i < list.offers().size(); i++) {
            String coupon = list.offers().get(i).coupon();
            own.add(Optional.of(coupon).filter(c -> !c.equals(SignedList.coupon(list.id(), own.size() + 1))));
        }
        if (own.stream().noneMatch(Optional::isPresent)) {
            out.writeNull();
            return;
        }
        out.writeStartArray(null, own.size());
        for (Optional<String> coupon : own) {
            textOrNull(out, coupon);
        }
        out.writeEndArray();
    }

    private static void funding(CBORGenerator out, List<ListOffer> offers) throws IOException {
        List<List<FundingShare>> distinct = offers.stream()
                .map(ListOffer::funding)
                .filter(f -> !f.isEmpty())
                .distinct()
                .toList();
        if (distinct.isEmpty()) {
            out.writeNull();
            return;
        }
        byte[] which = new byte[offers.size()];
        for (int i = 0; i < which.length; i++) {
            which[i] = (byte) (distinct.indexOf(offers.get(i).funding()) + 1);
        }
        out.writeStartArray(null, 2);
        out.writeStartArray(null, distinct.size());
        for (List<FundingShare> shares : distinct) {
            out.writeStartArray(null, shares.size());
            for (FundingShare share : shares) {
                out.writeStartArray(null, 3);
                out.writeString(share.payer());
                textOrNull(out, share.deal());
                out.writeNumber(share.percent().tenThousandths());
                out.writeEndArray();
            }
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeBinary(which);
        out.writeEndArray();
    }

    private static void textOrNull(CBORGenerator out, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            out.writeString(text.get());
        } else {
            out.writeNull();
        }
    }

    /**
     * Reads what {@link #write} wrote, and nothing else.
     *
     * @throws IOException where it is no list, or not in the one form that it has
     * @throws dev.tillside.fault.BadInput where it says nonsense
     */
    static SignedList read(byte[] bytes) throws IOException {
        try (CBORParser in = CoseSign1.CBOR.createParser(bytes)) {
            expect(in.nextToken() == JsonToken.START_ARRAY);
            String id = text(in);
            String program = text(in);
            Currency currency = Currency.getInstance(text(in));
            MemberId member = new MemberId(text(in));
            LocalDate issued = LocalDate.ofEpochDay(whole(in));
            LocalDate from = issued.plusDays(whole(in));
            LocalDate through = from.plusDays(whole(in));
            List<ListOffer> offers = offers(in, id, currency);
            expect(in.nextToken() == JsonToken.END_ARRAY);
            SignedList list = new SignedList(id, program, currency, member, issued, from, through, offers);
            expect(Arrays.equals(write(list), bytes));
            return list;
        }
    }

    private static List<ListOffer> offers(CBORParser in, String list, Currency currency) throws IOException {
        expect(in.nextToken() == JsonToken.START_ARRAY);
        List<Optional<String>> ids = texts(in);
        byte[] gtins = binary(in);
        byte[] kinds = binary(in);
        expect(gtins.length == ids.size() * GTIN_BYTES && kinds.length == ids.size());
        List<Long> values = values(in);
        List<Optional<String>> coupons = texts(in);
        List<List<FundingShare>> funding = funding(in);
        expect(in.nextToken() == JsonToken.END_ARRAY && values.size() == ids.size());
        List<ListOffer> offers = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String own = SignedList.coupon(list, i + 1);
            offers.add(new ListOffer(
                    ids.get(i).orElseThrow(IOException::new),
                    coupons.isEmpty() ? own : coupons.get(i).orElse(own),
                    reward(kinds[i], gtins, i * GTIN_BYTES, values.get(i), currency),
                    funding.isEmpty() ? List.of() : funding.get(i)));
        }
        return offers;
    }

    private static Optional<Reward> reward(int kind, byte[] gtins, int at, long value, Currency currency)
            throws IOException {
        if (kind == BY_ID) {
            return Optional.empty();
        }
        Selector items = Selector.gtin(gtin(gtins, at));
        return Optional.of(
                switch (kind) {
                    case AMOUNT_OFF -> new Reward.AmountOff(items, new Money(value, currency), Optional.empty());
                    case PERCENT_OFF ->
                        new Reward.PercentOff(items, new Percent(Math.toIntExact(value * TEN_THOUSAND)));
                    case FINE_PERCENT_OFF -> new Reward.PercentOff(items, new Percent(Math.toIntExact(value)));
                    case FIXED_PRICE -> new Reward.FixedPrice(items, new Money(value, currency), Optional.empty());
                    default -> throw new IOException("not a kind");
                });
    }

    private static String gtin(byte[] gtins, int at) throws IOException {
        long number = 0;
        for (int i = 0; i < GTIN_BYTES; i++) {
            number = number << 8 | gtins[at + i] & 0xff;
        }
        String thirteen = "0".repeat(13) + number;
        thirteen = thirteen.substring(thirteen.length() - 13);
        for (int check = 0; check < 10; check++) {
            if (Gtin.checks(thirteen + check)) {
                return thirteen + check;
            }
        }
        throw new IOException("not a GTIN");
    }

    private static List<Long> values(CBORParser in) throws IOException {
        expect(in.nextToken() == JsonToken.START_ARRAY);
        List<Long> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            expect(in.currentToken() == JsonToken.VALUE_NUMBER_INT);
            values.add(in.getLongValue());
        }
        return values;
    }

    /** Nothing where {@code null} stands in the place of all of them. */
    private static List<Optional<String>> texts(CBORParser in) throws IOException {
        JsonToken first = in.nextToken();
        if (first == JsonToken.VALUE_NULL) {
            return List.of();
        }
        expect(first == JsonToken.START_ARRAY);
        List<Optional<String>> texts = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            boolean none = in.currentToken() == JsonToken.VALUE_NULL;
            expect(none || in.currentToken() == JsonToken.VALUE_STRING);
            texts.add(none ? Optional.empty() : Optional.of(in.getText()));
        }
        return texts;
    }

    private static List<List<FundingShare>> funding(CBORParser in) throws IOException {
        JsonToken first = in.nextToken();
        if (first == JsonToken.VALUE_NULL) {
            return List.of();
        }
        expect(first == JsonToken.START_ARRAY && in.nextToken() == JsonToken.START_ARRAY);
        List<List<FundingShare>> distinct = new ArrayList<>();
        distinct.add(List.of());
        while (in.nextToken() != JsonToken.END_ARRAY) {
            expect(in.currentToken() == JsonToken.START_ARRAY);
            List<FundingShare> shares = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                expect(in.currentToken() == JsonToken.START_ARRAY);
                shares.add(share(in));
            }
            distinct.add(shares);
        }
        List<List<FundingShare>> each = new ArrayList<>();
        for (byte which : binary(in)) {
            each.add(distinct.get(which));
        }
        expect(in.nextToken() == JsonToken.END_ARRAY);
        return each;
    }

    private static FundingShare share(CBORParser in) throws IOException {
        String payer = text(in);
        JsonToken deal = in.nextToken();
        expect(deal == JsonToken.VALUE_NULL || deal == JsonToken.VALUE_STRING);
        Optional<String> named = deal == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(in.getText());
        Percent percent = new Percent(Math.toIntExact(whole(in)));
        expect(in.nextToken() == JsonToken.END_ARRAY);
        return new FundingShare(payer, named, percent);
    }

    private static String text(CBORParser in) throws IOException {
        expect(in.nextToken() == JsonToken.VALUE_STRING);
        return in.getText();
    }

    private static long whole(CBORParser in) throws IOException {
        expect(in.nextToken() == JsonToken.VALUE_NUMBER_INT);
        return in.getLongValue();
    }
}
