package dev.tillside.example.office.settle;

import java.time.Instant;
import java.util.Optional;

/**
 * A till as it spoke last.
 *
 * @param till the name of its chain
 * @param store where it is, as the key of a basket of its said last
 * @param seen when it told which leases it needs
 * @param open how many baskets it told of then
 * @param leases how many baskets of its hold something back
 */
public record TillSeen(String till, Optional<String> store, Instant seen, int open, int leases) {}
