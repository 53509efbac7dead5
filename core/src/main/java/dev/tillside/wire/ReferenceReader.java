package dev.tillside.wire;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.item.Gtin;
import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Selector;
import dev.tillside.list.ListKey;
import dev.tillside.list.ShoppingList;
import dev.tillside.member.DateSpan;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.Coupon;
import dev.tillside.text.LocalizedText;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads members, coupons, lists, items, and what all reference data share. */
final class ReferenceReader {
    private ReferenceReader() {}

    static Member member(Fields f) {
        f.has("consent"); // head office's affair, like the contact data, which it does not tell to tills
        f.has("contact");
        return new Member(
                new MemberId(f.text("id")),
                version(f),
                f.texts("cards"),
                f.optionalText("tier"),
                f.optionalText("name"),
                f.optionalText("language"),
                f.optionalText("birthday").map(text -> f.timely("birthday", "--MM-DD", text, MonthDay::parse)),
                f.optionalPoints("points").orElse(Points.ZERO),
                f.objects("lots", lot -> new Member.OpeningLot(lot.points("points"), lot.date("expires"))),
                f.date("joined"),
                f.texts("segments"),
                f.optionalText("household"),
                f.optionalText("homeStore"),
                valid(f),
                f.texts("notes"));
    }

    static Coupon coupon(Fields f) {
        return new Coupon(
                f.text("id"),
                version(f),
                f.optionalText("member").map(MemberId::new),
                f.text("offer"),
                f.count("uses").orElse(1),
                valid(f),
                f.texts("codes"));
    }

    static ShoppingList list(Fields f, Currency currency) {
        return new ShoppingList(
                f.text("id"),
                version(f),
                new MemberId(f.text("member")),
                f.date("issued"),
                valid(f),
                f.texts("codes"),
                f.objects("lines", line -> wanted(line, currency)),
                f.objects("benefits", ReferenceReader::listBenefit));
    }

    static ListKey listKey(Fields f) {
        return new ListKey(f.text("id"), version(f), f.text("publicKey"), valid(f), f.flag("revoked", false));
    }

    private static ShoppingList.Benefit listBenefit(Fields f) {
        return new ShoppingList.Benefit(f.optionalText("kind").orElse("OTHER"), localized(f, "text"));
    }

    private static ShoppingList.Wanted wanted(Fields f, Currency currency) {
        return new ShoppingList.Wanted(
                f.requiredObject("item", ReferenceReader::itemId),
                f.requiredObject("item", item -> item.optionalText("description")),
                f.optionalText("quantity").map(text -> quantity(f, "quantity")).orElse(Quantity.ONE),
                f.optionalText("coupon"),
                f.optionalMoney("price", currency),
                f.optionalMoney("was", currency),
                f.date("due"));
    }

    static Item item(Fields f, Currency currency) {
        ItemId id = itemId(f);
        return new Item(
                id,
                inFamilies(facts(f), id, f.texts("couponFamilies")),
                f.flag("storeBrand", false),
                f.optionalMoney("price", currency),
                f.optionalMoney("lowestPrice", currency),
                f.optionalMoney("cost", currency),
                f.optionalText("vendor"));
    }

    /** Offers of paper coupons choose items by tags of their company and family. */
    private static ItemFacts inFamilies(ItemFacts facts, ItemId id, List<String> families) {
        if (families.isEmpty() || !id.isGtin()) {
            return facts;
        }
        Set<String> tags = new HashSet<>(facts.tags().orElse(Set.of()));
        tags.addAll(PaperOffer.tags(id.code(), families));
        return facts.withTags(tags);
    }

    static ItemFacts facts(Fields f) {
        return new ItemFacts(
                f.optionalText("description"),
                f.optionalText("brand"),
                f.optionalText("category"),
                f.optionalText("department"),
                f.has("tags") ? Optional.of(Set.copyOf(new HashSet<>(f.texts("tags")))) : Optional.empty());
    }

    /** Exactly one of {@code gtin} and {@code sku}. */
    static ItemId itemId(Fields f) {
        Optional<String> gtin = f.optionalText("gtin");
        Optional<String> sku = f.optionalText("sku");
        if (gtin.isPresent() == sku.isPresent()) {
            throw gtin.isPresent()
                    ? BadInput.value("sku", "beside a gtin: a line has one of them")
                    : BadInput.missing("gtin");
        }
        return gtin.map(digits -> ItemId.of(new Gtin(digits))).orElseGet(() -> ItemId.sku(sku.get()));
    }

    static Quantity quantity(Fields f, String name) {
        return new Quantity(f.decimal(name, 6));
    }

    static long version(Fields f) {
        long version = f.whole("version").orElse(1);
        if (version < 0) {
            throw BadInput.value("version", "below zero: " + version);
        }
        return version;
    }

    static DateSpan valid(Fields f) {
        return f.object(
                        "valid",
                        span -> new DateSpan(
                                span.optionalText("from").map(text -> DateSpan.Edge.parse(text, "from")),
                                span.optionalText("through").map(text -> DateSpan.Edge.parse(text, "through"))))
                .orElse(DateSpan.ALWAYS);
    }

    static Selector selector(Fields f) {
        List<String> gtins = f.texts("gtins");
        Set<Gtin> set = new HashSet<>();
        for (int i = 0; i < gtins.size(); i++) {
            set.add(gtinAt(gtins.get(i), "gtins[" + i + "]"));
        }
        return new Selector(
                set,
                Set.copyOf(new HashSet<>(f.texts("skus"))),
                Set.copyOf(new HashSet<>(f.texts("brands"))),
                Set.copyOf(new HashSet<>(f.texts("categories"))),
                Set.copyOf(new HashSet<>(f.texts("departments"))),
                Set.copyOf(new HashSet<>(f.texts("tags"))),
                f.flag("all", false),
                f.object("except", ReferenceReader::selector));
    }

    /** The selector in that field; absent is one without criteria. */
    static Selector selector(Fields f, String name) {
        return f.object(name, ReferenceReader::selector).orElse(NO_CRITERIA);
    }

    private static final Selector NO_CRITERIA =
            new Selector(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Optional.empty());

    private static Gtin gtinAt(String digits, String path) {
        if (!Gtin.isGtin(digits)) {
            throw BadInput.value(path, "not a GTIN: " + dev.tillside.money.Decimals.shown(digits));
        }
        return new Gtin(digits);
    }

    /** A text per language; a plain string is English. */
    static LocalizedText localized(Fields f, String name) {
        if (!f.has(name)) {
            return LocalizedText.NONE;
        }
        if (f.isText(name)) {
            return LocalizedText.english(f.text(name));
        }
        return f.requiredObject(name, texts -> {
            Map<String, String> byLanguage = new TreeMap<>();
            texts.unknown().forEach(language -> byLanguage.put(language, texts.text(language)));
            return LocalizedText.of(byLanguage);
        });
    }

    static ZoneId zone(Fields f, String name) {
        try {
            return ZoneId.of(f.text(name));
        } catch (DateTimeException e) {
            throw BadInput.value(name, "not a time zone: " + dev.tillside.money.Decimals.shown(f.text(name)));
        }
    }

    static Currency currency(Fields f) {
        String code = f.text("currency");
        try {
            return dev.tillside.money.Money.zero(Currency.getInstance(code)).currency();
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    Code.BAD_VALUE, "currency", "not an ISO 4217 currency: " + dev.tillside.money.Decimals.shown(code));
        }
    }
}
