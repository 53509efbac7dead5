package dev.tillside;

import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.Reason;
import dev.tillside.offer.Reward;
import dev.tillside.sale.Explained;
import dev.tillside.text.LocalizedText;
import dev.tillside.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Says in one sentence each what became of offers. */
final class WhyNot {
    private final OfferBook offers;
    private final String language;

    /**
     * @param language of the names that stand inside a sentence
     */
    WhyNot(OfferBook offers, String language) {
        this.offers = offers;
        this.language = language;
    }

    List<Explained> explained(List<Outcome> outcomes) {
        return outcomes.stream().map(this::explained).toList();
    }

    private Explained explained(Outcome outcome) {
        LocalizedText name = offers.get(outcome.offer()).map(Offer::name).orElse(LocalizedText.NONE);
        return new Explained(outcome, name, why(outcome));
    }

    private Message why(Outcome outcome) {
        return switch (outcome.reason()) {
            case APPLIED -> applied(outcome);
            case BEATEN -> beaten(outcome);
            case QUANTITY_SHORT, SPEND_SHORT ->
                outcome.nearMiss().flatMap(miss -> missing(outcome, miss)).orElseGet(() -> plain(outcome.reason()));
            case SIGNATURE_INVALID,
                    REVOKED,
                    UNKNOWN_OFFER,
                    MEMBER_REQUIRED,
                    NOT_FOR_MEMBER,
                    WRONG_STORE,
                    NOT_STARTED,
                    EXPIRED,
                    WRONG_TIME,
                    NOT_PRESENTED,
                    ALREADY_REDEEMED,
                    LIMIT_REACHED,
                    HELD_ELSEWHERE,
                    OFFLINE,
                    NOT_IN_BASKET,
                    NO_SAVING -> plain(outcome.reason());
        };
    }

    private static Message plain(Reason reason) {
        return Message.cashier("OUTCOME_" + reason.name(), Map.of());
    }

    private static Message applied(Outcome outcome) {
        return outcome.amount().isZero()
                ? Message.cashier("OUTCOME_APPLIED_FREE", Map.of())
                : Message.cashier(
                        "OUTCOME_APPLIED",
                        Map.of(
                                "uses",
                                String.valueOf(outcome.uses()),
                                "amount",
                                outcome.amount().plain()));
    }

    private Message beaten(Outcome outcome) {
        if (outcome.beatenBy().isEmpty()) {
            return Message.cashier("OUTCOME_BEATEN_BY_NONE", Map.of());
        }
        String others = outcome.beatenBy().stream()
                .map(id -> offers.get(id).map(o -> o.name().in(language, id)).orElse(id))
                .collect(Collectors.joining(", "));
        return Message.cashier("OUTCOME_BEATEN", Map.of("others", others));
    }

    private Optional<Message> missing(Outcome outcome, Outcome.NearMiss miss) {
        if (miss.quantity().isEmpty()) {
            return miss.spend().map(spend -> Message.cashier("OUTCOME_SPEND_MORE", Map.of("spend", spend.plain())));
        }
        int more = miss.quantity().getAsInt();
        OptionalInt needs = needs(outcome.offer());
        if (needs.isEmpty() || needs.getAsInt() < more) {
            return Optional.of(Message.cashier("OUTCOME_QUANTITY_MORE", Map.of("quantity", String.valueOf(more))));
        }
        return Optional.of(Message.cashier(
                "OUTCOME_QUANTITY_NEEDS",
                Map.of("needs", String.valueOf(needs.getAsInt()), "has", String.valueOf(needs.getAsInt() - more))));
    }

    /** How many units a use takes, where all of them are of one kind: of several, nobody can say how many there are. */
    private OptionalInt needs(String offer) {
        return offers.get(offer).map(Offer::reward).stream()
                .filter(Reward.MultiBuy.class::isInstance)
                .mapToInt(reward -> ((Reward.MultiBuy) reward).quantity())
                .findFirst();
    }
}
