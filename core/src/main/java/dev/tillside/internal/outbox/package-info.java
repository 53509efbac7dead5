/** Brings committed sales to head office and reference data down, in the background, never on the checkout path. */
package dev.tillside.internal.outbox;
