/**
 * Drives tills by lines of the wire format: what a till without a JVM says, and what {@code replay} reads.
 */
package dev.tillside.pos.replay;
