package dev.tillside.sync;

import java.io.IOException;

/**
 * Head office does not keep the changes after that cursor any more: whoever has it takes a snapshot, or begins again at
 * {@link HeadOffice#START}.
 */
public final class ChangesGone extends IOException {
    private static final long serialVersionUID = 1L;

    public ChangesGone() {
        super("head office does not keep the changes after this till's cursor any more");
    }
}
