/**
 * Turns what a scanner sends into one {@link dev.tillside.scan.Scan}: member card, list, coupon, item, plain text, or
 * rejected with a reason. Nothing is guessed in silence.
 *
 * <p>Read so far: EAN-13, EAN-8, UPC-A, UPC-E and GTIN-14 with AIM identifier, with the device's symbology, or untyped;
 * member cards by configured pattern or by being one; printed list and coupon codes that reference data names; all else is
 * plain text. A typed EAN or UPC with a wrong check digit is rejected, an untyped number that is no GTIN is plain text.
 *
 * <p>A text that matches a configured card pattern is a card, whatever else it could be: configuration decides. Otherwise a
 * text is a member's card only if it equals one and reads as nothing else; a restricted circulation number (GS1 prefixes
 * 02, 04, 20 to 29) reads as nothing else while no template claims it.
 */
package dev.tillside.scan;
