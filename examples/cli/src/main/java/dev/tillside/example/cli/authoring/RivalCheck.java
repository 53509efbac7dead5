package dev.tillside.example.cli.authoring;

import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Selector;
import dev.tillside.offer.Audience;
import dev.tillside.offer.Offer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Offers of one layer that want the same units at the same time: each unit goes to one of them. */
final class RivalCheck implements Check {
    private static final int SHOWN = 4;

    /** An item, or in place of goods that are not in the table whatever has such a brand, category or tag. */
    private record Sample(ItemId item, ItemFacts facts, String label) {}

    /** An offer that takes units, and which of the samples. */
    private record Taker(Entry<Offer> offer, Days days, BitSet samples) {}

    @Override
    public void of(Catalogue catalogue, Remarks remarks) {
        List<Entry<Offer>> takers = catalogue.offers().stream()
                .filter(o -> Choices.takesUnits(o.value().reward()))
                .toList();
        List<Sample> samples = samples(catalogue, takers);
        takers.stream()
                .map(offer -> taker(catalogue, offer, samples))
                .collect(Collectors.groupingBy(t -> t.offer().value().layer()))
                .values()
                .forEach(layer -> compare(layer, samples, remarks));
    }

    private static void compare(List<Taker> layer, List<Sample> samples, Remarks remarks) {
        for (int later = 1; later < layer.size(); later++) {
            Taker one = layer.get(later);
            List<Taker> rivals = layer.subList(0, later).stream()
                    .filter(other -> rivals(one, other))
                    .toList();
            if (!rivals.isEmpty()) {
                tell(one, rivals, samples, remarks);
            }
        }
    }

    private static void tell(Taker one, List<Taker> rivals, List<Sample> samples, Remarks remarks) {
        Taker first = rivals.get(0);
        BitSet shared = (BitSet) one.samples().clone();
        shared.and(first.samples());
        Days days = one.days().and(first.days());
        String others =
                rivals.stream().limit(SHOWN).map(r -> r.offer().value().id()).collect(Collectors.joining(", "));
        boolean open = days.from().equals(LocalDate.MIN) && days.through().equals(LocalDate.MAX);
        remarks.warn(
                one.offer(),
                "items",
                open ? "RIVALS_ALWAYS" : "RIVALS",
                Map.of(
                        "others", others + (rivals.size() > SHOWN ? " (+" + (rivals.size() - SHOWN) + ")" : ""),
                        "item", samples.get(shared.nextSetBit(0)).label(),
                        "layer", one.offer().value().layer(),
                        "from", days.shownFrom(),
                        "through", days.shownThrough()));
    }

    private static boolean rivals(Taker a, Taker b) {
        Offer one = a.offer().value();
        Offer other = b.offer().value();
        return a.samples().intersects(b.samples())
                && !a.days().and(b.days()).isEmpty()
                && together(one.stores(), other.stores())
                && together(one.weekdays(), other.weekdays())
                && oneShopper(one.audience(), other.audience());
    }

    /** No value means all. */
    private static boolean together(Set<?> some, Set<?> others) {
        return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
    }

    private static boolean oneShopper(Audience a, Audience b) {
        return !(a instanceof Audience.Tiers some && b instanceof Audience.Tiers others)
                || !Collections.disjoint(some.tiers(), others.tiers());
    }

    private static Taker taker(Catalogue catalogue, Entry<Offer> offer, List<Sample> samples) {
        BitSet taken = new BitSet(samples.size());
        for (Selector selector : Choices.taken(offer.value().reward())) {
            for (int i = 0; i < samples.size(); i++) {
                Sample sample = samples.get(i);
                if (selector.matches(sample.item(), sample.facts())) {
                    taken.set(i);
                }
            }
        }
        return new Taker(
                offer, Days.of(offer.value().valid(), catalogue.program().timeZone()), taken);
    }

    private static List<Sample> samples(Catalogue catalogue, List<Entry<Offer>> takers) {
        Set<Sample> samples = new LinkedHashSet<>();
        for (Item item : catalogue.items()) {
            samples.add(new Sample(item.id(), item.facts(), PriceCheck.label(item)));
        }
        for (Entry<Offer> offer : takers) {
            Choices.taken(offer.value().reward()).forEach(s -> addNamed(catalogue, s, samples));
        }
        return new ArrayList<>(samples);
    }

    private static void addNamed(Catalogue catalogue, Selector selector, Set<Sample> samples) {
        for (ItemId id : Choices.named(selector)) {
            if (catalogue.item(id).isEmpty()) {
                samples.add(new Sample(id, ItemFacts.NONE, id.code()));
            }
        }
        if (catalogue.items().isEmpty()) {
            selector.categories().forEach(c -> samples.add(some(c, ItemFacts.NONE.withCategory(c))));
            selector.brands().forEach(b -> samples.add(some(b, ItemFacts.NONE.withBrand(b))));
            selector.departments().forEach(d -> samples.add(some(d, ItemFacts.NONE.withDepartment(d))));
            selector.tags().forEach(t -> samples.add(some(t, ItemFacts.NONE.withTags(Set.of(t)))));
        }
        if (selector.all()) {
            samples.add(some(
                    "*",
                    new ItemFacts(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
        }
    }

    private static Sample some(String label, ItemFacts facts) {
        return new Sample(ItemId.sku("any " + label.substring(0, Math.min(50, label.length()))), facts, label);
    }
}
