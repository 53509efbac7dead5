package dev.tillside.example.faults.day;

import dev.tillside.Checkout;
import dev.tillside.Checkout.State;
import dev.tillside.basket.Line;
import dev.tillside.item.Quantity;
import dev.tillside.money.Points;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Returning;
import dev.tillside.sale.Tender;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The day's script. */
public final class Day {
    private static final Day SCRIPT = new Day();

    private final List<Step> steps = new ArrayList<>();

    private Day() {
        morning();
        aside();
        afternoon();
        evening();
    }

    static List<Step> steps() {
        return List.copyOf(SCRIPT.steps);
    }

    /** How many steps the day has. */
    public static int length() {
        return SCRIPT.steps.size();
    }

    public static String name(int step) {
        return SCRIPT.steps.get(step).name();
    }

    private void morning() {
        step("open", counter -> {}, counter -> true); // the till is opened before every step where it is not
        sync("publish", Counter::publish);
        sync("sync", Counter::sync);
        begin("T1");
        scan("T1", "CARD-1");
        add("T1", Shop.line("1", "TEA", 2, "6.00"));
        add("T1", Shop.line("2", "SOAP", 1, "2.49"));
        edit(
                "quantity",
                "T1",
                sale -> sale.quantity("2", Quantity.of(3), Shop.money("7.47")),
                sale -> sale.lines().stream().anyMatch(line -> line.quantity().equals(Quantity.of(3))));
        commit("T1");
        begin("T2");
        add("T2", Shop.line("1", "MILK", 3, "3.60"));
        add("T2", Shop.line("2", "BREAD", 1, "1.80"));
        edit("void", "T2", sale -> sale.voidLine("2"), sale -> !holds(sale, "2"));
        scan("T2", "CARD-1");
        lock("T2");
        redeem("T2");
        commit("T2");
    }

    private void aside() {
        begin("T3");
        scan("T3", "CARD-2");
        add("T3", Shop.line("1", "TEA", 1, "3.00"));
        add("T3", Shop.line("2", "KETTLE", 1, "30.00"));
        step(
                "suspend T3",
                counter -> counter.sale("T3").suspend(),
                counter -> standing(counter, "T3", State.SUSPENDED));
        sync("sync", Counter::sync);
        begin("T4");
        add("T4", Shop.line("1", "MILK", 1, "1.20"));
        step("cancel T4", counter -> counter.sale("T4").cancel(), counter -> counter.till()
                .checkout(Shop.key("T4"))
                .isEmpty());
        step(
                "resume T3",
                counter -> counter.till().resume(Shop.key("T3")),
                counter -> standing(counter, "T3", State.OPEN));
        commit("T3");
    }

    private void afternoon() {
        giveBack("R1", "T1", "2");
        begin("T5");
        scan("T5", "CARD-1");
        add("T5", Shop.line("1", "TEA", 1, "3.00"));
        lock("T5");
        edit("unlock", "T5", Checkout::unlock, sale -> sale.state() == State.OPEN);
        redeem("T5");
        lock("T5");
        commit("T5");
        steps.add(new Step(
                "post-void T2",
                counter -> counter.till().postVoid(Shop.key("T2")).again(),
                counter -> !counter.till().refunds(Shop.key("T2")).isEmpty(),
                false));
        training();
        step(
                "take by hand",
                counter -> counter.till()
                        .take(List.of(ReferenceObject.read(
                                Shop.byHand(), counter.till().program()))),
                counter -> false);
        sync("sync", Counter::sync);
    }

    private void training() {
        step(
                "begin training X1",
                counter -> counter.till().beginTraining(Shop.key("X1"), Optional.empty()),
                counter -> known(counter, "X1"));
        add("X1", Shop.line("1", "TEA", 9, "27.00"));
        commit("X1");
    }

    private void evening() {
        begin("T6");
        exchange("R2", "T3", "2", "T6");
        add("T6", Shop.line("1", "TEAPOT", 1, "22.50"));
        commit("T6");
        begin("T7");
        add("T7", Shop.line("1", "MILK", 4, "4.80"));
        sync("sync", Counter::sync);
        sync("restart", counter -> {
            counter.close();
            counter.open();
        });
        scan("T7", "CARD-2");
        commit("T7");
        sync("sync", Counter::sync);
        sync("close", Counter::close);
    }

    private interface Doing {
        void with(Counter counter) throws IOException;
    }

    private void step(String name, Doing doing, Step.Question done) {
        steps.add(new Step(name, counter -> done(doing, counter), done, false));
    }

    /** What may be done again, so that nobody needs to ask. */
    private void sync(String name, Doing doing) {
        steps.add(new Step(name, counter -> done(doing, counter), counter -> false, false));
    }

    private static boolean done(Doing doing, Counter counter) throws IOException {
        doing.with(counter);
        return false;
    }

    private void begin(String tx) {
        step("begin " + tx, counter -> counter.till().begin(Shop.key(tx)), counter -> known(counter, tx));
    }

    private void scan(String tx, String card) {
        edit("card", tx, sale -> sale.scan(card), sale -> sale.member().isPresent());
    }

    private void add(String tx, Line line) {
        edit("add " + line.id(), tx, sale -> sale.add(line), sale -> holds(sale, line.id()));
    }

    private void lock(String tx) {
        edit("lock", tx, Checkout::lock, sale -> sale.state() == State.LOCKED);
    }

    private void redeem(String tx) {
        edit("redeem", tx, sale -> sale.redeem(Points.of(100)), sale -> !sale.price()
                .redeemed()
                .isEmpty());
    }

    private void edit(String what, String tx, Consumer<Checkout> edit, Predicate<Checkout> done) {
        step(
                what + " " + tx,
                counter -> edit.accept(counter.sale(tx)),
                counter -> counter.till().checkout(Shop.key(tx)).filter(done).isPresent());
    }

    private void commit(String tx) {
        steps.add(new Step("commit " + tx, counter -> committed(counter, tx), counter -> counter.sold(tx), true));
    }

    /** A till that does not have the sale open any more asks for its receipt, as after a crash. */
    private static boolean committed(Counter counter, String tx) {
        Optional<Checkout> sale = counter.till().checkout(Shop.key(tx));
        if (sale.isEmpty()) {
            return counter.till().receipt(Shop.key(tx)).isPresent();
        }
        Receipt receipt = sale.get().commit(Tender.card(sale.get().price().due()));
        if (!sale.get().commit(Tender.card(receipt.priced().due())).again()) {
            throw new IllegalStateException("a second commit of " + tx + " does not say so");
        }
        return receipt.again();
    }

    private void giveBack(String key, String receipt, String line) {
        ReturnRequest request =
                ReturnRequest.of(Shop.key(key), Shop.key(receipt), new Returning.Asked(line, Quantity.of(1)));
        steps.add(new Step(
                "return " + key,
                counter -> counter.till().takeBack(request).again(),
                counter -> counter.till().refund(Shop.key(key)).isPresent(),
                true));
    }

    private void exchange(String key, String receipt, String line, String basket) {
        ReturnRequest request = ReturnRequest.of(
                        Shop.key(key), Shop.key(receipt), new Returning.Asked(line, Quantity.of(1)))
                .into(Shop.key(basket));
        step("exchange " + key, counter -> counter.till().takeBack(request), counter -> counter.till()
                .checkout(Shop.key(basket))
                .filter(sale -> holds(sale, key + "/" + line))
                .isPresent());
    }

    private static boolean holds(Checkout sale, String line) {
        return sale.lines().stream().anyMatch(held -> held.id().equals(line));
    }

    private static boolean standing(Counter counter, String tx, State state) {
        return counter.till()
                .checkout(Shop.key(tx))
                .filter(sale -> sale.state() == state)
                .isPresent();
    }

    private static boolean known(Counter counter, String tx) {
        return counter.sold(tx) || counter.till().checkout(Shop.key(tx)).isPresent();
    }
}
