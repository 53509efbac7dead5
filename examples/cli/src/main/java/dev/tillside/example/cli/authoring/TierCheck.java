package dev.tillside.example.cli.authoring;

import dev.tillside.money.Money;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import dev.tillside.offer.Reward.Spend.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tiers of a {@code SPEND} that never win, or that punish who spends more. */
final class TierCheck implements Check {
    @Override
    public void of(Catalogue catalogue, Remarks remarks) {
        for (Entry<Offer> offer : catalogue.offers()) {
            if (offer.value().reward() instanceof Reward.Spend spend) {
                new Ladder(offer, spend.tiers(), offer.value().limits().maxDiscount(), remarks).check();
            }
        }
    }

    /** Tiers by spend rising. */
    private record Ladder(Entry<Offer> offer, List<Tier> tiers, Optional<Money> cap, Remarks remarks) {
        void check() {
            for (int high = 0; high < tiers.size(); high++) {
                alone(tiers.get(high));
                for (int low = 0; low < high; low++) {
                    if (compared(tiers.get(low), tiers.get(high))) {
                        break;
                    }
                }
            }
        }

        private void alone(Tier tier) {
            if (tier.spend().isZero()) {
                remarks.warn(offer, "tiers", "TIER_FROM_ZERO", Map.of("saves", saves(tier)));
            } else if (tier.deal() instanceof Deal.AmountOff off && off.amount().compareTo(tier.spend()) >= 0) {
                remarks.warn(
                        offer,
                        "tiers",
                        "TIER_FOR_NOTHING",
                        Map.of("spend", tier.spend().plain(), "saves", saves(tier)));
            }
        }

        /** Whether the lower tier leaves something to say about the higher one. */
        private boolean compared(Tier low, Tier high) {
            Map<String, String> arguments = Map.of(
                    "spend", high.spend().plain(),
                    "saves", saves(high),
                    "lower", low.spend().plain(),
                    "lowerSaves", saves(low));
            if (neverBeaten(low, high)) {
                remarks.warn(offer, "tiers", "TIER_NEVER_WINS", arguments);
                return true;
            }
            if (savingAt(low, high.spend()) > savingAt(high, high.spend())) {
                remarks.warn(offer, "tiers", "TIER_SAVES_LESS", arguments);
                return true;
            }
            return false;
        }

        /** Whether the lower tier saves at least as much at every spend that reaches the higher. */
        private boolean neverBeaten(Tier low, Tier high) {
            if (low.deal() instanceof Deal.PercentOff a && high.deal() instanceof Deal.PercentOff b) {
                return a.percent().tenThousandths() >= b.percent().tenThousandths() || atCap(low, high.spend());
            }
            long most = high.deal() instanceof Deal.AmountOff off
                    ? capped(off.amount().minor())
                    : capped(Long.MAX_VALUE);
            return savingAt(low, high.spend()) >= most;
        }

        private boolean atCap(Tier tier, Money spend) {
            return cap.isPresent() && savingAt(tier, spend) >= cap.get().minor();
        }

        private long savingAt(Tier tier, Money spend) {
            return capped(
                    tier.deal() instanceof Deal.PercentOff off
                            ? off.percent().of(spend.minor())
                            : Math.min(
                                    spend.minor(),
                                    ((Deal.AmountOff) tier.deal()).amount().minor()));
        }

        private long capped(long minor) {
            return cap.map(c -> Math.min(c.minor(), minor)).orElse(minor);
        }

        private static String saves(Tier tier) {
            return tier.deal() instanceof Deal.PercentOff off
                    ? off.percent().plain() + " %"
                    : ((Deal.AmountOff) tier.deal()).amount().plain();
        }
    }
}
