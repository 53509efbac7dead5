package dev.tillside.scan;

import dev.tillside.fault.BadInput;
import dev.tillside.gs1.ElementString;
import dev.tillside.gs1.Gs1Options;
import dev.tillside.gs1.Gs1Problem;
import dev.tillside.gs1.Gs1Reading;
import dev.tillside.item.Gtin;
import dev.tillside.member.MemberId;
import dev.tillside.scan.Scan.RejectedBecause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads scans under one store's rules. Immutable, thread-safe; never throws on any text. */
public final class ScanReader {
    private static final int LONGEST = 8_192;

    /** The longest key of GS1's, a document with its serial. */
    private static final int LONGEST_NUMBER = 30;

    /** The longest item number without a check digit. */
    private static final int UNCHECKED = 7;

    private final ScanRules rules;
    private final Gs1Text gs1;
    private final List<CodeTemplate> templates;

    public ScanReader(ScanRules rules) {
        this.rules = BadInput.present(rules, "rules");
        this.gs1 = new Gs1Text(
                Gs1Options.STRICT.withAssociations(rules.strict()), !rules.strict(), rules.separatorSubstitutes());
        this.templates = rules.codeTemplates();
    }

    /**
     * What the text is.
     *
     * @param raw as the scanner sent it, with the AIM identifier where it sends one
     * @param device the symbology, where the device tells it; the identifier counts more
     * @param known the codes that reference data names
     */
    public ScanReading read(String raw, Optional<Symbology> device, KnownCodes known) {
        if (raw.isEmpty()) {
            return rejected(RejectedBecause.EMPTY, List.of());
        }
        if (raw.length() > LONGEST) {
            return rejected(RejectedBecause.TOO_LONG, List.of());
        }
        Frame frame = Frame.of(raw, device, !rules.strict());
        if (frame.text().isEmpty()) {
            return rejected(RejectedBecause.EMPTY, frame.repairs());
        }
        if (Scan.SignedList.looksLike(frame.text())) {
            return new ScanReading(new Scan.SignedList(frame.text()), ElementString.NONE, frame.repairs());
        }
        return new Reading(frame, known).read();
    }

    private static ScanReading rejected(RejectedBecause reason, List<Repair> repairs) {
        return new ScanReading(new Scan.Rejected(reason), ElementString.NONE, repairs);
    }

    /** One scan on its way to what it is. */
    private final class Reading {
        private final Frame frame;
        private final KnownCodes known;

        Reading(Frame frame, KnownCodes known) {
            this.frame = frame;
            this.known = known;
        }

        ScanReading read() {
            Optional<Stripe> stripe = Stripe.of(frame.text(), frame.symbology());
            if (stripe.isPresent()) {
                return plainly(stripe(stripe.get()));
            }
            String text = withoutStartAndStop();
            Optional<Scan> claimed = claimed(text).or(() -> Printed.of(known, numberForms(text), text, false));
            if (claimed.isPresent()) {
                return plainly(claimed.get());
            }
            return gs1.read(frame).map(this::gs1).orElseGet(() -> plainly(itemOrText(text)));
        }

        private ScanReading plainly(Scan scan) {
            return new ScanReading(scan, ElementString.NONE, frame.repairs());
        }

        private Scan stripe(Stripe stripe) {
            for (String text : stripe.texts()) {
                Optional<Scan> card = claimedCard(text).or(() -> knownCard(text));
                if (card.isPresent()) {
                    return card.get();
                }
            }
            return stripe.payment()
                    ? new Scan.Rejected(RejectedBecause.PAYMENT_CARD)
                    : new Scan.Plain(
                            frame.symbology().isPresent() ? stripe.texts().get(0) : frame.text());
        }

        private Optional<Scan> knownCard(String text) {
            List<MemberId> members = known.membersByCard(text);
            return members.isEmpty() ? Optional.empty() : Optional.of(card(text, members));
        }

        /** Codabar and Code 39 may send the characters that begin and end them. */
        private String withoutStartAndStop() {
            String text = frame.text();
            if (text.length() < 3 || frame.symbology().isEmpty()) {
                return text;
            }
            char first = Character.toUpperCase(text.charAt(0));
            char last = Character.toUpperCase(text.charAt(text.length() - 1));
            boolean wrapped =
                    switch (frame.symbology().get()) {
                        case CODABAR -> first >= 'A' && first <= 'D' && last >= 'A' && last <= 'D';
                        case CODE39 -> first == '*' && last == '*';
                        default -> false;
                    };
            return wrapped ? text.substring(1, text.length() - 1) : text;
        }

        /** The longest literal prefix decides, whatever else the text could be. */
        private Optional<Scan> claimed(String text) {
            Optional<CardPattern> card = cardPattern(text);
            int ofCard = card.map(pattern -> pattern.prefix().length()).orElse(0);
            Optional<Gtin> gtin = itemNumber(text);
            Optional<CodeTemplate> template = gtin.flatMap(this::template);
            int ofTemplate = template.map(t -> t.prefix().length()).orElse(0);
            int ofCoupon = gtin.map(CouponNumbers::prefix).orElse(0);
            if (card.isPresent() && ofCard >= ofTemplate && ofCard > ofCoupon) {
                return card.map(pattern -> card(pattern, text));
            }
            if (ofCoupon > ofTemplate) {
                return Optional.of(Printed.of(known, numberForms(text), text, false)
                        .orElseGet(() -> CouponNumbers.scan(gtin.get(), text)));
            }
            return template.map(t -> t.read(t.claimed(gtin.get()).orElseThrow()));
        }

        private Optional<Scan> claimedCard(String text) {
            return cardPattern(text).map(pattern -> card(pattern, text));
        }

        private Optional<CardPattern> cardPattern(String text) {
            return rules.cards().stream()
                    .filter(pattern -> pattern.claims(text, frame.symbology()))
                    .max(Comparator.comparingInt(pattern -> pattern.prefix().length()));
        }

        private Scan card(CardPattern pattern, String text) {
            return pattern.checks(text)
                    ? card(text, known.membersByCard(text))
                    : new Scan.Rejected(RejectedBecause.CHECK_DIGIT);
        }

        private Scan card(String text, List<MemberId> members) {
            return members.size() > 1
                    ? new Scan.Rejected(RejectedBecause.AMBIGUOUS)
                    : new Scan.Card(text, members.stream().findFirst());
        }

        /** The one item number that the text is, where it is one. */
        private Optional<Gtin> itemNumber(String text) {
            List<Gtin> gtins = itemNumbers(text);
            return gtins.size() == 1 ? Optional.of(gtins.get(0)) : Optional.empty();
        }

        /** Two where nothing but the symbology could tell them apart: no template of the store's, and neither is restricted. */
        private List<Gtin> itemNumbers(String text) {
            List<Gtin> readings = ItemNumbers.read(text, frame.symbology());
            List<Gtin> claimed =
                    readings.stream().filter(gtin -> template(gtin).isPresent()).toList();
            return claimed.size() == 1 ? claimed : ItemNumbers.known(readings);
        }

        private Optional<CodeTemplate> template(Gtin gtin) {
            return templates.stream()
                    .filter(template -> template.claimed(gtin).isPresent())
                    .max(Comparator.comparingInt(template -> template.prefix().length()));
        }

        /** The text, and where it is an item number its other ways to be written. */
        private List<String> numberForms(String text) {
            List<String> forms = new ArrayList<>(List.of(text));
            itemNumber(text).map(Gtin::digits).ifPresent(digits -> {
                for (int length = digits.length(); length >= 12; length--) {
                    String form = digits.substring(digits.length() - length);
                    if (digits.startsWith("0".repeat(digits.length() - length)) && !forms.contains(form)) {
                        forms.add(form);
                    }
                }
            });
            return forms;
        }

        private ScanReading gs1(Gs1Text.Read read) {
            List<Repair> repairs = new ArrayList<>(frame.repairs());
            repairs.addAll(read.repairs());
            if (!(read.reading() instanceof Gs1Reading.Accepted accepted)) {
                return rejected(reason(((Gs1Reading.Refused) read.reading()).problem()), repairs);
            }
            Scan scan = accepted.elements()
                    .value("8018")
                    .flatMap(this::claimedCard)
                    .or(() -> new ElementScan(accepted.elements(), known).scan())
                    .orElseGet(() -> new Scan.Plain(frame.text()));
            return new ScanReading(scan, accepted.elements(), repairs);
        }

        private RejectedBecause reason(Gs1Problem problem) {
            return switch (problem.rule()) {
                case CHECK_DIGIT, CHECK_PAIR -> RejectedBecause.CHECK_DIGIT;
                case MONTH, DAY, DATE_LENGTH, COUPON_DATE -> RejectedBecause.NOT_A_DATE;
                case COMPRESSED_LINK -> RejectedBecause.COMPRESSED_LINK;
                case EMPTY -> RejectedBecause.EMPTY;
                case TOO_LONG, VALUE_TOO_LONG -> RejectedBecause.TOO_LONG;
                default ->
                    frame.text().chars().anyMatch(c -> c > 127) ? RejectedBecause.NOT_ASCII : RejectedBecause.MALFORMED;
            };
        }

        private Scan itemOrText(String text) {
            Optional<Scan> withAddOn = ItemNumbers.withAddOn(text, frame.symbology())
                    .map(item -> new Scan.ItemCode(
                            item.gtin(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(item.addOn())));
            return withAddOn.orElseGet(() -> numberOrText(text));
        }

        private Scan numberOrText(String text) {
            List<Gtin> gtins = itemNumbers(text);
            if (gtins.size() > 1) {
                return new Scan.Rejected(RejectedBecause.AMBIGUOUS);
            }
            List<MemberId> members = mayBeCard(text, gtins) ? known.membersByCard(text) : List.of();
            if (!members.isEmpty()) {
                return card(text, members);
            }
            return gtins.isEmpty() ? text(text) : new Scan.ItemCode(gtins.get(0));
        }

        /** A short form without a check digit is any number, and so is one for use in one company alone. */
        private boolean mayBeCard(String text, List<Gtin> gtins) {
            return gtins.isEmpty() || ItemNumbers.isRestricted(gtins.get(0)) || text.length() <= UNCHECKED;
        }

        private Scan text(String text) {
            boolean digits = ItemNumbers.isDigits(text);
            if (ItemNumbers.mustBeItem(frame.symbology()) && digits) {
                return new Scan.Rejected(RejectedBecause.CHECK_DIGIT);
            }
            if (digits && text.length() > LONGEST_NUMBER) {
                return new Scan.Rejected(RejectedBecause.TOO_LONG);
            }
            if (Layout.azerty(text)) {
                return new Scan.Rejected(RejectedBecause.WRONG_LAYOUT);
            }
            return Layout.foreignDigits(text) ? new Scan.Rejected(RejectedBecause.NOT_ASCII) : new Scan.Plain(text);
        }
    }
}
