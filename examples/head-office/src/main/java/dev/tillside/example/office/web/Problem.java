package dev.tillside.example.office.web;

import java.io.IOException;
import java.util.OptionalLong;

/** A request that cannot be answered: its status, its code for machines, and a sentence for people. */
final class Problem extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final long comeBackIn;

    Problem(int status, String code, String sentence) {
        this(status, code, sentence, 0);
    }

    private Problem(int status, String code, String sentence, long comeBackIn) {
        super(sentence);
        this.status = status;
        this.code = code;
        this.comeBackIn = comeBackIn;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** After how many seconds it may be asked again, where that is known. */
    OptionalLong comeBackIn() {
        return comeBackIn > 0 ? OptionalLong.of(comeBackIn) : OptionalLong.empty();
    }

    static Problem malformed(String sentence) {
        return new Problem(400, "MALFORMED", sentence);
    }

    static Problem tooLarge(int longest) {
        return new Problem(413, "TOO_LARGE", "the body is longer than " + longest + " bytes");
    }

    static Problem notFound(String sentence) {
        return new Problem(404, "NOT_FOUND", sentence);
    }

    static Problem forbidden(String sentence) {
        return new Problem(403, "FORBIDDEN", sentence);
    }

    static Problem tooSlow() {
        return new Problem(408, "TOO_SLOW", "the body comes too slowly");
    }

    static Problem tooMany(long seconds) {
        return new Problem(429, "TOO_MANY", "too many requests; come again later", seconds);
    }

    static Problem notNow() {
        return new Problem(503, "NOT_NOW", "head office cannot say now; come again", 5);
    }
}
