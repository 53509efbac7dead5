/** Turns what a scanner sends into one {@code Scan}: member card, list, coupon, item, plain text, or rejected. */
package dev.tillside.scan;
