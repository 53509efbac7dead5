package dev.tillside.example.office.delivery;

import dev.tillside.sync.Settlement;
import java.util.Optional;

/**
 * What became of a delivery.
 *
 * @param settlement what its till is told
 * @param fault for which it is in quarantine, if it is there
 */
public record Settled(Settlement settlement, Optional<Fault.Code> fault) {}
