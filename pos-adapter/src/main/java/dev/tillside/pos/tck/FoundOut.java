package dev.tillside.pos.tck;

/** Ends a story: what follows would only be its consequence. */
final class FoundOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    FoundOut(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
