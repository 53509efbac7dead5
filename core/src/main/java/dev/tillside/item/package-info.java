/**
 * What is sold: item keys ({@link dev.tillside.item.Gtin}, or the till's own SKU), the facts by which offers choose
 * items, and {@link dev.tillside.item.Selector}, which chooses.
 */
package dev.tillside.item;
