package dev.tillside;

import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.member.Member;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.PricedBasket;
import dev.tillside.points.Burn;
import dev.tillside.points.Burning;
import dev.tillside.points.Redemption;
import dev.tillside.points.Voucher;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What points and vouchers pay of one sale. They pay in the order in which they were asked for; what no longer fits, because
 * the due fell, is cut.
 */
final class Redeeming {
    private final Accounts accounts;
    private final Optional<Burn> rule;
    private final Optional<Member> member;
    private final LocalDate day;
    private final Elsewhere elsewhere;
    private final Points spendable;

    /**
     * What vouchers pay in other sales.
     *
     * @param here redemptions of other sales that are locked at this till
     * @param withheld whether head office says that a voucher is spent, or held for another basket
     */
    record Elsewhere(List<Redemption> here, Predicate<String> withheld) {}

    /**
     * @param rule how points pay, where they may
     * @param member who shops
     * @param day the sale's business day
     * @param elsewhere what vouchers pay in other sales
     * @param spendable the points that the member may spend, without those
     */
    Redeeming(
            Accounts accounts,
            Optional<Burn> rule,
            Optional<Member> member,
            LocalDate day,
            Elsewhere elsewhere,
            Points spendable) {
        this.accounts = accounts;
        this.rule = rule;
        this.member = member;
        this.day = day;
        this.elsewhere = elsewhere;
        this.spendable = spendable;
    }

    /** What pays of so much. */
    List<Redemption> of(Asked asked, Money due) {
        List<Redemption> redemptions = new ArrayList<>();
        Money left = due;
        for (Asked.Part part : asked.parts()) {
            Redemption redemption =
                    part.voucher().isPresent() ? voucher(part.voucher().get(), left) : points(part.points(), left);
            if (redemption.amount().isPositive()) {
                redemptions.add(redemption);
                left = left.minus(redemption.amount());
            }
        }
        return redemptions;
    }

    private Redemption voucher(String code, Money due) {
        Money pays = accounts.voucher(code)
                .filter(voucher -> !elsewhere.withheld().test(code))
                .map(this::free)
                .filter(voucher -> voucher.usable(day))
                .map(voucher -> voucher.cutTo(due))
                .orElse(due.withMinor(0));
        return new Redemption(Optional.of(code), Points.ZERO, pays);
    }

    private Redemption points(Points asked, Money due) {
        if (rule.isEmpty() || member.isEmpty()) {
            return Redemption.ofPoints(Points.ZERO, due.withMinor(0));
        }
        Burning burning = new Burning(rule.get());
        Points cut = burning.cutTo(asked.min(spendable), due);
        return Redemption.ofPoints(cut, burning.worth(cut));
    }

    /** The voucher less what it pays in other sales. */
    private Voucher free(Voucher voucher) {
        Voucher free = voucher;
        for (Redemption other : elsewhere.here()) {
            if (other.voucher().equals(Optional.of(voucher.code()))) {
                free = free.used(other.amount().min(free.left()));
            }
        }
        return free;
    }

    /**
     * Whether points can be asked for.
     *
     * @throws Refused {@code NO_REDEMPTION}, {@code NO_MEMBER}, or what {@link Burning#pays} says
     */
    void checkPoints(Points points, Asked others, PricedBasket priced) {
        if (points.isZero()) {
            return;
        }
        if (rule.isEmpty()) {
            throw new Refused(Code.NO_REDEMPTION, "points", "the programme does not let points pay");
        }
        if (member.isEmpty()) {
            throw new Refused(Code.NO_MEMBER, "points", "points of nobody: the sale has no member");
        }
        new Burning(rule.get()).pays(points, spendable, left(others, priced));
    }

    /**
     * Whether a voucher can be asked for.
     *
     * @throws Refused {@code VOUCHER_REFUSED} where none of that code is known, or what {@link Voucher#pays} says
     */
    void checkVoucher(String code, Asked others, PricedBasket priced) {
        if (elsewhere.withheld().test(code)) {
            throw new Refused(Code.VOUCHER_REFUSED, "voucher", "head office says that it is spent, or held elsewhere");
        }
        accounts.voucher(code)
                .map(this::free)
                .orElseThrow(() -> new Refused(Code.VOUCHER_REFUSED, "voucher", "no voucher of that code is known"))
                .pays(left(others, priced), day);
    }

    private Money left(Asked others, PricedBasket priced) {
        return of(others, due(priced)).stream().map(Redemption::amount).reduce(due(priced), Money::minus);
    }

    /** What is due before points and vouchers pay. */
    static Money due(PricedBasket priced) {
        return priced.redeemed().stream().map(Redemption::amount).reduce(priced.due(), Money::plus);
    }
}
