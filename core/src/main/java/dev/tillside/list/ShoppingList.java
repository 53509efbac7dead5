package dev.tillside.list;

import dev.tillside.fault.BadInput;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.member.DateSpan;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.text.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A member's printed list. Scanning it identifies the member, so that every coupon of the member applies.
 *
 * @param id the key, a GDTI with serial where the retailer follows GS1
 * @param version newer versions replace older ones
 * @param member whose it is
 * @param issued when it was printed
 * @param valid when it may be scanned
 * @param codes what is printed on it besides the id
 * @param lines what the household is thought to need
 * @param benefits what else the list holds for the member
 */
public record ShoppingList(
        String id,
        long version,
        MemberId member,
        Optional<LocalDate> issued,
        DateSpan valid,
        List<String> codes,
        List<Wanted> lines,
        List<Benefit> benefits) {
    public ShoppingList {
        if (BadInput.present(id, "id").isBlank()) {
            throw BadInput.value("id", "empty");
        }
        BadInput.present(member, "member");
        BadInput.present(valid, "valid");
        codes = List.copyOf(codes);
        lines = List.copyOf(lines);
        benefits = List.copyOf(benefits);
    }

    /** The same list with other lines. */
    public ShoppingList with(List<Wanted> others) {
        return new ShoppingList(id, version, member, issued, valid, codes, others, benefits);
    }

    /**
     * One line of the list.
     *
     * @param item what
     * @param description for the shopper
     * @param quantity how much
     * @param coupon the coupon that makes its price
     * @param price what it costs with the coupon
     * @param was what it costs without
     * @param due when the household will need it
     */
    public record Wanted(
            ItemId item,
            Optional<String> description,
            Quantity quantity,
            Optional<String> coupon,
            Optional<Money> price,
            Optional<Money> was,
            Optional<LocalDate> due) {}

    /**
     * A reward that is no price.
     *
     * @param kind what it is: {@code RECIPE}, {@code TIP}, {@code EXPRESS_LANE}, or a word of the retailer's
     * @param text for the shopper
     */
    public record Benefit(String kind, LocalizedText text) {
        public Benefit {
            BadInput.present(kind, "kind");
            BadInput.present(text, "text");
        }
    }
}
