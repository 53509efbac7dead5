package dev.tillside.example.cli.demo;

/** How a text looks on a terminal; plain where colours are off. */
enum Ink {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    TITLE("1;36"),
    TILL("36"),
    OFFICE("35"),
    SAVED("32"),
    GOOD("1;32"),
    TROUBLE("33"),
    BAD("1;31");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    String on(String text, boolean colours) {
        return !colours || code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
