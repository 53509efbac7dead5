package dev.tillside;

import dev.tillside.basket.Basket;
import dev.tillside.basket.Line;
import dev.tillside.internal.store.Reference;
import dev.tillside.item.ItemId;
import dev.tillside.list.ShoppingList;
import dev.tillside.member.Member;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Reason;
import dev.tillside.offer.Reward;
import dev.tillside.points.Account;
import dev.tillside.points.AccountIds;
import dev.tillside.points.Balance;
import dev.tillside.points.Program;
import dev.tillside.points.Tiers;
import dev.tillside.points.Voucher;
import dev.tillside.text.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the cashier and the shopper learn when a card or a list names the member, the greeting first, notes last. Of coupons,
 * vouchers and list lines no more than ten each: nobody reads on.
 */
final class Tells {
    private static final int MOST = 10;
    private static final Set<Reason> CAN_STILL_EARN =
            Set.of(Reason.QUANTITY_SHORT, Reason.SPEND_SHORT, Reason.NOT_IN_BASKET);

    private final Reference reference;
    private final Program program;
    private final Account account;
    private final Now now;
    private final List<Message> told = new ArrayList<>();

    /**
     * The moment.
     *
     * @param member who shops, whether or not the membership holds
     * @param basket what is on the belt
     * @param lists lists that were scanned
     * @param priced what the basket costs
     * @param at the clock reading
     * @param zone the store's time zone
     * @param language of names
     */
    record Now(
            Member member,
            Basket basket,
            Set<String> lists,
            PricedBasket priced,
            Instant at,
            ZoneId zone,
            String language) {
        LocalDate today() {
            return LocalDate.ofInstant(at, zone);
        }
    }

    private Tells(Reference reference, Program program, Account account, Now now) {
        this.reference = reference;
        this.program = program;
        this.account = account;
        this.now = now;
    }

    static List<Message> of(Reference reference, Program program, Account account, Now now) {
        Tells tells = new Tells(reference, program, account, now);
        tells.tell();
        return List.copyOf(tells.told);
    }

    private void tell() {
        if (AccountIds.isCard(now.member().id())) {
            cashier("TELL_CARD_UNKNOWN", Map.of());
            coupons();
            return;
        }
        greeting();
        if (now.member().valid().holds(now.at(), now.zone())) {
            if (Shoppers.hasBirthday(now.member(), now.today())) {
                shopper("TELL_BIRTHDAY", Map.of());
            }
            tier();
            points();
            vouchers();
            coupons();
            list();
            benefits();
        } else {
            membership();
        }
        now.member().notes().forEach(note -> cashier("TELL_NOTE", Map.of("note", note)));
    }

    private void greeting() {
        Optional<String> name = now.member().name();
        shopper(
                name.isPresent() ? "TELL_WELCOME_NAME" : "TELL_WELCOME",
                name.map(n -> Map.of("name", n)).orElse(Map.of()));
    }

    private void membership() {
        boolean early = now.member().valid().startsAfter(now.at(), now.zone());
        Optional<String> day =
                (early ? now.member().valid().from() : now.member().valid().through()).map(Object::toString);
        cashier(early ? "TELL_MEMBERSHIP_NOT_STARTED" : "TELL_MEMBERSHIP_OVER", Map.of("date", day.orElse("")));
    }

    private void tier() {
        Tiers tiers = account.tiers();
        LocalDate day = now.basket().key().businessDay();
        tiers.tier(day, now.member().tier()).ifPresent(id -> shopper("TELL_TIER", Map.of("tier", id)));
        tiers.missing(day, now.member().tier())
                .ifPresent(missing -> shopper(
                        "TELL_TIER_" + missing.basis().name(),
                        Map.of(
                                "tier",
                                missing.tier(),
                                "amount",
                                switch (missing.basis()) {
                                    case SPEND ->
                                        Money.rounded(missing.amount(), program.currency())
                                                .plain();
                                    case POINTS, VISITS -> missing.amount().toPlainString();
                                })));
    }

    private void points() {
        Balance balance = account.balance(Optional.empty(), now.basket().key().businessDay());
        boolean any = !program.points().earn().isEmpty() || balance.points().isPositive();
        if (any) {
            shopper("TELL_POINTS", Map.of("points", balance.points().plain()));
        }
        balance.lots().stream()
                .findFirst()
                .filter(lot -> lot.expires().isPresent())
                .ifPresent(lot -> expiring(balance, lot.expires().get()));
        if (balance.pending().isPositive()) {
            shopper("TELL_POINTS_PENDING", Map.of("points", balance.pending().plain()));
        }
        if (balance.debt().isPositive()) {
            shopper("TELL_POINTS_DEBT", Map.of("points", balance.debt().plain()));
        }
    }

    /** All that expires on the first day on which something does. */
    private void expiring(Balance balance, LocalDate day) {
        String points = balance.lots().stream()
                .filter(lot -> lot.expires().equals(Optional.of(day)))
                .map(Balance.Lot::points)
                .reduce(Points.ZERO, Points::plus)
                .plain();
        shopper("TELL_POINTS_EXPIRE", Map.of("points", points, "date", day.toString()));
    }

    private void vouchers() {
        account.vouchers().stream()
                .filter(voucher -> voucher.usable(now.basket().key().businessDay()))
                .limit(MOST)
                .forEach(this::voucher);
    }

    private void voucher(Voucher voucher) {
        shopper(
                "TELL_VOUCHER",
                Map.of(
                        "value",
                        voucher.left().plain(),
                        "code",
                        voucher.code(),
                        "date",
                        voucher.through().toString()));
    }

    private void coupons() {
        now.priced().outcomes().stream()
                .filter(outcome -> outcome.coupon().isPresent() && CAN_STILL_EARN.contains(outcome.reason()))
                .sorted(Comparator.comparing((Outcome o) -> o.reason() == Reason.NOT_IN_BASKET))
                .limit(MOST)
                .forEach(this::coupon);
    }

    private void coupon(Outcome outcome) {
        String offer = name(outcome.offer());
        Optional<Money> saves = outcome.nearMiss().flatMap(Outcome.NearMiss::saves);
        shopper(
                saves.isPresent() ? "TELL_COUPON_SAVES" : "TELL_COUPON",
                saves.map(s -> Map.of("offer", offer, "saves", s.plain())).orElse(Map.of("offer", offer)));
    }

    private String name(String offer) {
        return reference
                .offers()
                .get(offer)
                .map(o -> o.name().in(now.language(), offer))
                .orElse(offer);
    }

    /** The till reminds of what is on the list that was scanned, or else on the member's latest. */
    private void list() {
        Set<ItemId> there = now.basket().lines().stream().map(Line::item).collect(Collectors.toSet());
        lists().stream()
                .flatMap(list -> list.lines().stream())
                .filter(wanted -> !there.contains(wanted.item()))
                .limit(MOST)
                .forEach(this::wanted);
    }

    private List<ShoppingList> lists() {
        if (!now.lists().isEmpty()) {
            return now.lists().stream()
                    .flatMap(id -> reference.list(id).stream())
                    .toList();
        }
        return reference.lists(now.member().id()).stream()
                .filter(list -> list.valid().holds(now.at(), now.zone()))
                .max(Comparator.comparing((ShoppingList list) -> list.issued().orElse(LocalDate.MIN))
                        .thenComparing(ShoppingList::id))
                .stream()
                .toList();
    }

    private void wanted(ShoppingList.Wanted wanted) {
        String item = wanted.description()
                .or(() -> reference.item(wanted.item()).flatMap(known -> known.facts()
                        .description()))
                .orElse(wanted.item().code());
        Optional<Money> saves =
                wanted.was().flatMap(was -> wanted.price().map(was::minus)).filter(Money::isPositive);
        shopper(
                saves.isPresent() ? "TELL_LIST_SAVES" : "TELL_LIST",
                saves.map(s -> Map.of("item", item, "saves", s.plain())).orElse(Map.of("item", item)));
    }

    private void benefits() {
        for (String id : now.priced().benefits()) {
            Optional<Offer> offer = reference.offers().get(id);
            if (offer.isPresent() && offer.get().reward() instanceof Reward.Benefit benefit) {
                String text = benefit.text().in(now.language(), name(id));
                shopper("TELL_BENEFIT_" + benefit.benefit().name(), Map.of("text", text));
            }
        }
    }

    private void shopper(String code, Map<String, String> arguments) {
        told.add(Message.shopper(code, arguments));
    }

    private void cashier(String code, Map<String, String> arguments) {
        told.add(Message.cashier(code, arguments));
    }
}
