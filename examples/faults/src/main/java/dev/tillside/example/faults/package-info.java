/**
 * Takes the power, the disk, the clock and the line away from tills and head office, and looks whether what was acknowledged
 * is still there, once. What is looked for is looked for in broken arrangements too, which must be caught: a detector that
 * finds nothing anywhere proves nothing.
 */
package dev.tillside.example.faults;
