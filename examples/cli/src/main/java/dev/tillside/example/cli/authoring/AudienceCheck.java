package dev.tillside.example.cli.authoring;

import dev.tillside.offer.Audience;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Reward;
import java.util.Map;

/** Offers for tiers that there are not, without a name, or that shut out all others. */
final class AudienceCheck implements Check {
    @Override
    public void of(Catalogue catalogue, Remarks remarks) {
        for (Entry<Offer> offer : catalogue.offers()) {
            if (offer.value().audience() instanceof Audience.Tiers some) {
                some.tiers().stream()
                        .filter(tier -> catalogue.program().tier(tier).isEmpty())
                        .forEach(tier -> remarks.warn(offer, "audience.tiers", "UNKNOWN_TIER", Map.of("tier", tier)));
            }
            if (offer.value().exclusive() && offer.value().reward() instanceof Reward.Spend) {
                remarks.warn(offer, "exclusive", "EXCLUSIVE_SPEND", Map.of());
            }
            if (offer.value().name().byLanguage().isEmpty()) {
                remarks.warn(
                        offer, "name", "NO_NAME", Map.of("offer", offer.value().id()));
            }
        }
    }
}
