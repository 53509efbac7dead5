package dev.tillside.example.faults.day;

import java.io.IOException;

/**
 * One thing that a cashier or a till does.
 *
 * @param name of it, in words
 * @param deed does it
 * @param done asks the till whether it is done, as one asks who does not know what became of a call
 * @param repeatable whether doing it again answers the same and changes nothing
 */
record Step(String name, Deed deed, Question done, boolean repeatable) {
    interface Deed {
        /** Whether it had been done before, where the till says so. */
        boolean act(Counter counter) throws IOException;
    }

    interface Question {
        boolean ask(Counter counter);
    }
}
