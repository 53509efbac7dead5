package dev.tillside.example.office.arrival;

import dev.tillside.example.office.delivery.Accounts;
import dev.tillside.example.office.delivery.Fault;
import dev.tillside.sync.Delivery;
import dev.tillside.wire.TransactionText;
import java.util.Optional;

/**
 * A delivery and what was found out about it before the writer is held.
 *
 * @param delivery as it came
 * @param text what came, where it is a JSON object
 * @param malformed why it can never be taken, if so
 * @param told what it says of accounts
 * @param wrong what does not add up, if anything
 * @param unverified why it could not be computed again, if so
 */
public record Arrival(
        Delivery delivery,
        Optional<TransactionText> text,
        Optional<Fault> malformed,
        Accounts.Told told,
        Optional<Fault> wrong,
        Optional<String> unverified) {}
