package dev.tillside.example.cli.journey;

import java.util.Set;
import java.util.SortedMap;

/**
 * A mailing of coupons.
 *
 * @param id the data's number of it
 * @param chosen whether each household gets a choice of the coupons (the data's type A) instead of all
 * @param real the days on which it really ran
 * @param coupons each coupon's number to the products that it covers, sold or not
 */
record Campaign(String id, boolean chosen, Span real, SortedMap<String, Set<String>> coupons) {}
