package dev.tillside.example.cli.plan;

import dev.tillside.plan.PlannedList;
import dev.tillside.plan.Special;
import dev.tillside.text.LocalizedText;
import dev.tillside.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A list as its shopper reads it. */
final class ListText {
    private static final int NAME = 38;

    private static final LocalizedText TITLE = words("Your list %s to %s", "您的购物清单 %s 至 %s");
    private static final LocalizedText SAVES = words("With your own prices you save up to %s.", "凭您的专享价，最多可省 %s。");
    private static final LocalizedText WAS = words("was %s", "原价 %s");
    private static final LocalizedText UP_TO = words(", up to %d", "，限 %d 件");

    private final String language;

    /** @param language {@code en} or {@code zh} */
    ListText(String language) {
        this.language = language;
    }

    private static LocalizedText words(String english, String chinese) {
        return LocalizedText.of(Map.of("en", english, "zh", chinese));
    }

    private String said(LocalizedText words, Object... values) {
        return String.format(Locale.ROOT, words.in(language, ""), values);
    }

    List<String> of(PlannedList list) {
        List<String> text = new ArrayList<>();
        text.add(said(TITLE, list.issued(), list.through()));
        if (list.saving().isPositive()) {
            text.add(said(SAVES, list.saving().plain()));
        }
        String department = "";
        for (PlannedList.Line line : list.lines()) {
            String here = line.article().item().facts().department().orElse("");
            if (!here.equals(department)) {
                department = here;
                text.add("  " + department.toUpperCase(Locale.ROOT));
            }
            text.add(line(line));
        }
        list.benefits().forEach(benefit -> text.add("* " + benefit.text().in(language, "")));
        return text;
    }

    private String line(PlannedList.Line line) {
        String name = shortened(line.article().description());
        String price = line.special()
                .map(this::price)
                .or(() -> line.article().item().price().map(p -> String.format(Locale.ROOT, "%7s", p.plain())))
                .orElse("");
        String room = " ".repeat(Math.max(0, NAME - TextWidth.of(name)));
        return String.format(Locale.ROOT, "[ ] %2d  %s%s %s", line.quantity(), name, room, price)
                .stripTrailing();
    }

    private String price(Special special) {
        return String.format(Locale.ROOT, "%7s  ", special.price().plain())
                + said(WAS, special.was().plain())
                + (special.uses() > 1 ? said(UP_TO, special.uses()) : "");
    }

    /** Whole words, where the last of them is not too long. */
    private static String shortened(String name) {
        if (TextWidth.of(name) <= NAME) {
            return name;
        }
        int end = name.length();
        while (TextWidth.of(name.substring(0, end)) > NAME) {
            end = name.offsetByCodePoints(end, -1);
        }
        int blank = name.lastIndexOf(' ', end);
        return name.substring(0, blank > end / 2 ? blank : end);
    }
}
