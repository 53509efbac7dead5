package dev.tillside.pos.drop;

import dev.tillside.LoyaltyTill;
import dev.tillside.basket.Line;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.sale.Receipt;
import dev.tillside.wire.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a sale that was booked is the one that a file tells, so that a file taken twice books nothing twice. */
record Sameness(LoyaltyTill till) {
    /** What a till sold, without what the library adds to it. */
    private record Sold(ItemId item, Quantity quantity, Unit unit, Money amount) {
        static Sold of(Line line) {
            return new Sold(line.item(), line.quantity(), line.unit(), line.amount());
        }

        Sold with(Quantity other, Money otherAmount) {
            return new Sold(item, other, unit, otherAmount);
        }
    }

    boolean same(Receipt booked, ClosedTransaction.Sale told) {
        Event.Begin begin = (Event.Begin) told.first().event().body();
        return told.last().event().body() instanceof Event.Commit commit
                && booked.operator().equals(begin.operator())
                && booked.payment().equals(commit.payment())
                && goods(booked, exchanges(told)).equals(goods(told))
                && shopper(booked, told);
    }

    /** Goods that came back in exchange stand in the sale, under the return's number. */
    private static List<String> exchanges(ClosedTransaction.Sale told) {
        return told.said().stream()
                .filter(said -> said.event().body() instanceof Event.Return)
                .map(said -> said.event().tx() + "/")
                .toList();
    }

    private static Map<String, Sold> goods(Receipt booked, List<String> exchanges) {
        Map<String, Sold> goods = new LinkedHashMap<>();
        for (Line line : booked.priced().basket().lines()) {
            if (exchanges.stream().noneMatch(line.id()::startsWith)) {
                goods.put(line.id(), Sold.of(line));
            }
        }
        return goods;
    }

    private static Map<String, Sold> goods(ClosedTransaction.Sale told) {
        Map<String, Sold> goods = new LinkedHashMap<>();
        for (ClosedTransaction.Said said : told.said()) {
            Event.Body body = said.event().body();
            if (body instanceof Event.Add add) {
                goods.put(add.line().id(), Sold.of(add.line()));
            } else if (body instanceof Event.ChangeQuantity change) {
                goods.computeIfPresent(change.line(), (id, sold) -> sold.with(change.quantity(), change.amount()));
            } else if (body instanceof Event.VoidLine voided) {
                goods.remove(voided.line());
            }
        }
        return goods;
    }

    /** A card that reference data do not list is not looked into: what it was is known to the sale alone. */
    private boolean shopper(Receipt booked, ClosedTransaction.Sale told) {
        List<MemberId> members = new ArrayList<>();
        for (ClosedTransaction.Said said : told.said()) {
            Event.Body body = said.event().body();
            if (body instanceof Event.Identify identify) {
                members.add(identify.member());
            } else if (body instanceof Event.ScanText scan) {
                members.addAll(till.members(scan.raw()));
            } else if (body instanceof Event.Forget) {
                members.clear();
            }
        }
        Optional<MemberId> member = booked.member();
        return members.isEmpty() || member.isPresent() && members.contains(member.get());
    }
}
