package dev.tillside.example.office;

import java.io.IOException;

/** A request that cannot be answered: its status, its code for machines, and a sentence for people. */
final class Problem extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Problem(int status, String code, String sentence) {
        super(sentence);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    static Problem malformed(String sentence) {
        return new Problem(400, "MALFORMED", sentence);
    }

    static Problem tooLarge(int longest) {
        return new Problem(413, "TOO_LARGE", "the body is longer than " + longest + " bytes");
    }
}
