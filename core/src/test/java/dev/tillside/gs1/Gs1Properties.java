package dev.tillside.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.gs1.Gs1Reading.Accepted;
import dev.tillside.item.Gtin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the syntax: what is written reads back, and nothing makes it throw. */
class Gs1Properties {
    private static final Gs1Options ALONE = Gs1Options.STRICT.withAssociations(false);
    private static final Gs1Syntax SYNTAX = new Gs1Syntax(ALONE);
    private static final String SET_82 = CharacterSet.EIGHTY_TWO;

    @Property
    void whatIsWrittenReadsBack(@ForAll("messages") List<Element> message) {
        ElementString elements = new ElementString(message);
        assertThat(read(SYNTAX.elementString(elements.text()))).isEqualTo(message);
        assertThat(read(SYNTAX.bracketed(elements.bracketed()))).isEqualTo(message);
        assertThat(read(SYNTAX.scanData("]d2" + elements.scanned()))).isEqualTo(message);
        String scan = Gs1Syntax.toScanData(Symbol.QR, elements.text(), false).orElseThrow();
        assertThat(read(SYNTAX.scanData(scan))).isEqualTo(message);
    }

    @Property
    void aLinkHoldsTheSameElementsInItsOwnOrder(@ForAll("messages") List<Element> message) {
        ElementString elements = new ElementString(message);
        String uri = SYNTAX.toDigitalLink(elements, "https://shop.example/x/").orElseThrow();
        assertThat(read(SYNTAX.digitalLink(uri))).containsExactlyInAnyOrderElementsOf(message);
        Accepted again = (Accepted) SYNTAX.digitalLink(uri);
        assertThat(SYNTAX.toDigitalLink(again.elements(), "https://shop.example/x"))
                .contains(uri);
    }

    @Property
    void noTextMakesItThrow(@ForAll String any, @ForAll("nearly") String nearly, @ForAll("identifiers") String ai) {
        for (String text : List.of(any, nearly)) {
            for (Gs1Options options : List.of(Gs1Options.STRICT, new Gs1Options(true, true, true, false))) {
                Gs1Syntax syntax = new Gs1Syntax(options);
                inside(text, syntax.elementString(text));
                inside("^" + text, syntax.elementString("^" + text));
                inside(text, syntax.bracketed(text));
                inside(text, syntax.digitalLink(text));
                inside("https://a/01/" + text, syntax.digitalLink("https://a/01/" + text));
                inside(text, syntax.scanData(text));
                inside("]C1" + text, syntax.scanData("]C1" + text));
                inside("]E0" + text, syntax.scanData("]E0" + text));
                inside(text, syntax.value(ai, text));
            }
            for (Symbol symbol : Symbol.values()) {
                assertThat(Gs1Syntax.toScanData(symbol, text, any.isEmpty())).isNotNull();
            }
        }
    }

    /** A fault is somewhere in the text, or at its end. */
    private static void inside(String text, Gs1Reading reading) {
        if (reading instanceof Gs1Reading.Refused refused) {
            assertThat(refused.problem().at()).isBetween(0, text.length());
            assertThat(refused.problem().message()).isNotBlank();
        }
    }

    private static List<Element> read(Gs1Reading reading) {
        assertThat(reading).isInstanceOf(Accepted.class);
        return ((Accepted) reading).elements().elements();
    }

    /** An item with lot, serial, date, weight and things of the company's own, each once, in any order. */
    @Provide
    Arbitrary<List<Element>> messages() {
        Arbitrary<Element> item = Arbitraries.strings().numeric().ofLength(12).map(d -> {
            String body = "9" + d;
            return new Element("01", body + Gtin.checkDigit(body));
        });
        Arbitrary<Element> text = Combinators.combine(
                        Arbitraries.of("10", "21", "240", "91", "99"),
                        Arbitraries.strings()
                                .withChars(SET_82.toCharArray())
                                .ofMinLength(1)
                                .ofMaxLength(20))
                .as(Element::new);
        Arbitrary<Element> fixed =
                Arbitraries.of(new Element("17", "261200"), new Element("3103", "001250"), new Element("11", "240229"));
        return Combinators.combine(item, Arbitraries.oneOf(text, fixed).list().ofMaxSize(6))
                .as((first, more) -> {
                    Map<String, Element> once = new LinkedHashMap<>();
                    once.put(first.ai(), first);
                    more.forEach(element -> once.putIfAbsent(element.ai(), element));
                    return (List<Element>) new ArrayList<>(once.values());
                })
                .flatMap(list -> Arbitraries.shuffle(list));
    }

    @Provide
    Arbitrary<String> nearly() {
        Arbitrary<String> piece = Arbitraries.of(
                "01",
                "09521234543213",
                "10",
                "ABC",
                "^",
                "\u001d",
                "(",
                ")",
                "\\",
                "17",
                "261231",
                "8110",
                "253",
                "https://",
                "/",
                "?",
                "&",
                "=",
                "%",
                "%41",
                "#",
                "|",
                "]e0",
                "]C1",
                "3103",
                "001250",
                "8030",
                "=",
                "é");
        return piece.list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> identifiers() {
        return Arbitraries.of(
                Identifiers.all().stream().map(Identifier::ai).sorted().toList());
    }
}
