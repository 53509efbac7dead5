package dev.tillside;

import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.list.ShoppingList;
import dev.tillside.money.Money;
import dev.tillside.wire.KeptList;
import java.util.List;
import java.util.Optional;

/** Prints a list under a receipt. */
final class ListPaper {
    private final Paper paper;
    private final String language;

    ListPaper(String language) {
        paper = new Paper(language);
        this.language = language;
    }

    List<String> of(ShoppingList list) {
        paper.text(paper.word("LIST_TITLE"));
        paper.rule();
        for (ShoppingList.Wanted line : list.lines()) {
            line(line.quantity(), line.description().orElse(line.item().code()), line.price(), line.was());
        }
        return paper.lines();
    }

    List<String> of(KeptList list) {
        paper.text(paper.word("LIST_TITLE"));
        paper.row(list.issued().toString(), paper.word("RECEIPT_THROUGH") + " " + list.through());
        Money saving = list.lines().stream()
                .flatMap(line -> line.saving().stream())
                .reduce(Money.zero(list.currency()), Money::plus);
        if (saving.isPositive()) {
            paper.text(paper.word("LIST_OWN_PRICES"));
            paper.row(paper.word("LIST_SAVES"), saving);
        }
        paper.rule();
        for (KeptList.Line line : list.lines()) {
            line(Quantity.of(line.quantity()), line.text(), line.price(), line.was());
        }
        list.benefits().forEach(benefit -> paper.text("* " + benefit));
        return paper.lines();
    }

    private void line(Quantity quantity, String name, Optional<Money> price, Optional<Money> was) {
        paper.row(
                Paper.counted(quantity, Unit.EACH) + name,
                price.map(Money::plain).orElse(""));
        was.ifPresent(before -> paper.row("  " + paper.word("LIST_WAS"), before));
    }
}
