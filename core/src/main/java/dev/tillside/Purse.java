package dev.tillside;

import dev.tillside.internal.outbox.Granted;
import dev.tillside.internal.store.Undelivered;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.points.AccountIds;
import dev.tillside.points.Burn;
import dev.tillside.points.Redemption;
import dev.tillside.sync.Lease;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What points and vouchers may pay of one sale: what the till knows to be there, and of that no more than head office holds back
 * for the basket, or, where it has not answered, than the programme lets be spent while a till is offline.
 */
final class Purse {
    private final Desk desk;
    private final Holdings holdings;
    private final Optional<Member> member;

    Purse(Desk desk, Holdings holdings) {
        this.desk = desk;
        this.holdings = holdings;
        this.member = holdings.member();
    }

    Redeeming redeeming() {
        List<Redemption> elsewhere = holdings.others().stream()
                .flatMap(other -> other.priced().redeemed().stream())
                .toList();
        return new Redeeming(
                desk.accounts(),
                desk.program().points().burn(),
                member,
                holdings.key().businessDay(),
                new Redeeming.Elsewhere(elsewhere, this::isWithheld),
                member.map(this::spendable).orElse(Points.ZERO));
    }

    /** Whether head office says that the voucher is spent, or held for another basket. */
    private boolean isWithheld(String voucher) {
        return granted()
                .map(answer -> answer.lease().vouchers().get(voucher))
                .map(part -> part.uses() == 0)
                .orElse(false);
    }

    private Optional<Granted> granted() {
        return desk.leases().of(holdings.key());
    }

    private Points spendable(Member who) {
        if (AccountIds.isCard(who.id())) {
            return Points.ZERO; // until somebody has the card
        }
        Points known = desk.accounts()
                .of(who)
                .balance(Optional.empty(), holdings.key().businessDay())
                .points();
        MemberId account = AccountIds.of(who);
        Points left = known.minus(reserved(account));
        Optional<Granted> lease =
                granted().filter(answer -> answer.lease().points().isPresent());
        Points most = lease.isPresent()
                ? lease.get()
                        .lease()
                        .points()
                        .get()
                        .minus(unknown(account, lease.get().moment()))
                : offline()
                        .map(bound -> bound.minus(
                                        spent(account, desk.journal().office().level()))
                                .minus(reserved(account)))
                        .orElse(left);
        Points spendable = left.min(most);
        return spendable.isNegative() ? Points.ZERO : spendable;
    }

    private Optional<Points> offline() {
        return desk.program().points().burn().flatMap(Burn::offline);
    }

    /** What other locked baskets of this till take from the account. */
    private Points reserved(MemberId account) {
        return ofAccount(account).map(Purse::points).reduce(Points.ZERO, Points::plus);
    }

    private Stream<Holdings.Reserved> ofAccount(MemberId account) {
        return holdings.others().stream().filter(other -> other.member()
                .flatMap(desk.shoppers()::named)
                .map(AccountIds::of)
                .equals(Optional.of(account)));
    }

    private static Points points(Holdings.Reserved other) {
        return other.priced().redeemed().stream().map(Redemption::points).reduce(Points.ZERO, Points::plus);
    }

    private Points spent(MemberId account, long moment) {
        return desk.journal().undelivered().ofAccount(account, moment).stream()
                .map(Undelivered.Spent::points)
                .reduce(Points.ZERO, Points::plus);
    }

    /** What head office could not know of when it was asked, and did not hold back for another basket either. */
    private Points unknown(MemberId account, long moment) {
        Points delivering = desk.journal().undelivered().ofAccount(account, moment).stream()
                .map(spent -> beyond(spent.points(), desk.leases().lease(spent.sale())))
                .reduce(Points.ZERO, Points::plus);
        return ofAccount(account)
                .map(other -> beyond(points(other), desk.leases().lease(other.key())))
                .reduce(delivering, Points::plus);
    }

    private static Points beyond(Points spent, Optional<Lease> lease) {
        Points more = spent.minus(lease.flatMap(Lease::points).orElse(Points.ZERO));
        return more.isNegative() ? Points.ZERO : more;
    }
}
