package dev.tillside.pos.poslog;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.text.IsoTime;
import dev.tillside.wire.Event;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Reads the closed baskets of a POSLog that another till wrote.
 *
 * <p>A line costs its {@code ExtendedAmount}: what the till itself took off is off, and offers find the rest. A transaction has
 * its {@code TransactionID} as its name where that is {@code store/workstation/day/tx}, and else is named by its unit,
 * workstation, business day and sequence number. Lines that were cancelled or voided are passed over. A loyalty card is scanned
 * ({@code LoyaltyCard/PrimaryAccountNumber}), or the member named ({@code LoyaltyAccountID}). VAT and GST are in the prices,
 * other taxes of the transaction on top of them. Goods that come back in a sale with a link to another are not read.
 */
public final class PosLogReader {
    private static final Set<String> CLOSED = Set.of("Finished", "Tendered", "Delivered");

    private PosLogReader() {}

    /**
     * All transactions of a log.
     *
     * @param currency the programme's
     * @param reading told the place in the log of each transaction before it is read
     * @throws BadInput where it is no POSLog, or holds something else than closed baskets; the path names the element
     */
    public static List<LoggedTransaction> read(InputStream in, Currency currency, LongConsumer reading) {
        List<LoggedTransaction> read = new ArrayList<>();
        XmlSource.read(in, transaction -> {
            long number = read.size() + 1L;
            reading.accept(number);
            read.add(transaction(number, transaction, currency));
        });
        return read;
    }

    private static LoggedTransaction transaction(long number, Element transaction, Currency currency) {
        Element retail = transaction
                .first("RetailTransaction")
                .orElseThrow(() -> BadInput.value("RetailTransaction", "no retail transaction"));
        if (transaction.attribute("TrainingModeFlag").equals(Optional.of("true"))) {
            throw BadInput.value("TrainingModeFlag", "a basket in training is no sale");
        }
        BasketKey key = key(transaction);
        return new LoggedTransaction(number, key, at(transaction), bodies(transaction, retail, key, currency));
    }

    private static List<Event.Body> bodies(Element transaction, Element retail, BasketKey key, Currency currency) {
        String status = retail.attribute("TransactionStatus").orElse("Finished");
        Optional<String> operator = transaction.textOf("OperatorID");
        if (status.equals("PostVoided")) {
            return List.of(new Event.PostVoid(Optional.of(
                    link(retail).orElseThrow(() -> BadInput.value("TransactionLink", "it does not say which sale")))));
        }
        if (!CLOSED.contains(status)) {
            throw BadInput.value("TransactionStatus", "not of a closed basket: " + status);
        }
        LoggedGoods goods = new LoggedGoods(retail, currency);
        return transaction.attribute("TypeCode").equals(Optional.of("ReturnTransaction"))
                ? List.of(goods.returned(operator))
                : goods.sold(key, operator);
    }

    private static BasketKey key(Element transaction) {
        Optional<String> name = transaction.textOf("TransactionID").filter(id -> id.split("/", -1).length == 4);
        if (name.isPresent()) {
            return BasketKey.parse(name.get());
        }
        String store = transaction
                .first("BusinessUnit")
                .flatMap(unit -> unit.textOf("UnitID"))
                .orElseThrow(() -> BadInput.missing("UnitID"));
        return new BasketKey(
                store,
                said(transaction, "WorkstationID"),
                day(said(transaction, "BusinessDayDate")),
                said(transaction, "SequenceNumber"));
    }

    private static String said(Element from, String child) {
        return from.textOf(child).orElseThrow(() -> BadInput.missing(child));
    }

    private static LocalDate day(String text) {
        try {
            return IsoTime.date(text);
        } catch (DateTimeException e) {
            throw BadInput.value("BusinessDayDate", "not a day");
        }
    }

    private static Optional<Instant> at(Element transaction) {
        return transaction
                .textOf("EndDateTime")
                .or(() -> transaction.textOf("BeginDateTime"))
                .map(text -> {
                    try {
                        return IsoTime.instant(text);
                    } catch (DateTimeException e) {
                        throw BadInput.value("EndDateTime", "not a time with its offset");
                    }
                });
    }

    /** The transaction that another is linked to, by whatever of it is said. */
    static Optional<BasketKey> link(Element from) {
        return from.first("TransactionLink").map(link -> {
            Optional<String> name = link.textOf("TransactionID").filter(id -> id.split("/", -1).length == 4);
            return name.map(BasketKey::parse)
                    .orElseGet(() -> new BasketKey(
                            said(link, "BusinessUnit"),
                            said(link, "WorkstationID"),
                            day(link.first("BusinessDayDate")
                                    .flatMap(day -> day.textOf("Date"))
                                    .orElseThrow(() -> BadInput.missing("BusinessDayDate"))),
                            said(link, "SequenceNumber")));
        });
    }
}
