package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.list.ListCode;
import dev.tillside.list.ListOffer;
import dev.tillside.list.PrintedList;
import dev.tillside.list.ShoppingList;
import dev.tillside.list.SignedList;
import dev.tillside.list.SigningKey;
import dev.tillside.member.DateSpan;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import dev.tillside.points.Program;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list that a member takes home from a sale, signed by the till. */
final class NextList {
    private static final Logger LOG = LoggerFactory.getLogger(NextList.class);

    private final Reference reference;
    private final Journal journal;
    private final Optional<SigningKey> key;
    private final String language;
    private final OwnLists own;

    NextList(Reference reference, Journal journal, Optional<SigningKey> key, String language, OwnLists own) {
        this.reference = reference;
        this.journal = journal;
        this.key = key;
        this.language = language;
        this.own = own;
    }

    /**
     * The member's newest list that still holds after the day of the sale, where the till holds a key and the list has coupons
     * to carry; else one of the till's own.
     */
    Optional<PrintedList> after(BasketKey sale, Optional<MemberId> member) {
        if (key.isEmpty() || member.isEmpty() || reference.program().isEmpty()) {
            return Optional.empty();
        }
        Program program = reference.program().get();
        return reference.lists(member.get()).stream()
                .filter(list -> through(list).isAfter(sale.businessDay()))
                .max(Comparator.comparing((ShoppingList list) -> list.issued().orElse(LocalDate.EPOCH))
                        .thenComparing(ShoppingList::id))
                .flatMap(list -> printed(left(list), program, sale.businessDay()))
                .or(() -> own.after(sale, member.get(), program, key.get()));
    }

    /** After reference data have changed; not on the checkout path. */
    void prepare() {
        if (key.isPresent()) {
            own.prepare();
        }
    }

    /** That list, whether or not it holds. */
    Optional<PrintedList> named(String id, LocalDate today) {
        return key.isEmpty()
                ? Optional.empty()
                : reference
                        .program()
                        .flatMap(program -> reference.list(id).flatMap(list -> printed(left(list), program, today)));
    }

    /** The list without lines whose coupon is used up, as far as this till knows. */
    private ShoppingList left(ShoppingList list) {
        return list.with(list.lines().stream()
                .filter(line -> line.coupon()
                        .flatMap(reference::coupon)
                        .map(this::isLeft)
                        .orElse(true))
                .toList());
    }

    private boolean isLeft(Coupon coupon) {
        return journal.couponUses(coupon.id()) < coupon.uses();
    }

    private Optional<PrintedList> printed(ShoppingList list, Program program, LocalDate today) {
        List<ListOffer> offers = offers(list);
        if (offers.isEmpty()) {
            return Optional.empty();
        }
        LocalDate issued = list.issued().orElse(today);
        LocalDate from = date(list.valid().from()).orElse(issued);
        try {
            SignedList signed = new SignedList(
                    list.id(),
                    program.id(),
                    program.currency(),
                    list.member(),
                    issued.isAfter(from) ? from : issued,
                    from,
                    through(list),
                    offers);
            return Optional.of(new PrintedList(
                    list.id(),
                    signed.valid(),
                    ListCode.write(signed, key.orElseThrow()),
                    new ListPaper(language).of(list)));
        } catch (BadInput e) {
            LOG.warn("A list is not printed, because its code cannot carry it: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private List<ListOffer> offers(ShoppingList list) {
        Set<String> coupons = new LinkedHashSet<>();
        list.lines().forEach(line -> line.coupon().ifPresent(coupons::add));
        List<ListOffer> offers = new ArrayList<>();
        for (String id : coupons) {
            reference.coupon(id).ifPresent(coupon -> offers.add(offer(coupon)));
        }
        return offers;
    }

    private ListOffer offer(Coupon coupon) {
        return reference
                .offers()
                .get(coupon.offer())
                .map(offer -> offer(coupon, offer))
                .orElseGet(() -> byId(coupon));
    }

    /** The terms go along where they are all that the offer says; else its id, and the till that reads it must know it. */
    private static ListOffer offer(Coupon coupon, Offer offer) {
        return ListOffer.carries(offer)
                ? new ListOffer(offer.id(), coupon.id(), Optional.of(offer.reward()), offer.funding())
                : byId(coupon);
    }

    private static ListOffer byId(Coupon coupon) {
        return new ListOffer(coupon.offer(), coupon.id(), Optional.empty(), List.of());
    }

    /** A list without an end is printed for as long as a paper lasts. */
    private static LocalDate through(ShoppingList list) {
        LocalDate begin = date(list.valid().from()).or(list::issued).orElse(LocalDate.EPOCH);
        return date(list.valid().through()).orElse(begin.plusYears(1));
    }

    private static Optional<LocalDate> date(Optional<DateSpan.Edge> edge) {
        return edge.flatMap(DateSpan.Edge::date);
    }
}
