package dev.tillside.example.cli.authoring;

import dev.tillside.item.Item;
import dev.tillside.item.Selector;
import dev.tillside.money.Money;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Holds discounts and offer prices against the shelf prices of the item table. */
final class PriceCheck implements Check {
    private static final Comparator<Item> BY_PRICE =
            Comparator.comparing(item -> item.price().orElseThrow());

    @Override
    public void of(Catalogue catalogue, Remarks remarks) {
        catalogue.offers().forEach(offer -> new OfferPrices(catalogue, remarks, offer).check());
    }

    private record OfferPrices(Catalogue catalogue, Remarks remarks, Entry<Offer> offer) {
        void check() {
            Reward reward = offer.value().reward();
            if (reward instanceof Reward.AmountOff r && r.perMeasure().isEmpty()) {
                amount(priced(r.items()), 1, r.amount(), "amount");
            } else if (reward instanceof Reward.FixedPrice r && r.perMeasure().isEmpty()) {
                price(priced(r.items()), 1, r.price(), "price");
            } else if (reward instanceof Reward.MultiBuy r) {
                deal(priced(r.items()), r.quantity(), r.deal(), "");
            } else if (reward instanceof Reward.BuyGet r) {
                deal(priced(r.get()), 1, r.deal(), "get.");
            } else if (reward instanceof Reward.Bundle r) {
                bundle(r);
            }
        }

        private List<Item> priced(Selector selector) {
            return catalogue.matching(selector).stream()
                    .filter(item -> item.price().isPresent())
                    .sorted(BY_PRICE)
                    .toList();
        }

        private void deal(List<Item> items, int quantity, Deal deal, String parent) {
            if (deal instanceof Deal.Price set) {
                price(items, quantity, set.price(), parent + "price");
            } else if (deal instanceof Deal.AmountOff off) {
                amount(items, quantity, off.amount(), parent + "amountOff");
            }
        }

        /** So many of the same item cost less than the amount that comes off. */
        private void amount(List<Item> items, int quantity, Money amount, String field) {
            List<Item> free = items.stream()
                    .filter(item -> times(item, quantity).compareTo(amount) < 0)
                    .toList();
            if (!free.isEmpty()) {
                remarks.warn(offer, field, "MORE_THAN_THE_PRICE", told(free, quantity, amount));
            }
        }

        private void price(List<Item> items, int quantity, Money price, String field) {
            List<Item> dear = items.stream()
                    .filter(item -> times(item, quantity).compareTo(price) <= 0)
                    .toList();
            if (!dear.isEmpty()) {
                boolean all = dear.size() == items.size();
                String code = all ? "NEVER_SAVES" : "SAVES_NOTHING_ON_SOME";
                remarks.warn(offer, field, code, told(dear, quantity, price));
            }
        }

        private static Map<String, String> told(List<Item> items, int quantity, Money amount) {
            Item example = items.get(0);
            return Map.of(
                    "amount", amount.plain(),
                    "count", String.valueOf(items.size()),
                    "quantity", String.valueOf(quantity),
                    "item", label(example),
                    "price", times(example, quantity).plain());
        }

        private void bundle(Reward.Bundle bundle) {
            Optional<Money> dearest = sum(bundle, items -> items.get(items.size() - 1));
            Optional<Money> cheapest = sum(bundle, items -> items.get(0));
            if (bundle.deal() instanceof Deal.Price set
                    && dearest.map(sum -> sum.compareTo(set.price()) <= 0).orElse(false)) {
                remarks.warn(offer, "price", "BUNDLE_NEVER_SAVES", sums(dearest.get(), set.price()));
            }
            if (bundle.deal() instanceof Deal.AmountOff off
                    && cheapest.map(sum -> sum.compareTo(off.amount()) < 0).orElse(false)) {
                remarks.warn(offer, "amountOff", "BUNDLE_FOR_NOTHING", sums(cheapest.get(), off.amount()));
            }
        }

        private static Map<String, String> sums(Money sum, Money amount) {
            return Map.of("sum", sum.plain(), "amount", amount.plain());
        }

        /** Absent where a part has no item with a price. */
        private Optional<Money> sum(Reward.Bundle bundle, Function<List<Item>, Item> pick) {
            Money sum = Money.zero(catalogue.program().currency());
            for (Reward.Bundle.Part part : bundle.parts()) {
                List<Item> items = priced(part.items());
                if (items.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.plus(times(pick.apply(items), part.quantity()));
            }
            return Optional.of(sum);
        }
    }

    private static Money times(Item item, int quantity) {
        Money price = item.price().orElseThrow();
        return price.withMinor(Math.multiplyExact(price.minor(), quantity));
    }

    /** What people call the item. */
    static String label(Item item) {
        return Stream.of(item.facts().description(), Optional.of(item.id().code()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
