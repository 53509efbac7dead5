package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;
import dev.tillside.list.PrintedList;
import dev.tillside.points.Voucher;
import dev.tillside.sale.Receipt;
import java.util.List;
import java.util.Optional;

/**
 * What a receipt printer is to print.
 *
 * @param lines of at most 42 columns, as the library writes them or {@link dev.tillside.pos.TillAdapter#print} gets them
 * @param vouchers codes of vouchers that the sale issued
 * @param nextList what the shopper takes home for the next time
 */
public record PosReceipt(List<String> lines, List<String> vouchers, Optional<PrintedList> nextList) {
    public PosReceipt {
        lines = List.copyOf(lines);
        vouchers = List.copyOf(vouchers);
        BadInput.present(nextList, "nextList");
    }

    /** A sale's. */
    public static PosReceipt of(Receipt receipt) {
        List<String> codes = receipt.vouchers().stream().map(Voucher::code).toList();
        return new PosReceipt(receipt.text(), codes, Optional.empty());
    }

    /** The same with the shopper's next list. */
    public PosReceipt with(PrintedList list) {
        return new PosReceipt(lines, vouchers, Optional.of(list));
    }
}
