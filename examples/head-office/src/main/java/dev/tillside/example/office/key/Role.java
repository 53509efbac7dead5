package dev.tillside.example.office.key;

/** What the holder of an {@link ApiKey} may do. */
public enum Role {
    /** Delivers sales of its own stores and takes down what all tills are told. */
    TILL,
    /** Publishes reference data. */
    PUBLISHER,
    /** Looks at sales and sums, and makes snapshots. */
    OPERATOR,
    /** Takes down what other systems are told of members. */
    CRM,
    /** Reads the metrics. */
    METRICS
}
