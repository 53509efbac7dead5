package dev.tillside.example.faults.simulation;

/** The till's power is gone: whatever it was doing it does no more. */
final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PowerCut() {
        super("power cut", null, false, false);
    }
}
