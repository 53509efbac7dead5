package dev.tillside;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.fault.StoreFailure;
import dev.tillside.internal.outbox.Leases;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.internal.store.Refunds;
import dev.tillside.internal.store.Sold;
import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.member.Member;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Offers;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.PricingMemory;
import dev.tillside.offer.Shopper;
import dev.tillside.offer.Usage;
import dev.tillside.points.Account;
import dev.tillside.points.AccountIds;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Balance;
import dev.tillside.points.Chain;
import dev.tillside.points.Program;
import dev.tillside.points.Redemption;
import dev.tillside.sale.Circumstances;
import dev.tillside.sale.Explained;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnPlan;
import dev.tillside.text.Message;
import dev.tillside.wire.CheckoutEvent;
import dev.tillside.wire.ListOutcome;
import dev.tillside.wire.SaleJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What all checkouts of one till share: its files, its clock, and the way from a basket to a receipt. */
final class Desk {
    private final Reference reference;
    private final Journal journal;
    private final InstantSource clock;
    private final String language;
    private final ScanDesk scans;
    private final PaperOffers paperOffers = new PaperOffers();
    private final ListDesk lists;
    private final Returns returns = new Returns(this);
    private final Aside aside = new Aside(this);
    private final Accounts accounts;
    private final Shoppers shoppers;
    private final Runnable wake;
    private final Leases leases;
    private final GiftCardDesk giftCards;
    private final Map<BasketKey, Checkout> open = new ConcurrentHashMap<>();
    private final Object counter = new Object();
    private volatile boolean closed;

    /** A sale about to be committed. */
    record Closing(
            PricedBasket priced,
            Optional<Circumstances> seen,
            Customer customer,
            Instant at,
            Optional<String> operator,
            Payment payment,
            List<Refund> exchanges,
            boolean training,
            Optional<String> language) {}

    Desk(
            Reference reference,
            Journal journal,
            InstantSource clock,
            String language,
            Runnable wake,
            Leases leases,
            GiftCardDesk giftCards) {
        this.reference = reference;
        this.journal = journal;
        this.clock = clock;
        this.language = language;
        this.wake = wake;
        this.leases = leases;
        this.giftCards = giftCards;
        this.lists = new ListDesk(reference, clock, this::zone);
        this.scans = new ScanDesk(reference, clock, this::zone, lists);
        this.accounts = new Accounts(reference, journal, this::program);
        this.shoppers = new Shoppers(reference, accounts);
    }

    GiftCardDesk giftCards() {
        return giftCards;
    }

    Returns returns() {
        return returns;
    }

    Aside aside() {
        return aside;
    }

    String language() {
        return language;
    }

    void wake() {
        wake.run();
    }

    /** Today at the store. */
    LocalDate today(String store) {
        return LocalDate.ofInstant(now(), zone(store));
    }

    Reference reference() {
        return reference;
    }

    Journal journal() {
        return journal;
    }

    ScanDesk scans() {
        return scans;
    }

    Accounts accounts() {
        return accounts;
    }

    Shoppers shoppers() {
        return shoppers;
    }

    ListDesk lists() {
        return lists;
    }

    /** What head office holds back for this till's baskets. */
    Leases leases() {
        return leases;
    }

    Instant now() {
        return clock.instant();
    }

    /** Held while coupons and limits are counted and taken, so that two sales cannot take the last one. */
    Object counter() {
        return counter;
    }

    Duration lockLasts() {
        return Duration.ofMinutes(30);
    }

    void open() {
        if (closed) {
            throw new StoreFailure(Code.CLOSED, "the till is closed", null);
        }
    }

    /** Baskets that the journal could not take are written, where it can take them now. */
    void save() {
        open.values().forEach(Checkout::save);
    }

    void close() {
        try {
            save();
        } finally {
            closed = true;
        }
    }

    Map<BasketKey, Checkout> checkouts() {
        return open;
    }

    void begun(Checkout checkout) {
        open.put(checkout.key(), checkout);
    }

    /** Nothing where the key is taken. A key that can be looked for and not written is a basket in memory. */
    Optional<Checkout> begin(CheckoutEvent.Begun begun) {
        BasketKey key = begun.key();
        try {
            boolean opened =
                    begun.training() ? journal.training().open(key, begun.json()) : journal.open(key, begun.json());
            return opened ? Optional.of(Checkout.begun(this, begun)) : Optional.empty();
        } catch (StoreFailure e) {
            boolean taken = open.containsKey(key)
                    || journal.isTaken(key)
                    || receipt(key).isPresent();
            return taken ? Optional.empty() : Optional.of(Checkout.unsaved(this, begun));
        }
    }

    void ended(Checkout checkout) {
        open.remove(checkout.key(), checkout);
    }

    Program program() {
        return reference
                .program()
                .orElseThrow(() -> new Refused(
                        Code.NO_PROGRAM, "", "no programme has reached this till: take one from head office first"));
    }

    /** The store's time zone, or else the programme's. */
    ZoneId zone(String store) {
        return reference.zone(store).orElseGet(() -> program().timeZone());
    }

    PricedBasket price(Basket basket, Customer customer, Instant at, Pricing.Outcomes outcomes, PricingMemory memory) {
        return quote(basket, customer, at, outcomes, memory).priced();
    }

    /** A price that can stand: with what it was computed from. */
    Quote quote(Basket basket, Customer customer, Instant at, PricingMemory memory) {
        return quote(basket, customer, at, Pricing.Outcomes.TOUCHED, memory);
    }

    private Quote quote(Basket basket, Customer customer, Instant at, Pricing.Outcomes outcomes, PricingMemory memory) {
        Reference.InForce inForce = inForce(customer);
        Holdings holdings = new Holdings(this, basket.key(), customer, at);
        Allowance allowance = new Allowance(this, holdings, inForce.offers());
        Seen seen = new Seen(allowance);
        Pricing pricing = pricing(basket, holdings, outcomes, inForce, allowance.coupons(), seen);
        PricedBasket bare = Offers.price(pricing, memory);
        List<Redemption> redeemed = customer.asked().parts().isEmpty()
                ? List.of()
                : new Purse(this, holdings).redeeming().of(customer.asked(), bare.due());
        PricedBasket priced = redeemed.isEmpty() ? bare : Offers.withRedemptions(pricing, bare, redeemed);
        return new Quote(
                priced, Optional.of(seen.in(pricing, inForce, priced, lists.brought(customer))), Optional.of(pricing));
    }

    /** What decides prices for that customer: what head office sent, and what his signed lists and paper coupons brought. */
    private Reference.InForce inForce(Customer customer) {
        return paperOffers.with(customer, lists.inForce(customer));
    }

    /** The offer of that id, as it holds for that customer. */
    Optional<Offer> offer(Customer customer, String id) {
        return inForce(customer).offers().get(id);
    }

    /** What became of offers, for people. */
    List<Explained> explained(List<Outcome> outcomes, Customer customer) {
        return new WhyNot(inForce(customer).offers(), language).explained(outcomes);
    }

    private Pricing pricing(Basket basket, Holdings holdings, Reference.InForce inForce) {
        Allowance allowance = new Allowance(this, holdings, inForce.offers());
        return pricing(basket, holdings, Pricing.Outcomes.TOUCHED, inForce, allowance.coupons(), allowance);
    }

    private Pricing pricing(
            Basket basket,
            Holdings holdings,
            Pricing.Outcomes outcomes,
            Reference.InForce inForce,
            List<HeldCoupon> coupons,
            Usage usage) {
        Optional<Member> member = holdings.member();
        Optional<String> tier =
                member.flatMap(m -> accounts.tier(m, basket.key().businessDay()));
        LocalDate today = LocalDate.ofInstant(holdings.at(), holdings.zone());
        Shopper shopper = new Shopper(member.map(m -> shoppers.seen(m, tier, today)), tier, coupons);
        return new Pricing(
                basket,
                inForce.program().orElseGet(this::program),
                inForce.offers(),
                shopper,
                holdings.at(),
                holdings.zone(),
                usage,
                reference::shelf,
                outcomes,
                Pricing.DEFAULT_STEP_BUDGET);
    }

    /** The price that stands, once something else is to pay of it. */
    Quote redeemed(Quote standing, Customer customer, Asked asked, Instant at) {
        PricedBasket priced = standing.priced();
        Holdings holdings = new Holdings(this, priced.basket().key(), customer, at);
        Pricing pricing = standing.pricing().orElseGet(() -> pricing(priced.basket(), holdings, inForce(customer)));
        List<Redemption> redeemed = new Purse(this, holdings).redeeming().of(asked, Redeeming.due(priced));
        return new Quote(Offers.withRedemptions(pricing, priced, redeemed), standing.seen(), Optional.of(pricing));
    }

    /** The price that was paid: without any offer, where a late payment makes that and not what is due. */
    Quote asPaid(Quote standing, Payment payment, Customer customer, Instant at) {
        if (!payment.late() || payment.pays(standing.priced().due())) {
            return standing;
        }
        Basket sold = standing.priced().basket();
        List<Line> undiscounted = sold.lines().stream()
                .map(line -> line.withEarnsPoints(line.earns()).withDiscountable(false))
                .toList();
        Quote full = quote(new Basket(sold.key(), sold.currency(), undiscounted), customer, at, new PricingMemory());
        return payment.pays(full.priced().due()) ? full : standing;
    }

    /** What to tell of the member of a sale. */
    List<Message> tells(Basket basket, Customer customer, PricedBasket priced) {
        ZoneId zone = zone(basket.key().store());
        return customer.member()
                .flatMap(shoppers::named)
                .map(member -> Tells.of(
                        reference,
                        program(),
                        accounts.of(member),
                        new Tells.Now(member, basket, customer.lists(), priced, now(), zone, language)))
                .orElse(List.of());
    }

    /** What points and vouchers may pay of that sale. */
    Redeeming redeeming(Customer customer, BasketKey key, Instant at) {
        return new Purse(this, new Holdings(this, key, customer, at)).redeeming();
    }

    /** Commits, or answers what was committed under that key before. */
    Receipt commit(Closing closing) {
        Program program = program();
        boolean pays = closing.payment().pays(closing.priced().due());
        boolean refuses = program.tenders() == Program.Tenders.STRICT
                && !closing.payment().late();
        if (!pays && refuses) {
            throw new Refused(
                    Code.TENDERS_DIFFER,
                    "tenders",
                    "the tenders do not make what is due: " + closing.priced().due());
        }
        Set<Receipt.Flag> flags = pays ? Set.of() : Set.of(Receipt.Flag.TENDERS_DIFFER);
        BasketKey key = closing.priced().basket().key();
        Optional<Member> member = shoppers.member(closing.customer(), closing.at(), zone(key.store()));
        List<Refund> returned = closing.training() ? List.of() : returns.moving(closing.exchanges(), key.businessDay());
        List<AccountMove> before =
                returned.stream().flatMap(r -> r.account().stream()).toList();
        Optional<AccountMove> move = accounts.sale(member, closing.priced(), before);
        Receipt receipt = new Receipt(
                key,
                member.map(Member::id),
                closing.at(),
                closing.operator(),
                closing.seen().map(seen -> seen.program().version()).orElse(program.version()),
                closing.priced(),
                closing.payment(),
                flags,
                member.map(m -> balanceAfter(m, joined(before, move)).points()),
                move,
                List.of(),
                false);
        Receipt printed = ReceiptText.print(
                receipt,
                inForce(closing.customer()).offers(),
                member.flatMap(Member::language).or(closing::language).orElse(language),
                closing.training());
        Optional<String> committed = closing.training()
                ? journal.training()
                        .commit(
                                key,
                                SaleJson.write(printed, closing.seen(), Optional.empty(), Optional.empty()),
                                closing.exchanges())
                : commit(printed, closing, returned);
        wake.run();
        return committed.map(json -> SaleJson.read(json).asAgain()).orElse(printed);
    }

    private Optional<String> commit(Receipt printed, Closing closing, List<Refund> returned) {
        List<Optional<Chain.Section>> sections =
                journal.sections(Stream.concat(returned.stream().map(Refund::account), Stream.of(printed.account()))
                        .toList());
        List<Refunds.Made> made = new ArrayList<>();
        for (int i = 0; i < returned.size(); i++) {
            made.add(new Refunds.Made(returned.get(i), sections.get(i)));
        }
        String json = SaleJson.write(
                printed,
                closing.seen(),
                sections.get(returned.size()),
                plannedList(printed, closing.customer().lists()));
        return journal.commit(Sold.rows(printed, json, printed.account(), reference.offers()), made);
    }

    private Optional<ListOutcome> plannedList(Receipt receipt, Set<String> scanned) {
        Set<String> now = Sold.couponUses(receipt.priced()).keySet();
        return receipt.member()
                .flatMap(member -> OwnLists.last(journal, member))
                .map(list -> ListOutcome.of(
                        list,
                        scanned.contains(list.id()),
                        coupon -> now.contains(coupon) || journal.couponUses(coupon) > 0));
    }

    /** Whether a coupon of that sale that comes back to life can still be used. */
    boolean canBeUsed(ReturnPlan.CouponBack back, BasketKey sale, String store, Instant now) {
        ZoneId zone = zone(store);
        if (reference.coupon(back.coupon()).isEmpty()) {
            return journal.saleJson(sale).flatMap(SaleJson::circumstances).stream()
                    .anyMatch(seen -> lists.canBeUsed(back.coupon(), seen, now, zone));
        }
        return reference.coupon(back.coupon()).stream().noneMatch(c -> c.valid().endedBefore(now, zone))
                && reference
                        .offers()
                        .get(back.offer())
                        .map(o -> !o.valid().endedBefore(now, zone))
                        .orElse(false);
    }

    /** What the item table says of an item. */
    Optional<ItemFacts> facts(ItemId item) {
        return reference.item(item).map(Item::facts);
    }

    Optional<Receipt> receipt(BasketKey key) {
        return journal.saleJson(key).or(() -> journal.training().saleJson(key)).map(SaleJson::read);
    }

    /** A member's account as this till knows it, today. */
    Balance balance(Member member) {
        return standing(
                member,
                accounts.of(member),
                LocalDate.ofInstant(now(), program().timeZone()));
    }

    /** The same once a sale about to be committed has moved it, on the sale's business day. */
    private Balance balanceAfter(Member member, List<AccountMove> moves) {
        LocalDate day = moves.get(moves.size() - 1).booking().day();
        return standing(member, accounts.after(member, moves), day);
    }

    private static List<AccountMove> joined(List<AccountMove> some, Optional<AccountMove> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Balance standing(Member member, Account account, LocalDate day) {
        Balance balance =
                account.balance(account.tiers().tier(day, member.tier()), day).withMember(member.id());
        return AccountIds.isCard(member.id()) ? balance.asPending() : balance;
    }

    /** Open checkouts in order of key. */
    List<Checkout> openCheckouts() {
        return open.values().stream()
                .sorted(Comparator.comparing(c -> c.key().toString()))
                .toList();
    }
}
