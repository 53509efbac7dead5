package dev.tillside.example.faults.simulation;

import dev.tillside.Health;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Outcome;
import dev.tillside.points.AccountIds;
import dev.tillside.points.Balance;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sync.DeadLetter;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.Line;
import dev.tillside.wire.Difference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds healed tills and head office against the books: what the README promises, and nothing else. */
final class Oracle {
    private final World world;
    private final Books books;
    private final Office office;

    Oracle(World world) {
        this.world = world;
        this.books = world.books();
        this.office = world.headquarters().office();
    }

    /** @param draw what is looked at in some runs only */
    void judge(Draw draw) {
        try {
            for (Workstation at : world.workstations()) {
                receipts(at);
                health(at);
            }
            coupons();
            atHeadOffice();
            accounts();
            if (draw.percent(30)) {
                verified(); // as dear as pricing all of it again
            }
            for (Workstation at : world.workstations()) {
                at.switchOff();
                new JournalRows(at.journal(), books, at.number()).check();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A till has what it acknowledged, in order and as it was printed, and what the others sold; and nothing else. */
    private void receipts(Workstation at) {
        Set<String> acknowledged = new TreeSet<>();
        for (Books.Sold sold : books.soldList()) {
            BasketKey key = sold.receipt().key();
            if (sold.till() == at.number()) {
                acknowledged.add(key.toString());
                books.same(sold.receipt(), at.till().receipt(key));
            } else if (!books.disputed(key)) {
                books.same(sold.receipt(), at.till().receipt(key));
            }
        }
        List<String> sales = at.till().sales().stream().map(BasketKey::toString).toList();
        Violation.unlessSame(sales.size(), new HashSet<>(sales).size(), "a sale is there once", sales);
        Violation.unlessSame(
                acknowledged, new TreeSet<>(sales), "a till has what it acknowledged and no more", at.number());
        for (List<Books.Back> backs : books.returns().values()) {
            for (Books.Back back : backs) {
                Optional<Refund> found = at.till().refund(back.refund().key());
                boolean must = back.till() == at.number()
                        || !books.disputed(back.refund().key());
                Violation.unless(found.isPresent() || !must, "what came back is known", back.toString());
                if (must && !books.names(back.refund().member())) {
                    Violation.unlessSame(
                            Books.text(back.refund()),
                            Books.text(found.get()),
                            "a return stays as it was",
                            at.number());
                }
            }
        }
    }

    private void health(Workstation at) {
        Health health = at.till().health();
        Violation.unlessSame(false, health.storeFailing(), "a healed disk is not said to fail", at.number());
        Violation.unlessSame(0, health.waiting(), "nothing waits", at.number());
        Violation.unlessSame(health.room() < 256L << 20, health.roomShort(), "room is told", at.number());
        Line line = health.line().orElseThrow();
        Violation.unlessSame(Line.State.CLOSED, line.state(), "the line recovers", line);
        List<DeadLetter> letters = at.till().deadLetters();
        Violation.unlessSame(letters.size(), health.deadLetters(), "dead letters are counted", at.number());
        for (DeadLetter letter : letters) {
            Violation.unless(
                    books.disputed(letter.key()), "what head office takes again is no dead letter", letter.toString());
        }
        Violation.unless(
                at.till().checkouts().isEmpty(),
                "what ended is not open",
                at.till().checkouts().toString());
    }

    /** One till never lets a coupon count too often; two that had not heard of each other may, and then say so. */
    private void coupons() {
        for (String member : Catalogue.MEMBERS) {
            String coupon = Catalogue.coupon(member);
            if (books.erased().contains(member) || isFreeTwice(coupon)) {
                continue;
            }
            int all = 0;
            for (Workstation at : world.workstations()) {
                int uses = 0;
                for (Books.Sold sold : books.soldList()) {
                    uses += sold.till() == at.number() ? uses(sold.receipt(), coupon) - restored(sold, coupon) : 0;
                }
                Violation.unless(
                        uses <= Catalogue.COUPON_USES, "a till counts a coupon's uses", coupon + " at " + at.number());
                all += uses;
            }
            boolean told = all <= Catalogue.COUPON_USES || books.conflicts().contains(coupon);
            boolean heard =
                    world.reportsAreWhole() && world.workstations().stream().noneMatch(Workstation::inBackground);
            Violation.unless(told || !heard, "a coupon used too often is told", coupon + " " + all);
        }
    }

    private boolean isFreeTwice(String coupon) {
        return books.soldList().stream()
                .map(Books.Sold::receipt)
                .anyMatch(receipt -> uses(receipt, coupon) > 0
                        && (books.disputed(receipt.key()) || books.returnedTwice(receipt.key())));
    }

    static int uses(Receipt receipt, String coupon) {
        return receipt.priced().outcomes().stream()
                .filter(outcome -> outcome.coupon().equals(Optional.of(coupon)))
                .mapToInt(Outcome::uses)
                .sum();
    }

    private int restored(Books.Sold sold, String coupon) {
        return books.returns().values().stream()
                .flatMap(List::stream)
                .filter(back ->
                        back.refund().of().equals(Optional.of(sold.receipt().key())))
                .flatMap(back -> back.refund().plan().couponsRestored().stream())
                .filter(restored -> restored.coupon().equals(coupon))
                .mapToInt(restored -> restored.uses())
                .sum();
    }

    /** Head office has each transaction once, with the bytes that the till has. */
    private void atHeadOffice() throws IOException {
        List<BasketKey> keys = office.basketKeys();
        Set<String> expected = new TreeSet<>();
        books.sales().keySet().forEach(key -> expected.add(key.toString()));
        Set<String> found = new TreeSet<>();
        keys.forEach(key -> found.add(key.toString()));
        Violation.unlessSame(keys.size(), found.size(), "head office has each sale once", keys);
        Violation.unlessSame(expected, found, "head office has what was sold and no more", "sales");
        for (List<Books.Sold> sold : books.sales().values()) {
            Receipt receipt = sold.get(0).receipt();
            List<Integer> tills = sold.stream().map(Books.Sold::till).toList();
            delivered(receipt.key(), tills, books.names(receipt.member()));
        }
        for (List<Books.Back> back : books.returns().values()) {
            Refund refund = back.get(0).refund();
            List<Integer> tills = back.stream().map(Books.Back::till).toList();
            delivered(refund.key(), tills, books.names(refund.member()));
        }
    }

    private void delivered(BasketKey key, List<Integer> tills, boolean erased) throws IOException {
        Optional<String> stored = office.basket(key);
        Violation.unless(stored.isPresent(), "head office has what was acknowledged", key.toString());
        if (!erased) {
            world.note(key + " " + Trace.digest(stored.get()));
            List<String> sent = new ArrayList<>();
            for (int till : tills) {
                sent.add(world.workstations()
                        .get(till - 1)
                        .till()
                        .delivery(key)
                        .map(Delivery::json)
                        .orElse("nothing"));
            }
            Violation.unless(
                    sent.contains(stored.get()), "head office has the till's bytes", key + ": " + stored.get());
        }
    }

    /** Every till and head office know one balance, and it is the sum of what was acknowledged. */
    private void accounts() throws IOException {
        for (String member : Catalogue.MEMBERS) {
            String account = Catalogue.account(member);
            if (!books.agreed(account)) {
                continue;
            }
            MemberId id = account.equals(Catalogue.HOUSEHOLD)
                    ? AccountIds.ofHousehold(Catalogue.HOUSEHOLD)
                    : new MemberId(account);
            long sum = office.points(id).value().longValueExact();
            world.note(account + " has " + sum);
            Violation.unless(
                    !books.addsUp(account) || sum == books.points(account),
                    "head office knows the sum",
                    account + ": " + sum + ", not " + books.points(account));
            for (Workstation at : world.workstations()) {
                Balance balance = at.till().balance(new MemberId(member));
                long points = balance.points()
                        .plus(balance.pending())
                        .minus(balance.debt())
                        .value()
                        .longValueExact();
                Violation.unlessSame(
                        Catalogue.opening(account) + sum, points, "a balance is a sum", member + " at " + at.number());
            }
        }
    }

    /** Head office computes every sale and return again, from what they were priced with. */
    private void verified() throws IOException {
        Map<BasketKey, List<Books.Back>> returns = books.returns();
        office.verify((key, difference) -> allowed(key, difference, returns));
    }

    private void allowed(BasketKey key, Difference difference, Map<BasketKey, List<Books.Back>> returns) {
        boolean twoTills = returns.getOrDefault(key, List.of()).stream()
                .flatMap(back -> back.refund().of().stream())
                .anyMatch(sale -> tills(sale) > 1);
        Violation.unless(
                twoTills || books.disputed(key) || !books.erased().isEmpty(),
                "a sale can be computed again",
                key + ": " + difference);
    }

    /** At how many tills goods of that sale came back. */
    private long tills(BasketKey sale) {
        return books.returns().values().stream()
                .flatMap(List::stream)
                .filter(back -> back.refund().of().equals(Optional.of(sale)))
                .map(Books.Back::till)
                .distinct()
                .count();
    }
}
