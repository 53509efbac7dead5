package dev.tillside.example.cli.plan;

import dev.tillside.money.Money;
import dev.tillside.plan.PlannedList;
import dev.tillside.plan.Special;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A list as its shopper reads it. */
public final class ListText {
    private static final int NAME = 38;

    private ListText() {}

    public static List<String> of(PlannedList list) {
        List<String> text = new ArrayList<>();
        text.add("Your list " + list.issued() + " to " + list.through());
        Money saving = list.saving();
        text.add("With your own prices you save up to " + saving.plain() + ".");
        String department = "";
        for (PlannedList.Line line : list.lines()) {
            String here = line.article().item().facts().department().orElse("");
            if (!here.equals(department)) {
                department = here;
                text.add("  " + department.toUpperCase(Locale.ROOT));
            }
            text.add(line(line));
        }
        list.benefits().forEach(benefit -> text.add("* " + benefit.text().in("en", "")));
        return text;
    }

    private static String line(PlannedList.Line line) {
        String name = line.article().description();
        String cut = name.length() > NAME ? shortened(name) : name;
        Optional<Special> special = line.special();
        String price = special.map(s -> String.format(
                        Locale.ROOT,
                        "%7s  was %s%s",
                        s.price().plain(),
                        s.was().plain(),
                        s.uses() > 1 ? ", up to " + s.uses() : ""))
                .orElseGet(() -> line.article()
                        .item()
                        .price()
                        .map(p -> String.format(Locale.ROOT, "%7s", p.plain()))
                        .orElse(""));
        return String.format(Locale.ROOT, "[ ] %2d  %-" + NAME + "s %s", line.quantity(), cut, price)
                .stripTrailing();
    }

    /** Whole words, where the last of them is not too long. */
    private static String shortened(String name) {
        int blank = name.lastIndexOf(' ', NAME);
        return name.substring(0, blank > NAME / 2 ? blank : NAME);
    }
}
