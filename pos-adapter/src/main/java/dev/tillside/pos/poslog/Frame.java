package dev.tillside.pos.poslog;

import dev.tillside.basket.BasketKey;
import dev.tillside.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Optional;

/** What every transaction has around its goods. */
final class Frame {
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);
    private static final int LONGEST_NUMBER = 20;
    private static final int FURTHEST_SECONDS = 14 * 3600;
    private static final int LAST_YEAR = 9999;

    private Frame() {}

    /** The beginning, to be followed by the retail transaction. */
    static Element begun(String type, BasketKey key, Optional<String> operator, Currency currency) {
        Element transaction = new Element("Transaction").with("TypeCode", type);
        transaction.each(new Element("BusinessUnit").add(unit("UnitID", key)));
        transaction.add("WorkstationID", key.workstation());
        number(key.tx()).ifPresent(number -> transaction.add("SequenceNumber", number));
        transaction.add("TransactionID", key.toString());
        operator.ifPresent(id -> transaction.each(new Element("OperatorID", id)));
        return transaction.add("CurrencyCode", Amounts.currency(currency));
    }

    /** The end. One clock reading decides all about a transaction: it begins and ends then. */
    static Element ended(Element transaction, BasketKey key, Instant at, ZoneId zone) {
        String time = time(at, zone);
        return transaction
                .each(new Element("BusinessDayDate", key.businessDay().toString()))
                .each(new Element("BeginDateTime", time).with("TypeCode", "Transaction"))
                .each(new Element("EndDateTime", time).with("TypeCode", "Transaction"));
    }

    /** That transaction, linked from another. */
    static Element link(String reason, BasketKey key, Optional<String> line) {
        Element link = new Element("TransactionLink").with("ReasonCode", reason).add("TransactionID", key.toString());
        number(key.tx()).ifPresent(number -> link.add(unit("BusinessUnit", key))
                .add("WorkstationID", key.workstation())
                .add(new Element("BusinessDayDate")
                        .add("Date", key.businessDay().toString()))
                .add("SequenceNumber", number));
        line.flatMap(LineNumbers::plain).ifPresent(number -> link.add("LineItemSequenceNumber", number));
        return link;
    }

    private static Element unit(String name, BasketKey key) {
        return new Element(name, key.store()).with("TypeCode", "RetailStore");
    }

    /** A total; which way the money goes stands beside it. */
    static Element total(String type, Money amount, boolean back) {
        String way = amount.isNegative() || back && amount.isZero() ? "Return" : "Sale";
        return new Element("Total", Amounts.absolute(amount).plain())
                .with("TotalType", type)
                .with("TypeCode", way)
                .with("CurrencyCode", Amounts.currency(amount.currency()));
    }

    private static Optional<String> number(String tx) {
        boolean digits = tx.length() <= LONGEST_NUMBER && tx.chars().allMatch(c -> c >= '0' && c <= '9');
        return Optional.of(tx).filter(text -> digits && new BigInteger(text).compareTo(MOST) <= 0);
    }

    /** In the store's zone, but where its offset was none that XML Schema can write: then in UTC. */
    static String time(Instant at, ZoneId zone) {
        OffsetDateTime there = at.atZone(zone).toOffsetDateTime();
        int seconds = there.getOffset().getTotalSeconds();
        boolean writable = seconds % 60 == 0
                && Math.abs(seconds) <= FURTHEST_SECONDS
                && there.getYear() >= 1
                && there.getYear() <= LAST_YEAR;
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(writable ? there : at.atOffset(ZoneOffset.UTC));
    }
}
