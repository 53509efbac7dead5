/**
 * Turns what a scanner sends into one {@link dev.tillside.scan.Scan}: member card, list, coupon, item, plain text, or
 * rejected with a reason. Nothing is guessed in silence.
 *
 * <p>In order: what the device put around the data is taken off and the symbology identifier is read (ISO/IEC 15424); a
 * magnetic stripe is a card of ours, a payment card, or text; card patterns, code templates and coupon prefixes claim a text
 * by the longest literal prefix; codes that reference data names are theirs; GS1 element strings and Digital Links are read
 * by {@link dev.tillside.gs1}; then item numbers; all else is plain text. A text that its symbol says is GS1's is read or
 * rejected, never plain.
 *
 * <p>A member's card without a pattern is one only if it reads as nothing else; a restricted circulation number reads as
 * nothing else while no template claims it. A web address without a key of GS1's is plain text.
 *
 * <p>Unless the rules are strict, {@link dev.tillside.scan.Repair}s are made first and told.
 */
package dev.tillside.scan;
