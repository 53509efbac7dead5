package dev.tillside.list;

import dev.tillside.fault.BadInput;
import dev.tillside.member.DateSpan;

/**
 * A list for a shopper to take home.
 *
 * @param id the list's id
 * @param valid when it may be scanned
 * @param code its code, for a QR symbol: {@link ListCode}
 */
public record PrintedList(String id, DateSpan valid, String code) {
    public PrintedList {
        BadInput.present(id, "id");
        BadInput.present(valid, "valid");
        BadInput.present(code, "code");
    }
}
