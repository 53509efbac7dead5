package dev.tillside.sync;

import java.io.IOException;

/** More than a till takes at once. */
final class AnswerTooLong extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLong(int longest) {
        super("head office's answer is longer than " + longest + " bytes");
    }
}
