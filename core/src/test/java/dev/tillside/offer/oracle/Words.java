package dev.tillside.offer.oracle;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.member.DateSpan;
import dev.tillside.member.Member;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.offer.FundingShare;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import dev.tillside.offer.Shopper;
import dev.tillside.points.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads baskets and offers as a merchandiser would write them: {@code 3 A 4.50; 0.5 kg B 2.00} and {@code 2 of A,B for
 * 2.50, most 2 uses; COUPON: 10 % off all but C, coupon}. Lines are numbered from 1, offers are O1, O2, ...
 */
final class Words {
    private static final String NUMBER = "([0-9.]+)";
    private static final String ITEMS = "(all but \\S+|\\S+)";
    private static final String DEAL = "((?:for|less) [0-9.]+(?: %)?)";
    private static final String PER = "(?: per (\\w+))?";
    private static final Pattern LINE = Pattern.compile("([0-9.]+) (?:(kg|g|l|ml|m) )?(\\w+) (-?[0-9.]+)(.*)");

    private final Currency currency;
    private final List<HeldCoupon> coupons = new ArrayList<>();

    private Words(Currency currency) {
        this.currency = currency;
    }

    /** A basket, perhaps with its currency in front ({@code JPY: 1 A 100}), and offers. */
    static Pricing pricing(String basket, String offers) {
        boolean foreign = basket.matches("[A-Z]{3}: .*");
        Words words = new Words(Currency.getInstance(foreign ? basket.substring(0, 3) : "GBP"));
        return words.read(foreign ? basket.substring(5) : basket, offers);
    }

    private Pricing read(String basket, String offers) {
        BasketKey key = new BasketKey("0042", "3", LocalDate.of(2026, 11, 22), "T1");
        Program program = Program.of("club", currency, ZoneId.of("Europe/London"));
        List<Offer> book = new ArrayList<>();
        for (String offer : parts(offers)) {
            book.add(offer("O" + (book.size() + 1), offer));
        }
        return Pricing.of(
                        new Basket(key, currency, lines(basket)),
                        program,
                        OfferBook.of(book),
                        Instant.parse("2026-11-22T10:30:00Z"))
                .withShopper(Shopper.of(Member.of("M1")).withCoupons(coupons));
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::trim)
                .filter(t -> !t.isEmpty())
                .toList();
    }

    private List<Line> lines(String basket) {
        List<Line> lines = new ArrayList<>();
        for (String text : parts(basket)) {
            lines.add(line(Integer.toString(lines.size() + 1), text));
        }
        return lines;
    }

    private Line line(String id, String text) {
        Matcher m = matcher(LINE, text);
        ItemId item = m.group(3).equals("gift") ? ItemId.of(Goods.GIFT) : ItemId.sku(m.group(3));
        Unit unit = m.group(2) == null ? Unit.EACH : new Unit(m.group(2));
        Line line = Line.of(id, item, Quantity.of(m.group(1)), unit, money(m.group(4)))
                .withFacts(Goods.facts(item));
        String more = m.group(5).trim();
        if (more.startsWith("floor ")) {
            return line.withFloor(money(more.substring(6)));
        }
        return line.withDiscountable(!more.equals("not discountable"));
    }

    private Offer offer(String id, String text) {
        boolean layered = text.matches("[A-Z]{4,}: .*");
        String[] said = (layered ? text.substring(text.indexOf(' ') + 1) : text).split(", ");
        Set<String> words = new HashSet<>(Arrays.asList(said));
        Draft draft = new Draft(id, reward(said[0], words));
        if (layered) {
            draft.layer(text.substring(0, text.indexOf(':')));
        }
        for (int i = 1; i < said.length; i++) {
            modify(id, draft, said[i]);
        }
        return draft.offer();
    }

    private void modify(String id, Draft draft, String word) {
        if (word.equals("exclusive")) {
            draft.exclusive();
        } else if (word.startsWith("coupon")) {
            coupon(id, word.equals("coupon") ? 1 : Integer.parseInt(word.substring("coupon x".length())));
            draft.coupon();
        } else if (word.startsWith("at most ")) {
            draft.maxDiscount(money(word.substring("at most ".length())));
        } else if (word.startsWith("most ")) {
            draft.perTransaction(Integer.parseInt(word.split(" ")[1]));
        } else if (word.startsWith("paid by ")) {
            String[] payer = word.split(" ");
            draft.funding(List.of(new FundingShare(payer[2], Optional.empty(), Percent.of(payer[3]))));
        } else if (!Set.of("repeat", "gross", "combinable").contains(word)) {
            throw new IllegalArgumentException("not understood: " + word);
        }
    }

    private void coupon(String offer, int uses) {
        Optional<String> id = Optional.of("C" + (coupons.size() + 1));
        coupons.add(new HeldCoupon(id, offer, uses, DateSpan.ALWAYS, false, false, false));
    }

    private Reward reward(String text, Set<String> words) {
        Matcher m = Pattern.compile(NUMBER + PER + " off " + ITEMS).matcher(text);
        if (m.matches()) {
            return new Reward.AmountOff(items(m.group(3)), money(m.group(1)), measure(m.group(2)));
        }
        m = Pattern.compile(NUMBER + " % off " + ITEMS).matcher(text);
        if (m.matches()) {
            return new Reward.PercentOff(items(m.group(2)), Percent.of(m.group(1)));
        }
        m = Pattern.compile("(\\d+) of " + ITEMS + "(?: cheapest (\\d+))? " + DEAL)
                .matcher(text);
        if (m.matches()) {
            return new Reward.MultiBuy(items(m.group(2)), number(m.group(1)), deal(m.group(4)), cheapest(m.group(3)));
        }
        m = Pattern.compile("buy (\\d+) " + ITEMS + " get (\\d+) " + ITEMS + " " + DEAL)
                .matcher(text);
        if (m.matches()) {
            return new Reward.BuyGet(
                    items(m.group(2)), number(m.group(1)), items(m.group(4)), number(m.group(3)), deal(m.group(5)));
        }
        m = Pattern.compile("bundle (.*) " + DEAL).matcher(text);
        if (m.matches()) {
            List<Reward.Bundle.Part> parts =
                    Arrays.stream(m.group(1).split(" \\+ ")).map(this::part).toList();
            return new Reward.Bundle(parts, deal(m.group(2)));
        }
        m = Pattern.compile("(?:buy (\\d+) " + ITEMS + "|spend " + NUMBER + ") gift (\\d+)")
                .matcher(text);
        if (m.matches()) {
            return new Reward.Gift(
                    Optional.ofNullable(m.group(2)).map(this::items),
                    m.group(1) == null ? 0 : number(m.group(1)),
                    Optional.ofNullable(m.group(3)).map(this::money),
                    Goods.GIFT,
                    number(m.group(4)));
        }
        m = Pattern.compile("spend (?:on " + ITEMS + " )?([0-9.]+ (?:for|less) .*)")
                .matcher(text);
        if (m.matches()) {
            return spend(Optional.ofNullable(m.group(1)), m.group(2), words);
        }
        m = matcher(Pattern.compile(ITEMS + " for " + NUMBER + PER), text);
        return new Reward.FixedPrice(items(m.group(1)), money(m.group(2)), measure(m.group(3)));
    }

    private Reward spend(Optional<String> items, String tiers, Set<String> words) {
        List<Reward.Spend.Tier> read = new ArrayList<>();
        for (String tier : tiers.split(" or ")) {
            Matcher m = matcher(Pattern.compile(NUMBER + " " + DEAL), tier);
            read.add(new Reward.Spend.Tier(money(m.group(1)), deal(m.group(2))));
        }
        return new Reward.Spend(
                items(items.orElse("all")),
                read,
                words.contains("repeat"),
                words.contains("gross") ? Reward.Spend.Basis.GROSS : Reward.Spend.Basis.NET,
                words.contains("combinable"));
    }

    private Reward.Bundle.Part part(String text) {
        Matcher m = matcher(Pattern.compile("(\\d+) " + ITEMS), text);
        return new Reward.Bundle.Part(items(m.group(2)), number(m.group(1)));
    }

    private Deal deal(String text) {
        String[] words = text.split(" ");
        if (words[0].equals("for")) {
            return new Deal.Price(money(words[1]));
        }
        return words.length == 3 ? new Deal.PercentOff(Percent.of(words[1])) : new Deal.AmountOff(money(words[1]));
    }

    private Selector items(String text) {
        if (text.equals("all")) {
            return Selector.ALL;
        }
        if (text.startsWith("all but ")) {
            return Deals.but(items(text.substring("all but ".length())));
        }
        if (text.startsWith("in:")) {
            return Selector.category(text.substring("in:".length()));
        }
        return text.equals("gift") ? Selector.gtin(Goods.GIFT.digits()) : Deals.skus(text.split(","));
    }

    private static Optional<Unit> measure(String unit) {
        return Optional.ofNullable(unit).map(Unit::new);
    }

    private static OptionalInt cheapest(String number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number(number));
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private Money money(String text) {
        return Money.of(text, currency);
    }

    private static Matcher matcher(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("not understood: " + text);
        }
        return m;
    }
}
