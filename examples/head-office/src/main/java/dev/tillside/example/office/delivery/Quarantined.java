package dev.tillside.example.office.delivery;

import dev.tillside.basket.BasketKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery that does not add up, kept until an operator decides. It is in no totals and no claims; the coupons, limits,
 * vouchers and points that it uses are not leased to others.
 *
 * @param key the name under which it came
 * @param code what is wrong, for programs
 * @param reason what is wrong, one sentence without member's data; the till was told the same
 * @param received when
 * @param store where it was made, as its key says
 * @param till the name of its till's chain, where the delivery says it
 * @param json as it came; empty where the member that it named was erased and it could not be told what of it is his
 */
public record Quarantined(
        BasketKey key,
        String code,
        String reason,
        Instant received,
        String store,
        Optional<String> till,
        String json) {}
