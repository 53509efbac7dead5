/**
 * Turns The Complete Journey (dunnhumby) into lines that {@code replay} reads. {@link CompleteJourney} is what the files
 * say; {@link JourneyScript} is the story told with it; everything that the data leave open is drawn by {@link Draw}, from a
 * seed, so that the same files give the same bytes. Knows the wire format by its text alone, and nothing of the library.
 */
package dev.tillside.example.cli.journey;
