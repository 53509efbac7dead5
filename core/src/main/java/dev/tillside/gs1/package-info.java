/**
 * The GS1 syntax: application identifiers and their rules, element strings, bracketed text, Digital Link URIs and scan data,
 * read and written.
 *
 * <p>Sources: GS1 General Specifications (sections 3 and 7), GS1 Digital Link: URI Syntax 1.4, ISO/IEC 15424 for symbology
 * identifiers, and the GS1 Barcode Syntax Dictionary for the rules of each identifier. Verdicts agree with the GS1 Syntax
 * Engine's; nothing is mended here, {@code dev.tillside.scan.LenientGs1} does that. Prefixes of companies are checked for their shape, not looked up.
 *
 * <p>Everything is immutable and thread-safe, reads in time linear in the text, and throws on no text.
 */
package dev.tillside.gs1;
