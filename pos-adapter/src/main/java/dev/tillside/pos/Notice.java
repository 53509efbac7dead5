package dev.tillside.pos;

import dev.tillside.text.Message;

/**
 * One plain sentence to show.
 *
 * @param to who reads it
 * @param code stable, upper case
 * @param text in the cashier's language
 */
public record Notice(Message.Reader to, String code, String text) {
    static Notice of(Message message, String language) {
        return new Notice(message.to(), message.code(), message.text(language));
    }

    /** The code alone: a log line must not show what a shopper is told. */
    @Override
    public String toString() {
        return "Notice[" + to + " " + code + "]";
    }
}
