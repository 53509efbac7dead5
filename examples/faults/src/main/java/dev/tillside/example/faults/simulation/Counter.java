package dev.tillside.example.faults.simulation;

import dev.tillside.Checkout;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.Code;
import dev.tillside.item.Quantity;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.PricedBasket;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.sync.DeadLetter;
import dev.tillside.sync.SyncReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What cashiers do at a till: baskets from the first scan to the receipt, and what may lie between. */
final class Counter {
    private Counter() {}

    static void sale(World world, Workstation at, Draw draw) {
        begin(world, at, false).ifPresent(sale -> {
            fill(world, at, sale, draw);
            pay(world, at, sale, draw);
        });
    }

    static void training(World world, Workstation at, Draw draw) {
        begin(world, at, true).ifPresent(sale -> {
            fill(world, at, sale, draw);
            if (draw.percent(70)) {
                commit(world, at, sale, false);
            }
        });
    }

    static void openBasket(World world, Workstation at, Draw draw) {
        begin(world, at, false).ifPresent(sale -> fill(world, at, sale, draw));
    }

    static Optional<Checkout> begin(World world, Workstation at, boolean training) {
        Optional<BasketKey> key = key(world, at, "T");
        if (key.isEmpty()) {
            return Optional.empty();
        }
        OpenBasket basket = world.books().begin(at.number(), key.get(), training);
        Answer<Checkout> begun = world.ask(
                at,
                "begin " + key.get(),
                () -> training
                        ? at.till().beginTraining(key.get(), Optional.empty())
                        : at.till().begin(key.get()));
        begun.value().ifPresent(basket::acknowledged);
        if (begun.value().isEmpty() && !begun.isUnknown()) {
            Violation.unless(
                    !begun.code().equals(Optional.of(Code.DUPLICATE_TRANSACTION)), "a new key is free", key.toString());
        }
        return begun.value();
    }

    /** The next key of the till's own day; none while the till knows no programme. */
    static Optional<BasketKey> key(World world, Workstation at, String letter) {
        return world.ask(at, "today", () -> at.till().today(at.store())).value().map(day -> at.key(letter, day));
    }

    /** Scans and adds, and sometimes thinks better of it. */
    static void fill(World world, Workstation at, Checkout sale, Draw draw) {
        OpenBasket basket = world.books().open(at.number()).get(sale.key());
        if (draw.percent(65)) {
            String member = draw.of(Catalogue.MEMBERS);
            basket.trying(member);
            world.ask(at, "scan card of " + member, () -> sale.scan(Catalogue.card(member)))
                    .value()
                    .ifPresent(scanned -> basket.acknowledged(sale));
        }
        int lines = draw.between(1, 4);
        for (int i = 0; i < lines; i++) {
            Line line = Catalogue.goods(String.valueOf(sale.lines().size() + 1 + draw.below(2) * 10), draw);
            basket.trying(line);
            world.say(at, "add " + line.item().code() + " x " + line.quantity().plain(), () -> sale.add(line))
                    .value()
                    .ifPresent(added -> basket.acknowledged(sale));
        }
        change(world, at, sale, basket, draw);
    }

    private static void change(World world, Workstation at, Checkout sale, OpenBasket basket, Draw draw) {
        List<Line> lines = sale.lines();
        if (lines.isEmpty()) {
            return;
        }
        Line line = draw.of(lines);
        if (draw.percent(12)) {
            int quantity = draw.between(1, 4);
            Money amount = Catalogue.price(line.item().code(), quantity);
            basket.trying(line.withQuantity(Quantity.of(quantity), amount));
            world.say(at, "quantity", () -> sale.quantity(line.id(), Quantity.of(quantity), amount))
                    .value()
                    .ifPresent(changed -> basket.acknowledged(sale));
        } else if (draw.percent(10)) {
            basket.tryingWithout(line.id());
            world.say(at, "void", () -> sale.voidLine(line.id())).value().ifPresent(gone -> basket.acknowledged(sale));
        }
    }

    /** From the lock to the receipt; now and then the shopper goes back. */
    static void pay(World world, Workstation at, Checkout sale, Draw draw) {
        if (world.ask(at, "lock", sale::lock).value().isEmpty()) {
            return;
        }
        redeem(world, at, sale, draw);
        if (draw.percent(6)) {
            world.say(at, "unlock", sale::unlock);
            return;
        }
        commit(world, at, sale, draw.percent(6));
    }

    private static void redeem(World world, Workstation at, Checkout sale, Draw draw) {
        if (draw.percent(30)) {
            Points points = Points.of(10L * draw.between(1, 8));
            world.say(at, "redeem " + points.plain(), () -> sale.redeem(points));
        }
        List<String> vouchers = world.books().vouchers();
        if (!vouchers.isEmpty() && draw.percent(35)) {
            String code = draw.of(vouchers);
            world.say(at, "redeem a voucher", () -> sale.redeem(code));
        }
    }

    /** Pays what is due; where the till cannot, the basket stands. */
    static void commit(World world, Workstation at, Checkout sale, boolean wrongFirst) {
        Optional<PricedBasket> priced = world.ask(at, "price", sale::price).value();
        if (priced.isEmpty()) {
            return;
        }
        Money due = priced.get().due();
        if (wrongFirst) {
            Money wrong = due.plus(due.withMinor(1));
            Answer<Receipt> answer = committed(world, at, sale, wrong);
            Violation.unless(
                    answer.value().isEmpty() || answer.value().get().again(), "tenders must fit", answer.toString());
        }
        committed(world, at, sale, due);
    }

    private static Answer<Receipt> committed(World world, Workstation at, Checkout sale, Money due) {
        OpenBasket basket = world.books().open(at.number()).get(sale.key());
        boolean wasClear = world.books().unclear(at.number()).add(sale.key());
        boolean wasThere = basket != null && basket.mayBeGone();
        Answer<Receipt> answer = world.ask(at, "commit " + due.plain(), () -> sale.commit(Tender.card(due)));
        if (answer.value().isPresent()) {
            world.note(Books.text(answer.value().get()));
            if (sale.training()) {
                world.books().closed(at.number(), sale.key());
            } else {
                world.books().sold(at.number(), answer.value().get());
            }
        } else if (!answer.isUnknown()) {
            if (wasClear) {
                world.books().unclear(at.number()).remove(sale.key());
            }
            if (wasThere && at.till().checkout(sale.key()).isPresent()) {
                basket.isThere();
            }
        }
        return answer;
    }

    static Optional<Checkout> anyOpen(World world, Workstation at, Draw draw) {
        List<Checkout> open = at.till().checkouts();
        return open.isEmpty() ? Optional.empty() : Optional.of(draw.of(open));
    }

    /** Goes on with a basket that stands open. */
    static void goOn(World world, Workstation at, Draw draw) {
        Optional<Checkout> open = anyOpen(world, at, draw);
        if (open.isEmpty()
                || !world.books().open(at.number()).containsKey(open.get().key())) {
            return;
        }
        Checkout sale = open.get();
        if (draw.percent(30) && sale.state() == Checkout.State.OPEN) {
            fill(world, at, sale, draw);
        }
        if (draw.percent(70)) {
            pay(world, at, sale, draw);
        } else {
            commit(world, at, sale, false);
        }
    }

    static void suspend(World world, Workstation at, Draw draw) {
        anyOpen(world, at, draw).ifPresent(sale -> world.say(at, "suspend " + sale.key(), sale::suspend));
    }

    static void resume(World world, Workstation at, Draw draw) {
        List<BasketKey> keys =
                world.ask(at, "suspended", () -> at.till().suspended()).value().orElse(List.of());
        if (keys.isEmpty()) {
            return;
        }
        BasketKey key = draw.of(keys);
        OpenBasket coming = new OpenBasket(key, false, world.books().erased());
        coming.tryingAnything();
        boolean own = world.books().open(at.number()).containsKey(key);
        if (!own) {
            world.books().took(at.number(), coming);
        }
        world.takenUp(at, key); // where the power goes meanwhile, nobody knows
        world.ask(at, "resume " + key, () -> at.till().resume(key)).value().ifPresent(sale -> {
            if (!own) {
                world.books()
                        .took(at.number(), OpenBasket.taken(sale, world.books().erased()));
            }
            world.takenUp(at, key);
        });
    }

    static void cancel(World world, Workstation at, Draw draw) {
        anyOpen(world, at, draw).ifPresent(sale -> cancel(world, at, sale));
    }

    static void cancel(World world, Workstation at, Checkout sale) {
        OpenBasket basket = world.books().open(at.number()).get(sale.key());
        boolean wasThere = basket != null && basket.mayBeGone();
        Answer<Boolean> answer = world.say(at, "cancel " + sale.key(), sale::cancel);
        if (answer.value().isPresent()) {
            world.books().closed(at.number(), sale.key());
        } else if (wasThere
                && !answer.isUnknown()
                && at.till().checkout(sale.key()).isPresent()) {
            basket.isThere();
        }
    }

    /** What was answered once is answered again, and nothing is done twice. */
    static void askAgain(World world, Workstation at, Draw draw) {
        List<BasketKey> keys = new ArrayList<>();
        world.books().soldList().stream()
                .filter(sold -> sold.till() == at.number())
                .forEach(sold -> keys.add(sold.receipt().key()));
        if (keys.isEmpty()) {
            return;
        }
        BasketKey key = draw.of(keys);
        Receipt sold = world.books().soldAt(at.number(), key).orElseThrow().receipt();
        Answer<Optional<Receipt>> found =
                world.ask(at, "receipt " + key, () -> at.till().receipt(key));
        found.value().ifPresent(receipt -> world.books().same(sold, receipt));
        Answer<Checkout> begun =
                world.ask(at, "begin again " + key, () -> at.till().begin(key));
        Violation.unless(begun.value().isEmpty(), "a key is used once", key.toString());
    }

    /** A round in the cashier's thread, where the till goes none by itself. */
    static void sync(World world, Workstation at, Draw draw) {
        if (at.inBackground()) {
            return;
        }
        Answer<SyncReport> answer = world.ask(at, "sync", () -> at.till().sync());
        answer.value().ifPresent(report -> {
            report.conflicts().forEach(conflict -> world.books().conflict(conflict.coupon()));
            world.note("pushed " + report.pushed() + ", refused " + report.refused() + ", pulled " + report.pulled()
                    + ", waiting " + report.waiting()
                    + report.failure().map(f -> ", " + f).orElse(""));
        });
    }

    static void resend(World world, Workstation at, Draw draw) {
        List<DeadLetter> letters = world.ask(at, "dead letters", () -> at.till().deadLetters())
                .value()
                .orElse(List.of());
        if (!letters.isEmpty()) {
            BasketKey key = draw.of(letters).key();
            world.ask(at, "resend " + key, () -> at.till().resend(key));
        }
    }
}
