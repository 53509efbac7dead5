/**
 * A chain's days in one thread: tills, head office and the line between them, with a clock, a scheduler and a disk that do what
 * a seed says. One seed is one run, the same on every machine; beside it an independent book is kept of what was acknowledged,
 * and at the end, when everything is well again, tills and head office are held against it.
 */
package dev.tillside.example.faults.simulation;
