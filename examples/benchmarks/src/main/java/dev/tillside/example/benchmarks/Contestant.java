package dev.tillside.example.benchmarks;

/** One of those that are measured in turn. */
interface Contestant {
    /** What has to be there before the clock runs. */
    default void prepare(int round) throws Exception {}

    /** What is measured. The answer is kept, so that nothing is optimised away. */
    Object run(int round) throws Exception;

    /** Looks at the answer, off the clock. */
    default void look(int round, Object answer) throws Exception {}
}
