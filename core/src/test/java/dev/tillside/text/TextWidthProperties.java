package dev.tillside.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TextWidthProperties {
    @Property
    void noLineIsTooLongAndNothingButBlanksGoes(@ForAll String text, @ForAll @IntRange(min = 2, max = 48) int columns) {
        List<String> lines = TextWidth.wrapped(text, columns, TextWidth::of);

        assertThat(lines).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(columns));
        assertThat(seen(String.join("", lines))).isEqualTo(seen(text));
    }

    private static int[] seen(String text) {
        return text.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
    }

    @Example
    void wordsStayWholeAndChineseBreaksAnywhereButBeforeAComma() {
        assertThat(TextWidth.wrapped("free range eggs", 11, TextWidth::of)).containsExactly("free range", "eggs");
        assertThat(TextWidth.wrapped("2 × 有机鲜牛奶，家庭装", 14, TextWidth::of)).containsExactly("2 × 有机鲜牛", "奶，家庭装");
        assertThat(TextWidth.wrapped("unbreakable", 4, TextWidth::of)).containsExactly("unbr", "eaka", "ble");
    }
}
