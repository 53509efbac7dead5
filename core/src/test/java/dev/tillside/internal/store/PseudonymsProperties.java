package dev.tillside.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.points.AccountIds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

/** Names come back with the key, letter by letter, and not without it. */
class PseudonymsProperties {
    private final Pseudonyms pseudonyms = new Pseudonyms(secret(1));

    private static byte[] secret(int first) {
        byte[] secret = new byte[Pseudonyms.KEY];
        secret[0] = (byte) first;
        return secret;
    }

    @Property(tries = 200)
    void aNameComesBackAndEqualNamesLookEqual(@ForAll("names") String name) {
        byte[] hidden = pseudonyms.hide(name);
        assertThat(pseudonyms.show(hidden)).contains(name);
        assertThat(pseudonyms.hide(name)).isEqualTo(hidden);
        assertThat(new Pseudonyms(secret(2)).hide(name)).isNotEqualTo(hidden);
        assertThat(new Pseudonyms(secret(2)).show(hidden)).isEmpty();
        assertThat(pseudonyms.card(name)).hasSize(32).isNotEqualTo(new Pseudonyms(secret(2)).card(name));
    }

    @Property(tries = 200)
    void anAlteredPseudonymIsFoundOut(
            @ForAll @NotEmpty @net.jqwik.api.constraints.AlphaChars String name,
            @ForAll @IntRange(max = 10_000) int at) {
        byte[] hidden = pseudonyms.hide(name);
        hidden[at % hidden.length] ^= 1;
        assertThat(pseudonyms.show(hidden)).isEmpty();
    }

    @Property(tries = 200)
    void aMembersTextShowsNoCardAndComesBackLetterByLetter(@ForAll("cards") List<String> cards) {
        String text = "{\"type\":\"member\",\"id\":\"M1\",\"cards\":["
                + cards.stream().map(card -> "\"" + card + "\"").collect(Collectors.joining(","))
                + "],\"name\":\"•••• 王\"}";
        String hidden = pseudonyms.hideCards(text).orElseThrow();
        cards.forEach(card -> assertThat(hidden).doesNotContain("\"" + card + "\""));
        assertThat(pseudonyms.showCards(hidden)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().ofMaxLength(40).map(text -> text.replaceAll("\\p{Cs}", "?"));
    }

    @Provide
    Arbitrary<List<String>> cards() {
        return Arbitraries.strings()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(19)
                .list()
                .uniqueElements()
                .ofMaxSize(4);
    }

    @Example
    void aTextInWhichACardIsWrittenInAnotherWayIsNotMasked() {
        assertThat(pseudonyms.hideCards("{\"type\":\"member\",\"id\":\"M1\",\"cards\":[\"\\u00329\"]}"))
                .isEmpty();
    }

    @Example
    void onlyTheLastFourDigitsOfALongCardAreShown() {
        assertThat(Pseudonyms.masked("2900047110817")).isEqualTo("•••• 0817");
        assertThat(Pseudonyms.masked("0000817")).isEqualTo("••••");
    }

    @Example
    void theDigestOfACardComesBackInAnyText() {
        String text = "{\"member\":\"" + AccountIds.ofCard("2900047110817") + "\",\"x\":\"card/~abc card/12\"}";
        String hidden = pseudonyms.hideAccounts(text);
        assertThat(hidden).doesNotContain(AccountIds.ofCard("2900047110817").id());
        assertThat(pseudonyms.showAccounts(hidden)).isEqualTo(text);
        assertThat(Arrays.asList(hidden.split("\""))).contains("card/~abc card/12");
    }
}
