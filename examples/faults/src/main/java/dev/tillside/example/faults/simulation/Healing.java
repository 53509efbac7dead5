package dev.tillside.example.faults.simulation;

import dev.tillside.Checkout;
import dev.tillside.basket.BasketKey;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sync.DeadLetter;
import dev.tillside.sync.SyncReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The day on which everything is well again: disks have room, the line stands, and whoever did not know finds out. */
final class Healing {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(225);

    private final World world;
    private final Books books;

    Healing(World world) {
        this.world = world;
        this.books = world.books();
    }

    void heal(Draw draw) {
        world.trace().line("everything is well again");
        for (Workstation each : world.workstations()) {
            each.disk().well();
            each.road().weather(Road.Weather.CALM, 0);
            each.road().reconciled();
            each.road().arrive();
            world.switchOn(each);
            Violation.unless(each.isOn(), "a healed till opens", "till " + each.number());
        }
        rounds();
        world.workstations().forEach(this::findOut);
        world.workstations().forEach(this::sendAgain);
        world.workstations().forEach(each -> finish(each, draw));
        world.workstations().forEach(each -> sellOne(each, draw));
        rounds();
        rounds();
        exchanges();
    }

    /** Whatever waited is at head office, and what the others did is known. */
    private void rounds() {
        for (Workstation each : world.workstations()) {
            if (!each.inBackground()) {
                SyncReport report = each.till().sync();
                report.conflicts().forEach(conflict -> books.conflict(conflict.coupon()));
                Violation.unless(report.failure().isEmpty(), "a round on a sound line goes well", report.toString());
            }
        }
        world.pass(LONGEST_WAIT);
        for (Workstation each : world.workstations()) {
            Violation.unlessSame(0, each.till().waiting(), "nothing waits for ever", "till " + each.number());
        }
    }

    /** What nobody knew is one thing or the other, and committed by one till once. */
    private void findOut(Workstation at) {
        for (BasketKey key : List.copyOf(books.unclear(at.number()))) {
            boolean here = at.till().delivery(key).isPresent();
            Optional<Receipt> receipt = at.till().receipt(key).filter(r -> here);
            Optional<Refund> refund = at.till().refund(key).filter(r -> here);
            receipt.ifPresent(found -> books.sold(at.number(), found));
            refund.ifPresent(found -> books.takenBack(at.number(), found));
            books.unclear(at.number()).remove(key);
            world.note("unknown was " + key + ": " + (here ? "there" : "not there"));
        }
    }

    private void sendAgain(Workstation at) {
        for (DeadLetter letter : at.till().deadLetters()) {
            Violation.unless(
                    at.road().wasRefused(letter.key()) || books.disputed(letter.key()),
                    "only what head office refused is set aside",
                    letter.toString());
            Violation.unless(at.till().resend(letter.key()), "a dead letter can be sent again", letter.toString());
        }
    }

    /** Baskets that still stand open come to an end. */
    private void finish(Workstation at, Draw draw) {
        for (Checkout sale : at.till().checkouts()) {
            if (sale.state() == Checkout.State.SUSPENDED && draw.percent(60)) {
                at.till().resume(sale.key());
                world.takenUp(at, sale.key());
            }
            if (draw.percent(60) && sale.state() != Checkout.State.SUSPENDED) {
                Counter.commit(world, at, sale, false);
            }
            if (sale.state() != Checkout.State.COMMITTED) {
                Counter.cancel(world, at, sale);
            }
            Violation.unless(
                    at.till().checkout(sale.key()).isEmpty(), "a basket can be ended", sale.key() + " " + sale.state());
        }
    }

    private void sellOne(Workstation at, Draw draw) {
        Checkout sale = Counter.begin(world, at, false)
                .orElseThrow(() -> new Violation("a healed till sells", "till " + at.number()));
        Violation.unless(
                sale.warnings().isEmpty(),
                "a healed till saves",
                sale.warnings().toString());
        Counter.fill(world, at, sale, draw);
        Counter.commit(world, at, sale, false);
        Violation.unless(
                books.soldAt(at.number(), sale.key()).isPresent(),
                "a healed till sells",
                sale.key().toString());
    }

    /** Goods that stood in a sale's basket came back with it, and only so. */
    private void exchanges() {
        for (Books.Exchange exchange : books.exchanges()) {
            Workstation at = world.workstations().get(exchange.till() - 1);
            Optional<Refund> refund = at.till().refund(exchange.refund());
            boolean stands = books.soldAt(exchange.till(), exchange.sale())
                    .map(sold -> sold.receipt().priced().basket().lines().stream()
                            .anyMatch(line ->
                                    line.id().startsWith(exchange.refund().tx() + "/")))
                    .orElse(false);
            Violation.unlessSame(stands, refund.isPresent(), "an exchange is whole or not at all", exchange.toString());
            refund.ifPresent(found -> books.takenBack(exchange.till(), found));
        }
    }
}
