package dev.tillside.example.cli.demo;

import dev.tillside.money.Money;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.FundingShare;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Proof;
import dev.tillside.offer.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was saved, why, and who pays; and what was not, and why not. */
final class Savings {
    private static final int NAME = 33;
    private static final int AMOUNT = 7;

    private final Stage stage;
    private final Words words;
    private final Shop shop;

    Savings(Stage stage, Words words, Shop shop) {
        this.stage = stage;
        this.words = words;
        this.shop = shop;
    }

    void show(PricedBasket priced) {
        stage.line(stage.ink(
                Ink.FAINT,
                Columns.left(words.of("column.offer"), NAME)
                        + Columns.right(words.of("column.saved"), AMOUNT)
                        + "   " + words.of("column.payer")));
        for (Outcome outcome : priced.outcomes()) {
            if (outcome.reason() == Reason.APPLIED) {
                applied(priced, outcome);
            }
        }
        for (Outcome outcome : priced.outcomes()) {
            if (outcome.reason() != Reason.APPLIED) {
                missed(outcome);
            }
        }
        proof(priced.proof());
    }

    private void applied(PricedBasket priced, Outcome outcome) {
        stage.line(Columns.left(name(outcome), NAME)
                + stage.ink(Ink.SAVED, Columns.right(outcome.amount().plain(), AMOUNT))
                + "   " + payers(priced, outcome));
    }

    private void missed(Outcome outcome) {
        stage.line(Columns.left(name(outcome), NAME) + Columns.right("-", AMOUNT) + "   "
                + stage.ink(Ink.TROUBLE, why(outcome)));
    }

    private String why(Outcome outcome) {
        Optional<Money> spend = outcome.nearMiss().flatMap(Outcome.NearMiss::spend);
        Optional<Money> saves = outcome.nearMiss().flatMap(Outcome.NearMiss::saves);
        return spend.isPresent() && saves.isPresent()
                ? words.of(
                        "why.SPEND_SHORT.saves",
                        spend.get().plain(),
                        saves.get().plain())
                : words.of("why." + outcome.reason(), spend.map(Money::plain).orElse(""));
    }

    private String name(Outcome outcome) {
        String name = shop.offerName(outcome.offer());
        return outcome.coupon().isEmpty() ? name : words.of("named.coupon", name);
    }

    private String payers(PricedBasket priced, Outcome outcome) {
        Map<String, Money> paid = new TreeMap<>();
        priced.lines().stream()
                .flatMap(line -> line.discounts().stream())
                .filter(d -> d.offer().equals(outcome.offer()) && d.coupon().equals(outcome.coupon()))
                .flatMap(d -> d.funding().stream())
                .forEach(part -> paid.merge(payer(part), part.amount(), Money::plus));
        return paid.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue().plain())
                .collect(Collectors.joining(", "));
    }

    private String payer(FundedAmount part) {
        return part.payer().equals(FundingShare.RETAILER) ? words.of("payer.shop") : part.payer();
    }

    private void proof(Proof proof) {
        stage.line(stage.ink(
                Ink.FAINT,
                proof.status() == Proof.Status.OPTIMAL
                        ? words.of("proof.optimal")
                        : words.of("proof.bounded", proof.bound().plain())));
    }
}
