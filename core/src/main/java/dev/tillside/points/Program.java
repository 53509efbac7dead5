package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.member.Tier;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The loyalty programme: what is common to all offers and members.
 *
 * @param id the key
 * @param version newer versions replace older ones
 * @param currency of every amount
 * @param timeZone of stores that name none of their own
 * @param layers in the order in which they price; {@code TENDER} is last where it is there
 * @param points how points are earned, kept and spent
 * @param tiers the ladder, lowest first
 * @param returns what a return gives back
 * @param tenders what a commit does whose tenders do not add up
 * @param unknownCards what a card does that no member has
 * @param debt what becomes of points that a clawback could not take
 * @param vouchers vouchers issued at a threshold
 * @param cashBack a share given back
 */
public record Program(
        String id,
        long version,
        Currency currency,
        ZoneId timeZone,
        List<String> layers,
        PointsRules points,
        List<Tier> tiers,
        Returns returns,
        Tenders tenders,
        UnknownCards unknownCards,
        Debt debt,
        List<VoucherRule> vouchers,
        Optional<CashBack> cashBack) {
    /** The layers of a programme that names none. */
    public static final List<String> DEFAULT_LAYERS = List.of("PROMOTION", "COUPON", "BASKET", "TENDER");

    /** The layer whose offers pay instead of lowering prices. */
    public static final String TENDER_LAYER = "TENDER";

    /** What a commit does whose tenders do not add up. */
    public enum Tenders {
        /** It is refused and changes nothing. */
        STRICT,
        /** The money has been taken: the sale is committed and flagged. */
        RECORD
    }

    /** What a card does that matches a pattern and that no member has. */
    public enum UnknownCards {
        REJECT,
        ACCEPT
    }

    /** What becomes of points that a clawback could not take. */
    public enum Debt {
        CARRY,
        FORGIVE
    }

    /** How much a return gives back. */
    public enum ReturnPolicy {
        PAID_SHARE,
        READJUDICATE
    }

    /**
     * @param policy how much a return gives back
     * @param days for how many days after the sale; absent: for ever
     */
    public record Returns(ReturnPolicy policy, OptionalInt days) {}

    public Program {
        BadInput.present(id, "id");
        BadInput.present(currency, "currency");
        BadInput.present(timeZone, "timeZone");
        layers = List.copyOf(layers);
        tiers = List.copyOf(tiers);
        vouchers = List.copyOf(vouchers);
        if (layers.isEmpty() || new HashSet<>(layers).size() != layers.size()) {
            throw BadInput.value("layers", "layers are not distinct: " + layers);
        }
        int tender = layers.indexOf(TENDER_LAYER);
        if (tender >= 0 && tender != layers.size() - 1) {
            throw BadInput.value("layers", "TENDER is not the last layer: " + layers);
        }
        if (tiers.stream().map(Tier::id).distinct().count() != tiers.size()) {
            throw BadInput.value("tiers", "two tiers of one id");
        }
        if (vouchers.stream().map(VoucherRule::id).distinct().count() != vouchers.size()) {
            throw BadInput.value("vouchers", "two voucher rules of one id");
        }
    }

    /** A programme without points, with every default. */
    public static Program of(String id, Currency currency, ZoneId timeZone) {
        return new Program(
                id,
                1,
                currency,
                timeZone,
                DEFAULT_LAYERS,
                PointsRules.NONE,
                List.of(),
                new Returns(ReturnPolicy.PAID_SHARE, OptionalInt.empty()),
                Tenders.STRICT,
                UnknownCards.REJECT,
                Debt.CARRY,
                List.of(),
                Optional.empty());
    }

    public Program withPoints(PointsRules other) {
        return new Program(
                id,
                version,
                currency,
                timeZone,
                layers,
                other,
                tiers,
                returns,
                tenders,
                unknownCards,
                debt,
                vouchers,
                cashBack);
    }

    public Program withTiers(List<Tier> other) {
        return new Program(
                id,
                version,
                currency,
                timeZone,
                layers,
                points,
                other,
                returns,
                tenders,
                unknownCards,
                debt,
                vouchers,
                cashBack);
    }

    public Program withLayers(List<String> other) {
        return new Program(
                id,
                version,
                currency,
                timeZone,
                other,
                points,
                tiers,
                returns,
                tenders,
                unknownCards,
                debt,
                vouchers,
                cashBack);
    }

    /** The tier of that id. */
    public Optional<Tier> tier(String tierId) {
        return tiers.stream().filter(t -> t.id().equals(tierId)).findFirst();
    }
}
