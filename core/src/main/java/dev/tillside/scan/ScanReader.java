package dev.tillside.scan;

import dev.tillside.item.Gtin;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import dev.tillside.scan.Scan.RejectedBecause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads scans under one store's rules. Immutable, thread-safe; never throws on any text. */
public final class ScanReader {
    private static final int LONGEST = 8_192;

    private final ScanRules rules;

    public ScanReader(ScanRules rules) {
        this.rules = rules;
    }

    /**
     * What the text is.
     *
     * @param raw as the scanner sent it, with the AIM identifier where it sends one
     * @param device the symbology, where the device tells it
     * @param known the codes that reference data names
     */
    public Scan read(String raw, Optional<Symbology> device, KnownCodes known) {
        if (raw.isEmpty()) {
            return rejected(RejectedBecause.EMPTY);
        }
        if (raw.length() > LONGEST) {
            return rejected(RejectedBecause.TOO_LONG);
        }
        Aim aim = Aim.of(raw);
        String text = aim.text();
        Optional<Symbology> symbology = aim.symbology().or(() -> device);
        if (text.isEmpty()) {
            return rejected(RejectedBecause.EMPTY);
        }
        if (Scan.SignedList.looksLike(text)) {
            return new Scan.SignedList(text);
        }
        return claimedCard(text, symbology, known)
                .or(() -> printedCode(text, known))
                .orElseGet(() -> itemOrText(text, symbology, known));
    }

    /** The pattern with the longest prefix decides, whatever else the text could be. */
    private Optional<Scan> claimedCard(String text, Optional<Symbology> symbology, KnownCodes known) {
        return rules.cards().stream()
                .filter(pattern -> pattern.claims(text, symbology))
                .max(Comparator.comparingInt(pattern -> pattern.prefix().length()))
                .map(pattern -> pattern.checks(text) ? card(text, known) : rejected(RejectedBecause.CHECK_DIGIT));
    }

    private static Scan card(String text, KnownCodes known) {
        List<MemberId> members = known.membersByCard(text);
        return members.size() > 1
                ? rejected(RejectedBecause.AMBIGUOUS)
                : new Scan.Card(text, members.stream().findFirst());
    }

    private static Optional<Scan> printedCode(String text, KnownCodes known) {
        List<Scan> readings = new ArrayList<>();
        known.listsByCode(text).forEach(list -> readings.add(new Scan.ListCode(list)));
        for (Coupon coupon : known.couponsByCode(text)) {
            readings.add(new Scan.CouponCode(coupon.id()));
        }
        for (Offer offer : known.offersByCode(text)) {
            readings.add(new Scan.BearerCode(offer.id(), text));
        }
        return switch (readings.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(readings.get(0));
            default -> Optional.of(rejected(RejectedBecause.AMBIGUOUS));
        };
    }

    private static Scan itemOrText(String text, Optional<Symbology> symbology, KnownCodes known) {
        List<Gtin> gtins = ItemNumbers.read(text, symbology);
        if (gtins.size() > 1) {
            return rejected(RejectedBecause.AMBIGUOUS);
        }
        boolean restricted = gtins.isEmpty() || ItemNumbers.isRestricted(gtins.get(0));
        if (restricted && !known.membersByCard(text).isEmpty()) {
            return card(text, known);
        }
        if (!gtins.isEmpty()) {
            return new Scan.ItemCode(gtins.get(0));
        }
        if (hasForeignDigits(text)) {
            return rejected(RejectedBecause.NOT_ASCII);
        }
        return ItemNumbers.mustBeItem(symbology) && ItemNumbers.isDigits(text)
                ? rejected(RejectedBecause.CHECK_DIGIT)
                : new Scan.Plain(text);
    }

    /** Full-width and other digits look like a number and are none: a keyboard's layout or input method is wrong. */
    private static boolean hasForeignDigits(String text) {
        return text.codePoints().anyMatch(c -> c > 127 && Character.isDigit(c));
    }

    private static Scan rejected(RejectedBecause reason) {
        return new Scan.Rejected(reason);
    }

    /** The AIM identifier in front of a text: {@code ]}, a letter, a modifier. */
    private record Aim(Optional<Symbology> symbology, String text) {
        static Aim of(String raw) {
            if (raw.length() < 3 || raw.charAt(0) != ']') {
                return new Aim(Optional.empty(), raw);
            }
            return new Aim(symbology(raw.charAt(1), raw.charAt(2), raw.length() - 3), raw.substring(3));
        }

        private static Optional<Symbology> symbology(char letter, char modifier, int length) {
            return switch (letter) {
                case 'E' -> modifier == '4' ? Optional.of(Symbology.EAN8) : upc(length);
                case 'C' -> Optional.of(modifier == '1' ? Symbology.GS1_128 : Symbology.CODE128);
                case 'A' -> Optional.of(Symbology.CODE39);
                case 'F' -> Optional.of(Symbology.CODABAR);
                case 'I' -> Optional.of(Symbology.ITF);
                case 'Q' -> Optional.of(Symbology.QR);
                case 'd' -> Optional.of(modifier == '2' ? Symbology.GS1_DATAMATRIX : Symbology.DATAMATRIX);
                case 'e' -> Optional.of(Symbology.DATABAR);
                case 'L' -> Optional.of(Symbology.PDF417);
                case 'z' -> Optional.of(Symbology.AZTEC);
                default -> Optional.empty();
            };
        }

        /** {@code ]E0} stands for EAN-13, UPC-A and UPC-E alike; their lengths tell them apart. */
        private static Optional<Symbology> upc(int length) {
            return switch (length) {
                case 13 -> Optional.of(Symbology.EAN13);
                case 12 -> Optional.of(Symbology.UPCA);
                case 6, 7, 8 -> Optional.of(Symbology.UPCE);
                default -> Optional.empty();
            };
        }
    }
}
