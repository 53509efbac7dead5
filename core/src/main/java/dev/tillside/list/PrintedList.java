package dev.tillside.list;

import dev.tillside.fault.BadInput;
import dev.tillside.member.DateSpan;
import java.util.List;

/**
 * A list for a shopper to take home.
 *
 * @param id the list's id
 * @param valid when it may be scanned
 * @param code its code, for a QR symbol: {@link ListCode}
 * @param text what it says, in lines of at most 42 columns, to print under a receipt
 */
public record PrintedList(String id, DateSpan valid, String code, List<String> text) {
    public PrintedList {
        BadInput.present(id, "id");
        BadInput.present(valid, "valid");
        BadInput.present(code, "code");
        text = List.copyOf(text);
    }
}
