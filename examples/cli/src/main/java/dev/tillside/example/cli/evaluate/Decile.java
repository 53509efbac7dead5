package dev.tillside.example.cli.evaluate;

/**
 * A tenth of all that was forecast, by what was said.
 *
 * @param said the mean probability
 * @param came the share that came true
 */
public record Decile(double said, double came) {}
