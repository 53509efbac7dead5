package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.item.ItemId;
import dev.tillside.item.Selector;
import dev.tillside.list.ListCode;
import dev.tillside.list.ListOffer;
import dev.tillside.list.PrintedList;
import dev.tillside.list.SignedList;
import dev.tillside.list.SigningKey;
import dev.tillside.member.DateSpan;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Reward;
import dev.tillside.plan.Household;
import dev.tillside.plan.ListPlanner;
import dev.tillside.plan.PlannedList;
import dev.tillside.plan.PlannedOffers;
import dev.tillside.plan.Special;
import dev.tillside.plan.Track;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.points.Program;
import dev.tillside.wire.KeptList;
import dev.tillside.wire.ShownSpecial;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists that a till plans by itself, from what a member bought at it and the plan that head office sent: the same member and record
 * give the same list. A special that a vendor pays for is offered where head office has sent its offer, with the limit that keeps
 * the vendor's budget; any other goes along in the list's code.
 */
final class OwnLists {
    private static final Logger LOG = LoggerFactory.getLogger(OwnLists.class);
    private static final int WEEKS = 52;

    private final Reference reference;
    private final Journal journal;
    private final Forecast forecast;
    private final String language;
    private final String till;
    private Optional<Ready> ready = Optional.empty();

    /** A planner, and what it was made from. */
    private record Ready(Reference.Planning from, ListPlanner planner, Offers offers) {}

    OwnLists(Reference reference, Journal journal, Forecast forecast, String language, String till) {
        this.reference = reference;
        this.journal = journal;
        this.forecast = forecast;
        this.language = language;
        this.till = till;
    }

    /** The member's list after a sale: a new one where it is due, else the last one again. */
    Optional<PrintedList> after(BasketKey sale, MemberId member, Program program, SigningKey key) {
        Optional<Ready> planner = planner();
        if (planner.isEmpty() || !journal.has(sale.toString())) {
            return Optional.empty();
        }
        LocalDate from = sale.businessDay().plusDays(1);
        Optional<KeptList> last = last(journal, member);
        int every = planner.get().from().published().policy().everyDays();
        if (last.isPresent() && last.get().issued().plusDays(every).isAfter(from)) {
            return last.filter(list -> !list.through().isBefore(from)).flatMap(list -> left(list, key));
        }
        PurchaseHistory history = history(member, from);
        Track track = track(last, history);
        return next(planner.get(), new Household(member.id(), history, track), from)
                .flatMap(list -> signed(list, planner.get(), program, key, track))
                .map(list -> kept(member, list));
    }

    /** The last list that this till planned for the member. One that cannot be read is taken for none: no sale stops for a list. */
    static Optional<KeptList> last(Journal journal, MemberId member) {
        try {
            return journal.memberLists().last(member).map(KeptList::read);
        } catch (LoyaltyException e) {
            LOG.warn("A list that this till planned cannot be read ({}); another is planned.", e.code());
            return Optional.empty();
        }
    }

    /** Makes ready what is the same for all members, so that no shopper waits while every item is read. */
    void prepare() {
        planner();
    }

    /** The list without the specials that are used up; nothing where no line is left. */
    private Optional<PrintedList> left(KeptList list, SigningKey key) {
        Set<String> used = used(list);
        if (used.isEmpty()) {
            return Optional.of(printed(list));
        }
        SignedList whole = ListCode.unproved(list.code())
                .orElseThrow(() -> new IllegalStateException("a till reads what it wrote"));
        SignedList rest = whole.with(whole.offers().stream()
                .filter(offer -> !used.contains(offer.coupon()))
                .toList());
        KeptList left = list.without(used, ListCode.write(rest, key));
        return left.lines().isEmpty() ? Optional.empty() : Optional.of(printed(left));
    }

    private Set<String> used(KeptList list) {
        Set<String> used = new HashSet<>();
        for (int place = 1; place <= list.specials().size(); place++) {
            if (journal.couponUses(list.coupon(place)) > 0) {
                used.add(list.coupon(place));
            }
        }
        return used;
    }

    private PrintedList printed(KeptList list) {
        return new PrintedList(
                list.id(), DateSpan.of(list.issued(), list.through()), list.code(), new ListPaper(language).of(list));
    }

    /** Held until reference data change. */
    private synchronized Optional<Ready> planner() {
        Optional<Reference.Planning> planning = reference.planning();
        if (planning.isEmpty()) {
            ready = Optional.empty();
        } else if (ready.isEmpty() || ready.get().from() != planning.get()) {
            Reference.Planning p = planning.get();
            ListPlanner planner = new ListPlanner(p.published().setting(p.shop(), p.deals(), forecast, Map.of()));
            ready = Optional.of(new Ready(p, planner, new Offers(reference)));
        }
        return ready;
    }

    private Optional<PlannedList> next(Ready ready, Household household, LocalDate from) {
        LocalDate through = from.plusDays(ready.from().published().policy().validDays() - 1L);
        return ready.planner()
                .next(
                        household,
                        from,
                        ready.from().published().prices(),
                        till,
                        special -> special.funding().isPositive()
                                ? ready.offers().find(special, from, through).isPresent()
                                : special.article().item().id().isGtin());
    }

    private PurchaseHistory history(MemberId member, LocalDate before) {
        return PurchaseRecord.history(journal.memberLists().bought(member, before.minusWeeks(WEEKS)));
    }

    private Track track(Optional<KeptList> last, PurchaseHistory history) {
        if (last.isEmpty()) {
            return Track.NONE;
        }
        KeptList list = last.get();
        Set<String> used = used(list);
        Map<String, Track.Result> results = new TreeMap<>();
        for (int place = 1; place <= list.specials().size(); place++) {
            ShownSpecial shown = list.specials().get(place - 1);
            boolean redeemed = used.contains(list.coupon(place));
            boolean bought = history.dates(shown.item()).stream()
                    .anyMatch(day -> !day.isBefore(list.issued()) && !day.isAfter(list.through()));
            Track.Result result =
                    new Track.Result(shown.chance(), shown.usual(), shown.expected(), redeemed || bought, redeemed);
            results.merge(shown.deal(), result, Track.Result::or);
        }
        boolean took = !used.isEmpty();
        return list.before().after(list.issued(), Optional.of(took), results);
    }

    private Optional<KeptList> signed(PlannedList list, Ready ready, Program program, SigningKey key, Track before) {
        List<ListOffer> offers = new ArrayList<>();
        for (Special special : list.specials()) {
            String coupon = SignedList.coupon(list.id(), offers.size() + 1);
            offers.add(
                    special.funding().isPositive()
                            ? funded(
                                    ready.offers()
                                            .find(special, list.issued(), list.through())
                                            .orElseThrow(),
                                    coupon)
                            : own(special, coupon, list.issued()));
        }
        try {
            SignedList signed = new SignedList(
                    list.id(),
                    program.id(),
                    program.currency(),
                    new MemberId(list.household()),
                    list.issued(),
                    list.issued(),
                    list.through(),
                    offers);
            return Optional.of(KeptList.of(list, ListCode.write(signed, key), language, before));
        } catch (BadInput e) {
            LOG.warn("A list is not printed, because its code cannot carry it: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static ListOffer funded(Offer offer, String coupon) {
        return ListOffer.carries(offer)
                ? new ListOffer(offer.id(), coupon, Optional.of(offer.reward()), offer.funding())
                : new ListOffer(offer.id(), coupon, Optional.empty(), List.of());
    }

    private static ListOffer own(Special special, String coupon, LocalDate issued) {
        ItemId item = special.article().item().id();
        Reward price = new Reward.FixedPrice(Selector.gtin(item.code()), special.price(), Optional.empty());
        return new ListOffer(PlannedOffers.id(special, issued), coupon, Optional.of(price), List.of());
    }

    private PrintedList kept(MemberId member, KeptList list) {
        journal.memberLists().keep(member, list.json());
        return printed(list);
    }

    /** The offers that head office sent for specials, by how their ids begin. */
    private static final class Offers {
        private final TreeMap<String, Offer> byId = new TreeMap<>();

        Offers(Reference reference) {
            reference.offers().offers().stream()
                    .filter(Offer::needsCoupon)
                    .forEach(offer -> byId.put(offer.id(), offer));
        }

        Optional<Offer> find(Special special, LocalDate from, LocalDate through) {
            String prefix = PlannedOffers.prefix(special);
            return byId.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
                    .filter(offer -> holds(offer, from, through))
                    .findFirst();
        }

        private static boolean holds(Offer offer, LocalDate from, LocalDate through) {
            Optional<LocalDate> begins = offer.valid().from().flatMap(DateSpan.Edge::date);
            Optional<LocalDate> ends = offer.valid().through().flatMap(DateSpan.Edge::date);
            return begins.map(day -> !day.isAfter(from)).orElse(true)
                    && ends.map(day -> !day.isBefore(through)).orElse(true);
        }
    }
}
