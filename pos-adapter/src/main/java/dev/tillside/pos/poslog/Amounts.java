package dev.tillside.pos.poslog;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** Amounts, quantities and currencies as the standard's schema has them. */
final class Amounts {
    private static final BigDecimal MOST = new BigDecimal("99999999.999999");
    private static final int FEWEST_DECIMALS = 6;

    /** The currencies that the schema of 2011 lists. */
    private static final Set<String> LISTED = Set.of("""
            ADP AED AFA ALL AMD ANG AOA ARS ATS AUD AWG AZM BAM BBD BDT BEF BGL BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP
            BYR BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CYP CZK DEM DJF DKK DOP DZD ECS ECV EEK EGP ERN ESP ETB EUR FIM
            FJD FKP FRF GBP GEL GHC GIP GMD GNF GRD GTQ GWP GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IQD IRR ISK ITL JMD JOD
            JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LUF LVL LYD MAD MDL MGF MKD MMK MNT MOP MRO MTL
            MUR MVR MWK MXN MXV MYR MZM NAD NGN NIO NLG NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PTE PYG QAR ROL RUB RUR RWF
            SAR SBD SCR SDD SEK SGD SHP SIT SKK SLL SOS SRG STD SVC SYP SZL THB TJS TMM TND TOP TPE TRL TTD TWD TZS UAH UGX
            USD USN USS UYU UZS VEB VND VUV WST XAF XAG XAU XBA XBB XBC XCD XDR XFO XFU XOF XPD XPF XPT XTS YER YUM ZAR ZMK
            ZWD
            """.split("\\s+"));

    private Amounts() {}

    /** A currency that is younger than the schema stands in the schema's form for words of others. */
    static String currency(Currency currency) {
        String code = currency.getCurrencyCode();
        return LISTED.contains(code) ? code : "ISO4217:" + code;
    }

    /**
     * @param amount zero or more: which way money went stands beside it
     * @throws BadInput where the schema has no room for it
     */
    static Element amount(String name, Money amount) {
        if (amount.isNegative() || amount.value().compareTo(MOST) > 0) {
            throw BadInput.value(name, "POSLog holds amounts of 0 to " + MOST + " only: " + amount);
        }
        return new Element(name, amount.plain()).with("Currency", currency(amount.currency()));
    }

    static Money absolute(Money amount) {
        return amount.isNegative() ? amount.negated() : amount;
    }

    /**
     * What one unit costs, with so many decimals that unit price times quantity, rounded to the currency's minor unit, is the
     * amount. Nothing where the schema has no room for it.
     */
    static Optional<Element> unitPrice(String name, Money amount, Quantity quantity, Unit unit) {
        int minorDigits = amount.currency().getDefaultFractionDigits();
        int whole = quantity.value().precision() - quantity.value().scale();
        int decimals = Math.max(FEWEST_DECIMALS, minorDigits + Math.max(0, whole) + 1);
        BigDecimal price = amount.value()
                .divide(quantity.value(), decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        BigDecimal shown = price.scale() < minorDigits ? price.setScale(minorDigits) : price;
        return shown.compareTo(MOST) > 0
                ? Optional.empty()
                : Optional.of(new Element(name, shown.toPlainString())
                        .with("Currency", currency(amount.currency()))
                        .with("UnitOfMeasureCode", unit(unit)));
    }

    static Element quantity(Quantity quantity, Unit unit) {
        return new Element("Quantity", quantity.plain()).with("UnitOfMeasureCode", unit(unit));
    }

    private static String unit(Unit unit) {
        return switch (unit.code()) {
            case "each" -> "EA";
            case "kg" -> "KGM";
            case "g" -> "GRM";
            case "l" -> "LTR";
            case "m" -> "MTR";
            default -> Words.own(unit.code());
        };
    }
}
