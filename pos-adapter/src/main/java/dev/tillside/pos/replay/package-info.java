/**
 * Drives tills by the wire format: {@link dev.tillside.pos.replay.TillEvents} answers the events of one till, and {@link
 * dev.tillside.pos.replay.Conversation} reads lines of reference data and events for many, as {@code replay} does.
 */
package dev.tillside.pos.replay;
