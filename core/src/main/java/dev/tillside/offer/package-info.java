/**
 * Offers and what a basket costs under them: {@link dev.tillside.offer.Offers#price} is a pure function, so the same
 * arguments give the same cents, reasons and proof on every machine and JDK.
 *
 * <p>Where the pricing rules are silent, these hold; they favour the shopper where that is the question.
 * <ul>
 *   <li>A discount is cut at the lines' floors first and at the offer's own cap after, so that a cap is not used up by what
 *       a floor would cut. Of several offers in one layer on one line, the smaller id is served first.
 *   <li>A floor holds for discounts alone: a tender coupon pays, and may pay below it.
 *   <li>Units of one line that cost the same are alike; of units that still tie, the dearer before offers comes first.
 *   <li>A unit that a {@code SPEND} of an earlier layer counted may not be taken by an exclusive offer later, unless it was
 *       left out of that count for the purpose, which the search weighs too.
 *   <li>Of the {@code SPEND} tiers reached, the one that saves most after floors and caps is taken; of equal ones the lowest.
 *       Each use of a repeated one must give more than those before it.
 *   <li>A {@code GIFT} from a spend on takes no {@code SPEND} place of its layer; it sees the prices that the layer's uses
 *       left, before the layer's {@code SPEND} offers.
 *   <li>Uses go to the coupons of an offer in order of id, in basket order, each as many as it has left.
 *   <li>A line's discount by an offer is split by payer over each coupon's part of it. A share of less than a cent stands
 *       with zero; the retailer is not listed where the vendors fund all.
 *   <li>A coupon of an offer for others than coupon holders is {@code NOT_FOR_MEMBER}. An offer in a layer that the
 *       programme does not list is {@code UNKNOWN_OFFER}. A coupon offer with printed codes of which a stranger has scanned
 *       none is {@code NOT_PRESENTED}. Offers that give points, and offers with a limit per member, need a member.
 *   <li>A cap of zero, or one that is used up, is {@code LIMIT_REACHED}; where head office holds the rest for another basket, it
 *       is {@code HELD_ELSEWHERE}; where head office has not answered and the offer's policy does not allow a use without, it is
 *       {@code OFFLINE}. A coupon likewise. A policy binds coupons that have an id, and limits that count uses or amounts of
 *       several baskets; it does nothing to an offer that has neither.
 *   <li>Hours that end when they start last a whole day.
 *   <li>{@code POINTS} and {@code POINTS_MULTIPLIER} offers count lines that take part in offers and earn; their spend is the
 *       lines' net before points and vouchers pay.
 *   <li>The near miss of a spend is what is missing after the best combination ({@code GROSS}: before all offers);
 *       {@code saves} adds so many of the matching item whose units, 99 at most, reach it at the least price together. Of
 *       several parts that lack units, the one that lacks fewest is told. All near misses of a basket together may cost half
 *       of the step budget; beyond, or where the best is not proved, {@code saves} is absent: only what is sure is promised.
 *   <li>A coupon that finds no unit because another coupon of its offer took the last one is {@code BEATEN} by its own offer.
 *       Of offers that did not stand beside it, {@code BEATEN} names those that took its units, kept its spend short or
 *       excluded it; failing these, those of later layers that gain from its standing aside; failing these, all that apply.
 *   <li>A {@code POINTS} offer whose goods earn nothing in this basket is {@code NO_SAVING}.
 *   <li>Messages: {@code SCAN_GIFT} where a gift is due that was not scanned, {@code PRESENT_COUPON} where a held coupon of
 *       goods in the basket waits for its own code, {@code BENEFIT} (to the shopper) where one holds.
 *   <li>More than 16 units are solved by the parts that share no offer, unless something looks at the whole basket; each part
 *       settles its own ties.
 *   <li>Uses of an offer are numbered in basket order, and floors cut them in that order. What is still equal after the order
 *       of preference goes to the combination with fewer uses, then to the one found first; the search depends on the basket
 *       and the offers alone.
 *   <li>Parts of more than 16 units are proved by bounds: among equal amounts due they are not searched for more points, fewer
 *       coupons or smaller ids.
 * </ul>
 */
package dev.tillside.offer;
