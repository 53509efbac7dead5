package dev.tillside.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tracks of a magnetic stripe, without sentinels (ISO/IEC 7811-2, ISO/IEC 7813). */
final class Stripe {
    private static final String STARTS = "%;+";
    private static final char END = '?';
    private static final int SHORTEST_PAYMENT = 13;
    private static final int LONGEST_PAYMENT = 19;

    private final List<String> tracks;

    private Stripe(List<String> tracks) {
        this.tracks = tracks;
    }

    /** The stripe, where the device says that it is one, or says nothing and sentinels stand around it. */
    static Optional<Stripe> of(String text, Optional<Symbology> symbology) {
        boolean said = symbology.equals(Optional.of(Symbology.MSR));
        if (!said && symbology.isPresent()) {
            return Optional.empty();
        }
        List<String> tracks = new ArrayList<>();
        int at = 0;
        while (at < text.length() && STARTS.indexOf(text.charAt(at)) >= 0) {
            int end = text.indexOf(END, at);
            if (end < 0 && !said) {
                return Optional.empty();
            }
            int stop = end < 0 ? text.length() : end;
            tracks.add(text.substring(at + 1, stop));
            at = next(text, stop + 1);
        }
        if (!tracks.isEmpty() && at >= text.length()) {
            return Optional.of(new Stripe(tracks));
        }
        return said ? Optional.of(new Stripe(List.of(text))) : Optional.empty();
    }

    /** After a track one character may check it. */
    private static int next(String text, int at) {
        boolean check = at < text.length() && STARTS.indexOf(text.charAt(at)) < 0;
        return check ? at + 1 : at;
    }

    /** What may be a card's own text: each track, and its first field. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (String track : tracks) {
            texts.add(track);
            String first = firstField(track);
            if (!first.equals(track)) {
                texts.add(first);
            }
        }
        return texts;
    }

    private static String firstField(String track) {
        int end = 0;
        while (end < track.length() && track.charAt(end) != '=' && track.charAt(end) != '^') {
            end++;
        }
        boolean format = end < track.length() && end > 0 && track.charAt(0) == 'B';
        return track.substring(format ? 1 : 0, end);
    }

    /** Whether a track begins with the number of a payment card (ISO/IEC 7812-1). */
    boolean payment() {
        return texts().stream()
                .anyMatch(text -> text.length() >= SHORTEST_PAYMENT
                        && text.length() <= LONGEST_PAYMENT
                        && ItemNumbers.isDigits(text)
                        && CardPattern.luhn(text));
    }
}
