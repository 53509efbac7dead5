package dev.tillside.example.office.reference;

import java.io.IOException;

/** Somebody asked for a part that no snapshot which is kept has. */
public final class NoSuchPart extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says so. */
    public NoSuchPart() {
        super("no such part of a snapshot is kept");
    }
}
