package dev.tillside.gs1;

import dev.tillside.fault.BadInput;
import java.util.Optional;

/** What became of a text. */
public sealed interface Gs1Reading {
    /** What a text was. */
    enum Kind {
        ELEMENT_STRING,
        DIGITAL_LINK,
        /** An item number alone, as EAN and UPC symbols carry it. */
        EAN,
        /** Nothing of GS1's. */
        PLAIN
    }

    /**
     * It follows all rules.
     *
     * @param kind what it was
     * @param elements its element strings; none for plain text
     * @param symbol the kind of symbol it came from, where the text told
     * @param message what the symbol carries, with {@code ^} for FNC1; a plain text that could be taken for such is escaped by
     *     {@code \}
     */
    record Accepted(Kind kind, ElementString elements, Optional<Symbol> symbol, String message) implements Gs1Reading {
        public Accepted {
            BadInput.present(kind, "kind");
            BadInput.present(elements, "elements");
            BadInput.present(symbol, "symbol");
            BadInput.present(message, "message");
        }
    }

    /**
     * It breaks a rule.
     *
     * @param problem which, and where
     */
    record Refused(Gs1Problem problem) implements Gs1Reading {
        public Refused {
            BadInput.present(problem, "problem");
        }
    }
}
