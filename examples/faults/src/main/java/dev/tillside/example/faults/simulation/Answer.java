package dev.tillside.example.faults.simulation;

import dev.tillside.fault.Code;
import java.util.Optional;

/**
 * What a till said to a question.
 *
 * @param value what it answered
 * @param code why it did not
 */
record Answer<T>(Optional<T> value, Optional<Code> code) {
    static <T> Answer<T> said(T value) {
        return new Answer<>(Optional.of(value), Optional.empty());
    }

    static <T> Answer<T> not(Code code) {
        return new Answer<>(Optional.empty(), Optional.of(code));
    }

    boolean isUnknown() {
        return code.equals(Optional.of(Code.OUTCOME_UNKNOWN));
    }
}
