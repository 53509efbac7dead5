/**
 * What tills delivered, as it is kept: sales, returns and notes, each once; what they did to accounts; what does not add up and
 * waits for an operator ({@link dev.tillside.example.office.delivery.Quarantined}); and what could not be computed again.
 */
package dev.tillside.example.office.delivery;
