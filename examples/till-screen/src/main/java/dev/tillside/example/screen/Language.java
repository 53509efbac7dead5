package dev.tillside.example.screen;

import java.util.Locale;

/** The languages that there are words in. */
enum Language {
    EN,
    ZH;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
