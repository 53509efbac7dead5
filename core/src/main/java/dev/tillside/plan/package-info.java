/**
 * From what households bought to the list that each takes home. Pure: no clock, no network, and chance only from a seed.
 *
 * <ul>
 *   <li>{@link dev.tillside.plan.forecast} says what a household will need; {@link dev.tillside.plan.Cells} where it stands in
 *       each category; {@link dev.tillside.plan.HouseholdValue} what it is to the shop, and so what its list may be worth.
 *   <li>A {@link dev.tillside.plan.Deal} is what a vendor pays for and to what end. A special is one item of a deal at a price
 *       for one household. Its gain is the margin expected with it less the margin expected without it: what the household
 *       would have bought anyway counts against it, what it replaces in its category too, and what comes of it later for it.
 *   <li>{@link dev.tillside.plan.ListPlanner} chooses over all households at once: at most one special a category, a list's worth
 *       by its household's value, and no more of a deal's or a vendor's budget than there is, in expectation. Budgets have
 *       prices (Lagrange), found from all households, so nobody is served first; the plan tells how far at most it is from the
 *       best.
 *   <li>No special is below cost where the cost is known, none is below its household's former price by less than a step, and
 *       prices are what the shopper pays: {@code FIXED_PRICE} coupons, so that what is printed holds whatever the shelf says.
 *   <li>A special's offer is limited to so many uses as its part of the budget pays for. A use beyond, by tills that had not
 *       heard of each other, is the retailer's: no vendor pays more than his budget.
 *   <li>Who is held out, and of which special, depends on the seed, ids and the day alone: specials are drawn anew for each day of
 *       lists, because later lists go by what became of earlier ones. A special that was chosen and is held out leaves its place
 *       empty, so that both sides were chosen alike.
 *   <li>{@link dev.tillside.plan.Learner} finds from both sides, for each goal, what is bought anyway and how the answer grows with
 *       the discount. {@link dev.tillside.plan.Track} knows how far the household heeds lists, next to all others, and what it
 *       passed by. A special that is to win something pays for nothing that comes anyway; rewards ({@code RETAIN}, and the shop's
 *       own) fill the list up to its worth.
 * </ul>
 */
package dev.tillside.plan;
