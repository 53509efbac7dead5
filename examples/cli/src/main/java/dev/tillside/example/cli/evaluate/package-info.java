/**
 * Judges forecasts on real purchases beside simple baselines: the next basket of users in folds, and whether a customer buys an item
 * again within some days. All that is learned is learned here, from the training part alone, and the same files and seed give the
 * same figures.
 */
package dev.tillside.example.cli.evaluate;
