package dev.tillside.sync;

import dev.tillside.basket.BasketKey;

/**
 * A sale that head office refused. It stays until it is sent again.
 *
 * @param key the sale's name
 * @param reason what head office said
 */
public record DeadLetter(BasketKey key, String reason) {}
