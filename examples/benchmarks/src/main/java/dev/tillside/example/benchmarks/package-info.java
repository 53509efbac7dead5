/**
 * What Tillside costs, as ratios: each figure stands beside a reference that ran in turn with it in the same process, since
 * machines differ and are noisy. Baskets and offers come from fixed seeds. A benchmark prints tables and never fails a build.
 */
package dev.tillside.example.benchmarks;
