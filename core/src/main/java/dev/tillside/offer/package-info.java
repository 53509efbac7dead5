/**
 * Offers and what a basket costs under them: {@link dev.tillside.offer.Offers#price} is a pure function, so the same
 * arguments give the same cents, reasons and proof on every machine and JDK.
 */
package dev.tillside.offer;
