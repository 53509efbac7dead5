package dev.tillside.pos.poslog;

import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.Worth;
import java.util.Optional;

/** Who shopped, as far as a log may say it, and what became of his points. */
final class Shopper {
    private Shopper() {}

    static void bought(Element retail, Receipt receipt, Optional<String> program) {
        receipt.member().ifPresent(member -> {
            retail.each(customer(member));
            Element account = account(member, program);
            points(account, "PointsEarned", receipt.priced().pointsEarned());
            Points redeemed =
                    receipt.priced().redeemed().stream().map(r -> r.points()).reduce(Points.ZERO, Points::plus);
            points(account, "Redeemed", redeemed);
            receipt.pointsBalance().ifPresent(balance -> account.each(points("Balance", balance)));
            retail.each(new Element("LoyaltyAccount")
                    .add("CustomerID", Words.masked(member.id()))
                    .add(account));
        });
    }

    static void brought(Element retail, Refund refund, Optional<String> program) {
        refund.member().ifPresent(member -> {
            if (retail.first("Customer").isEmpty()) {
                retail.each(customer(member));
            }
            retail.each(taken(refund, member, program));
        });
    }

    /** An exchange's return takes points back beside what its sale earns. */
    static Element taken(Refund refund, MemberId member, Optional<String> program) {
        Worth totals = refund.totals();
        Element account = account(member, program);
        points(account, "Reversal", totals.earned());
        points(account, "Credited", totals.spent());
        return new Element("LoyaltyAccount")
                .add("CustomerID", Words.masked(member.id()))
                .add(account);
    }

    private static Element customer(MemberId member) {
        return new Element("Customer").with("Gender", "Unknown").add("CustomerID", Words.masked(member.id()));
    }

    private static Element account(MemberId member, Optional<String> program) {
        Element account = new Element("LoyaltyAccount");
        program.ifPresent(id -> account.each(new Element("LoyaltyProgramID", id)));
        return account.add("LoyaltyAccountID", Words.masked(member.id()));
    }

    private static void points(Element account, String type, Points points) {
        if (!points.isZero()) {
            account.each(points(type, points));
        }
    }

    private static Element points(String type, Points points) {
        return new Element("Points", points.plain()).with("Type", type);
    }
}
