package dev.tillside;

import dev.tillside.internal.store.Reference;
import dev.tillside.list.ListCode;
import dev.tillside.list.ListKey;
import dev.tillside.list.ListOffer;
import dev.tillside.list.ListReading;
import dev.tillside.list.ListRefusal;
import dev.tillside.list.SignedList;
import dev.tillside.member.DateSpan;
import dev.tillside.member.MemberId;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.points.Program;
import dev.tillside.sale.Circumstances;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Scanned.As;
import dev.tillside.text.Message;
import dev.tillside.wire.CheckoutEvent;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.ReferenceObject.Type;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Signed lists at the counter: whether a scanned one holds, and what those of a sale give. */
final class ListDesk {
    private final Reference reference;
    private final InstantSource clock;
    private final Function<String, ZoneId> zone;

    ListDesk(Reference reference, InstantSource clock, Function<String, ZoneId> zone) {
        this.reference = reference;
        this.clock = clock;
        this.zone = zone;
    }

    ScanDesk.Reading read(String code, String store, Customer customer) {
        Optional<Program> program = reference.program();
        if (program.isEmpty()) {
            return refused(ListRefusal.UNKNOWN_KEY);
        }
        ListCode.Home home = new ListCode.Home(program.get().id(), program.get().currency());
        ListReading reading = ListCode.read(code, reference, home, clock.instant(), zone.apply(store));
        if (reading instanceof ListReading.Refused refused) {
            return refused(refused.why());
        }
        SignedList list = ((ListReading.Genuine) reading).list();
        return reference.isRemoved(Type.MEMBER, list.member().id())
                ? refused(ListRefusal.REVOKED)
                : accepted(list, code, customer);
    }

    private ScanDesk.Reading accepted(SignedList list, String code, Customer customer) {
        boolean again = customer.member().equals(Optional.of(list.member()))
                && customer.shownLists().has(list.id());
        Scanned scanned = Scanned.as(As.LIST, sentence(again ? "SCAN_AGAIN" : "SCAN_LIST"))
                .ofMember(list.member(), again)
                .ofList(list.id());
        Scanned said = reference.member(list.member()).isPresent() ? scanned : scanned.asUnknown();
        return new ScanDesk.Reading(
                said,
                again
                        ? Optional.empty()
                        : Optional.of(
                                new CheckoutEvent.MemberSet(list.member(), Optional.of(list.id()), Optional.of(code))));
    }

    private static ScanDesk.Reading refused(ListRefusal why) {
        return new ScanDesk.Reading(
                Scanned.as(As.REJECTED, sentence("LIST_REFUSED_" + why.name())).because(why.rejected()),
                Optional.empty());
    }

    private static Message sentence(String code) {
        return Message.cashier(code, Map.of());
    }

    /** Programme and offers, those of the sale's lists among them. */
    Reference.InForce inForce(Customer customer) {
        return customer.shownLists().with(reference.inForce(), customer.member());
    }

    /**
     * The coupons that the sale's lists give.
     *
     * @param known ids of coupons held by reference data, whose word counts
     * @param gone how often a coupon was used already
     */
    List<HeldCoupon> held(Customer customer, Set<String> known, ToIntFunction<String> gone, ZoneId at) {
        List<HeldCoupon> held = new ArrayList<>();
        for (ShownLists.Shown shown : customer.shownLists().of(customer.member())) {
            Optional<ListKey> key = reference.listKey(shown.key());
            boolean revoked =
                    isRevoked(shown.list()) || key.map(ListKey::revoked).orElse(false);
            DateSpan valid = leniently(shown.list(), at);
            for (ListOffer offer : shown.list().offers()) {
                if (!known.contains(offer.coupon())) {
                    held.add(new HeldCoupon(
                            Optional.of(offer.coupon()),
                            offer.offer(),
                            Math.max(0, 1 - gone.applyAsInt(offer.coupon())),
                            valid,
                            true,
                            revoked || reference.isRemoved(Type.COUPON, offer.coupon()),
                            key.isEmpty()));
                }
            }
        }
        return held;
    }

    /** Withdrawn since it was scanned, or its member erased. */
    private boolean isRevoked(SignedList list) {
        return reference.isWithdrawn(list.id())
                || reference.isRemoved(Type.MEMBER, list.member().id());
    }

    /** As long as its code may be scanned its offers apply. */
    private static DateSpan leniently(SignedList list, ZoneId zone) {
        Instant from = start(list.from(), zone).minus(ListCode.CLOCK_SKEW);
        Instant through = start(list.through().plusDays(1), zone)
                .plus(ListCode.CLOCK_SKEW)
                .minusNanos(1);
        return new DateSpan(Optional.of(DateSpan.Edge.of(from)), Optional.of(DateSpan.Edge.of(through)));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Whether a coupon of that list, used by a sale and given back, may be used again. */
    boolean canBeUsed(String coupon, Circumstances seen, Instant now, ZoneId at) {
        return seen.lists().stream()
                .filter(list -> list.coupons().contains(coupon))
                .flatMap(list -> list.code().flatMap(ListCode::unproved).stream())
                .anyMatch(list -> !isRevoked(list) && !list.valid().endedBefore(now, at));
    }

    /** What the lists of a sale bring to its price. */
    Brought brought(Customer customer) {
        return new Brought(
                customer.shownLists().of(customer.member()),
                customer.shownLists().texts());
    }

    /** What the lists of a sale bring to its price, of one moment. */
    final class Brought {
        private final List<ShownLists.Shown> shown;
        private final Map<String, String> texts;

        private Brought(List<ShownLists.Shown> shown, Map<String, String> texts) {
            this.shown = shown;
            this.texts = texts;
        }

        /** The lists to which some of these coupons belong. */
        List<Circumstances.Listed> lists(List<HeldCoupon> coupons) {
            Set<String> ids = coupons.stream()
                    .flatMap(coupon -> coupon.id().stream())
                    .collect(java.util.stream.Collectors.toSet());
            List<Circumstances.Listed> lists = new ArrayList<>();
            for (ShownLists.Shown each : shown) {
                List<String> own = each.list().offers().stream()
                        .map(ListOffer::coupon)
                        .filter(ids::contains)
                        .toList();
                if (!own.isEmpty()) {
                    key(each.key()).ifPresent(key -> lists.add(listed(each, key, own)));
                }
            }
            return lists;
        }

        private Circumstances.Listed listed(ShownLists.Shown each, Circumstances.Text key, List<String> own) {
            MemberId member = each.list().member();
            return new Circumstances.Listed(each.list().id(), key, Optional.of(member), Optional.of(each.code()), own);
        }

        private Optional<Circumstances.Text> key(String id) {
            return reference
                    .listKeyText(id)
                    .map(text -> new Circumstances.Text(
                            id, ReferenceObject.listKey(text).version(), ReferenceObject.digest(text)));
        }

        /** The texts of those offers that no reference data had. */
        List<String> texts(List<Circumstances.Text> offers) {
            return offers.stream()
                    .flatMap(offer -> Optional.ofNullable(texts.get(offer.id()))
                            .filter(text -> ReferenceObject.digest(text).equals(offer.digest()))
                            .stream())
                    .toList();
        }
    }
}
