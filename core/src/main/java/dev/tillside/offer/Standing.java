package dev.tillside.offer;

import dev.tillside.points.Program;
import java.util.List;
import java.util.Optional;

/** How one offer stands with one belt: what it needs, what of that lies there, and whether this shopper may have it. */
final class Standing {
    final int number;
    final Offer offer;
    final List<Need> needs;
    /** By need: its slot, below zero where it chooses nothing. */
    final int[] slots;

    private final Admission.Asked asked;
    /** Which rule it is, or -1: set once, by the contest that makes it one. */
    int rule = -1;

    Standing(int number, OfferIndex index, Matches matches, Admission admission) {
        this.number = number;
        this.offer = index.offer(number);
        this.needs = index.needs(number);
        this.slots = new int[needs.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = matches.slot(index.firstNeed(number) + i);
        }
        this.asked = admission.asked(number, offer);
    }

    /** What the shopper may have of it; absent where something stops it. */
    Optional<Admission.Admitted> admitted() {
        return asked.admitted();
    }

    Admission.Asked asked() {
        return asked;
    }

    /** Whether some unit matches some of its selectors. */
    boolean inBasket(Belt belt) {
        for (int slot : slots) {
            if (slot >= 0) {
                return true;
            }
        }
        return fromSpend() && !belt.lines().isEmpty();
    }

    /** Whether some selector of it chooses the line. */
    boolean chooses(Matches matches, int line) {
        for (int slot : slots) {
            if (matches.chooses(slot, line)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there are enough units for each part, part by part, so that it could apply at all. */
    boolean bears(Matches matches) {
        for (int i = 0; i < slots.length; i++) {
            if (matches.units(slots[i]) < needs.get(i).count()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the belt's lines, before all offers, reach the spend that it asks for, if it asks for one. */
    boolean withinReach(Matches matches, Belt belt) {
        if (offer.reward() instanceof Reward.Spend spend) {
            return matches.amount(slots[0]) >= spend.tiers().get(0).spend().minor();
        }
        return !fromSpend()
                || belt.amount()
                        >= ((Reward.Gift) offer.reward()).spend().orElseThrow().minor();
    }

    /** Whether it is a gift from a spend on. */
    boolean fromSpend() {
        return offer.reward() instanceof Reward.Gift gift && gift.spend().isPresent();
    }

    /** Whether what it gives may depend on any line of the basket. */
    boolean looksAtAll() {
        return fromSpend()
                || offer.layer().equals(Program.TENDER_LAYER)
                || offer.exclusive() && offer.reward() instanceof Reward.Spend;
    }

    /** Whether it holds and gives points or a benefit. */
    boolean isExtra(Matches matches) {
        return !prices() && bears(matches) && admitted().isPresent();
    }

    /** Whether it touches money. */
    boolean prices() {
        return !(offer.reward() instanceof Reward.PointsReward
                || offer.reward() instanceof Reward.PointsMultiplier
                || offer.reward() instanceof Reward.Benefit);
    }
}
