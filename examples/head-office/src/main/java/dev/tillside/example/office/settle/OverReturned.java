package dev.tillside.example.office.settle;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.example.office.delivery.Baskets;
import dev.tillside.example.office.store.Rows;
import dev.tillside.fault.BadInput;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnedLine;
import dev.tillside.wire.RefundJson;
import dev.tillside.wire.SaleJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goods that came back more than once, at tills that had not heard of each other. */
final class OverReturned {
    private final Connection book;

    OverReturned(Connection book) {
        this.book = book;
    }

    /** What the returns of a sale gave back beyond what was sold; nothing while the sale is not here. */
    List<Beyond.Excess> of(String sale) throws SQLException {
        Optional<String> json = new Baskets(book).json(BasketKey.parse(sale));
        if (json.isEmpty()) {
            return List.of();
        }
        try {
            return beyond(SaleJson.read(json.get()), returns(sale));
        } catch (BadInput e) {
            return List.of(); // stored unread
        }
    }

    private List<Refund> returns(String sale) throws SQLException {
        List<Refund> returns = new ArrayList<>(new Rows(book)
                .texts("select json from basket where original = ?", sale).stream()
                        .map(RefundJson::read)
                        .toList());
        returns.sort(Comparator.comparing((Refund refund) -> Uses.micros(refund.at()))
                .thenComparing(refund -> refund.key().toString()));
        return returns;
    }

    private static List<Beyond.Excess> beyond(Receipt receipt, List<Refund> returns) {
        Map<String, BigDecimal> left = new HashMap<>();
        for (Line line : receipt.priced().basket().lines()) {
            left.put(line.id(), line.quantity().value());
        }
        List<Beyond.Excess> beyond = new ArrayList<>();
        for (Refund refund : returns) {
            BigDecimal over = BigDecimal.ZERO;
            boolean any = false;
            for (ReturnedLine line : refund.lines()) {
                BigDecimal quantity = line.quantity().value();
                BigDecimal there =
                        left.getOrDefault(line.line(), BigDecimal.ZERO).max(BigDecimal.ZERO);
                BigDecimal missing = quantity.subtract(there).max(BigDecimal.ZERO);
                left.put(line.line(), there.subtract(quantity).max(BigDecimal.ZERO));
                any |= missing.signum() > 0;
                BigDecimal money = line.refund().value();
                over = over.add(money.multiply(missing).divide(quantity, money.scale(), RoundingMode.HALF_UP));
            }
            if (any) {
                beyond.add(excess(refund, over));
            }
        }
        return beyond;
    }

    private static Beyond.Excess excess(Refund refund, BigDecimal over) {
        Uses.Net use = new Uses.Net(refund.key(), Uses.micros(refund.at()), "", 1, over, BigDecimal.ZERO);
        return new Beyond.Excess(use, BigDecimal.ONE, BigDecimal.ONE, 0, Conflict.Reason.EXCEEDS_SOLD);
    }
}
