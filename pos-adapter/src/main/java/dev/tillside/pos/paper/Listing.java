package dev.tillside.pos.paper;

import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.Quantity;
import dev.tillside.list.ShoppingList;
import dev.tillside.list.ShoppingList.Wanted;
import dev.tillside.member.DateSpan;
import dev.tillside.member.Member;
import dev.tillside.money.Money;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes of a list, and of what is known of the things on it, what is printed. */
final class Listing {
    /** What a cashier keys in, and a laser reads, best. */
    private static final String SHORT_NUMBER = "[0-9]{12}";

    private final ShoppingList list;
    private final ListFacts facts;
    private final ZoneId zone;
    private final Optional<Member> member;
    private final Words words;

    Listing(ShoppingList list, ListFacts facts, ZoneId zone, Optional<String> language) {
        this.list = list;
        this.facts = facts;
        this.zone = zone;
        this.member = facts.member(list.member());
        this.words =
                new Words(language.or(() -> member.flatMap(Member::language)).orElse("en"));
    }

    PaperList print() {
        return new PaperList(
                number(),
                words.language(),
                member.flatMap(Member::name).map(String::strip).flatMap(Listing::first),
                list.valid().from().map(this::day),
                list.valid().through().map(this::day),
                sections(),
                benefits(),
                saving(),
                Optional.empty());
    }

    private String number() {
        return list.codes().stream()
                .filter(code -> code.matches(SHORT_NUMBER))
                .findFirst()
                .or(() -> list.codes().stream().findFirst())
                .orElse(list.id());
    }

    private static Optional<String> first(String name) {
        return Stream.of(name.split("\\s+")).filter(word -> !word.isEmpty()).findFirst();
    }

    private LocalDate day(DateSpan.Edge edge) {
        return edge.date().orElseGet(() -> LocalDate.ofInstant(edge.instant().orElseThrow(), zone));
    }

    /** In the order in which the list first names each category; what has none comes last. */
    private List<PaperList.Section> sections() {
        Map<String, List<PaperList.Entry>> byTitle = new LinkedHashMap<>();
        List<PaperList.Entry> others = new ArrayList<>();
        for (Wanted wanted : list.lines()) {
            title(wanted)
                    .map(title -> byTitle.computeIfAbsent(title, t -> new ArrayList<>()))
                    .orElse(others)
                    .add(entry(wanted));
        }
        if (!others.isEmpty()) {
            byTitle.computeIfAbsent(words.say("other"), t -> new ArrayList<>()).addAll(others);
        }
        return byTitle.entrySet().stream()
                .map(section -> new PaperList.Section(section.getKey(), section.getValue()))
                .toList();
    }

    /** The first step of the category's path, as a heading: {@code dairy/milk} is under Dairy. */
    private Optional<String> title(Wanted wanted) {
        return item(wanted)
                .map(Item::facts)
                .flatMap(f -> f.category().or(f::department))
                .map(path -> path.split("/")[0].replaceAll("[-_]+", " ").strip())
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }

    private Optional<Item> item(Wanted wanted) {
        return facts.item(wanted.item());
    }

    private PaperList.Entry entry(Wanted wanted) {
        Optional<Coupon> coupon = coupon(wanted);
        Optional<Offer> offer = coupon.flatMap(c -> facts.offer(c.offer()));
        Optional<Money> was = was(wanted);
        return new PaperList.Entry(
                counted(wanted.quantity()) + name(wanted),
                was,
                was.flatMap(w -> wanted.price()),
                units(wanted) > 1,
                was.map(w -> priced(wanted)).filter(most -> most < units(wanted)),
                wanted.price().isPresent() ? Optional.empty() : offer.flatMap(this::inWords),
                through(coupon, offer),
                wanted.due());
    }

    private Optional<Coupon> coupon(Wanted wanted) {
        return wanted.coupon().flatMap(facts::coupon);
    }

    private static String counted(Quantity quantity) {
        return quantity.equals(Quantity.ONE) ? "" : quantity.plain() + " × ";
    }

    private String name(Wanted wanted) {
        return wanted.description()
                .or(() -> item(wanted).map(Item::facts).flatMap(ItemFacts::description))
                .orElse(wanted.item().code());
    }

    /** The shelf price, where the shopper's own is below it. */
    private Optional<Money> was(Wanted wanted) {
        return wanted.was()
                .or(() -> item(wanted).flatMap(Item::price))
                .filter(was -> wanted.price().filter(p -> p.compareTo(was) < 0).isPresent());
    }

    private Optional<String> inWords(Offer offer) {
        return Optional.of(offer.name().in(words.language(), "")).filter(name -> !name.isBlank());
    }

    /** The end of the coupon or of its offer, whichever comes first, unless the list's own end says it. */
    private Optional<LocalDate> through(Optional<Coupon> coupon, Optional<Offer> offer) {
        return Stream.of(coupon.map(Coupon::valid), offer.map(Offer::valid))
                .flatMap(Optional::stream)
                .flatMap(valid -> valid.through().stream())
                .map(this::day)
                .min(LocalDate::compareTo)
                .filter(day -> !Optional.of(day).equals(list.valid().through().map(this::day)));
    }

    private List<PaperList.Benefit> benefits() {
        return list.benefits().stream()
                .map(benefit -> new PaperList.Benefit(
                        words.benefit(benefit.kind()), benefit.text().in(words.language(), "")))
                .filter(benefit -> !benefit.text().isBlank())
                .toList();
    }

    private Optional<Money> saving() {
        return list.lines().stream()
                .flatMap(wanted -> saving(wanted).stream())
                .reduce(Money::plus)
                .filter(Money::isPositive);
    }

    /** Each use of the coupon takes the difference off one unit; a price that needs no coupon takes it off all of them. */
    private Optional<Money> saving(Wanted wanted) {
        return was(wanted)
                .map(was -> was.minus(wanted.price().orElseThrow()))
                .map(off -> off.withMinor(Math.multiplyExact(off.minor(), priced(wanted))));
    }

    /** How many units the line is of; what is weighed is one. */
    private static long units(Wanted wanted) {
        return wanted.quantity().isWhole() ? wanted.quantity().value().longValueExact() : 1;
    }

    /** How many of them have the shopper's price. */
    private long priced(Wanted wanted) {
        long uses = coupon(wanted)
                .map(coupon -> (long) coupon.uses())
                .orElse(wanted.coupon().isPresent() ? 1 : units(wanted));
        return Math.min(units(wanted), uses);
    }
}
