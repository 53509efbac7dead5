package dev.tillside.example.faults.simulation;

import dev.tillside.Checkout;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Quantity;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Returning;
import java.util.List;
import java.util.Optional;

/** Goods that come back: with the receipt, at whichever till, in parts, in exchange, and sales undone. */
final class Returner {
    private Returner() {}

    static void withReceipt(World world, Workstation at, Draw draw) {
        Optional<ReturnRequest> request = request(world, at, draw);
        if (request.isPresent()) {
            BasketKey key = request.get().key();
            Answer<Refund> answer =
                    ask(world, at, key, "take back " + key, () -> at.till().takeBack(request.get()));
            if (answer.value().isPresent() && draw.percent(40)) {
                ask(world, at, key, "take back again " + key, () -> at.till().takeBack(request.get()));
            }
        }
    }

    private static Answer<Refund> ask(
            World world, Workstation at, BasketKey key, String what, java.util.function.Supplier<Refund> asked) {
        boolean wasClear = world.books().unclear(at.number()).add(key);
        Answer<Refund> answer = world.ask(at, what, asked);
        answer.value().ifPresent(refund -> {
            world.note(Books.text(refund));
            world.books().takenBack(at.number(), refund);
        });
        if (wasClear && !answer.isUnknown()) {
            world.books().unclear(at.number()).remove(key);
        }
        return answer;
    }

    private static Optional<ReturnRequest> request(World world, Workstation at, Draw draw) {
        List<Books.Sold> sold = world.books().soldList();
        if (sold.isEmpty()) {
            return Optional.empty();
        }
        Receipt receipt = draw.of(sold).receipt();
        List<Line> lines = receipt.priced().basket().lines().stream()
                .filter(line -> line.amount().isPositive())
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Line line = draw.of(lines);
        int quantity = draw.percent(60) ? line.quantity().value().intValue() : 1;
        return Counter.key(world, at, "R")
                .map(key -> ReturnRequest.of(
                        key, receipt.key(), new Returning.Asked(line.id(), Quantity.of(Math.max(1, quantity)))));
    }

    static void withoutReceipt(World world, Workstation at, Draw draw) {
        Line line = Catalogue.goods("1", draw);
        Counter.key(world, at, "R").ifPresent(key -> {
            ReturnRequest request = ReturnRequest.withoutReceipt(
                    key, new Returning.Loose(line.id(), line.item(), line.unit(), line.quantity(), line.amount()));
            ask(world, at, key, "take back loose " + key, () -> at.till().takeBack(request));
        });
    }

    static void exchange(World world, Workstation at, Draw draw) {
        Optional<ReturnRequest> request = request(world, at, draw);
        if (request.isEmpty()) {
            return;
        }
        Optional<Checkout> sale = Counter.begin(world, at, false);
        if (sale.isEmpty()) {
            return;
        }
        OpenBasket basket = world.books().open(at.number()).get(sale.get().key());
        basket.tryingAnything();
        world.books().exchange(at.number(), sale.get().key(), request.get().key());
        Answer<Refund> answer = world.ask(at, "exchange " + request.get().key(), () -> at.till()
                .takeBack(request.get().into(sale.get().key())));
        Violation.unless(
                answer.value().map(refund -> !refund.again()).orElse(true),
                "a new return is made now",
                answer.toString());
        basket.acknowledged(sale.get());
        Counter.fill(world, at, sale.get(), draw);
        if (draw.percent(85)) {
            Counter.pay(world, at, sale.get(), draw);
        }
    }

    static void postVoid(World world, Workstation at, Draw draw) {
        List<Books.Sold> sold = world.books().soldList();
        if (sold.isEmpty()) {
            return;
        }
        BasketKey sale = draw.of(sold).receipt().key();
        BasketKey key = sale.about("void");
        if (world.books().returns().getOrDefault(key, List.of()).stream().anyMatch(b -> b.till() == at.number())) {
            return;
        }
        ask(world, at, key, "post-void " + sale, () -> at.till().postVoid(sale));
    }
}
