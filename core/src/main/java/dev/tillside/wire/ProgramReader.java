package dev.tillside.wire;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.member.Tier;
import dev.tillside.money.Points;
import dev.tillside.points.Burn;
import dev.tillside.points.CashBack;
import dev.tillside.points.EarnRule;
import dev.tillside.points.PointsRules;
import dev.tillside.points.Program;
import dev.tillside.points.VoucherRule;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Reads the programme. */
final class ProgramReader {
    private static final int DAYS_MOST = 36_500;

    private ProgramReader() {}

    static Program program(Fields f) {
        Currency currency = ReferenceReader.currency(f);
        List<String> layers = f.texts("layers");
        return new Program(
                f.text("id"),
                ReferenceReader.version(f),
                currency,
                ReferenceReader.zone(f, "timeZone"),
                layers.isEmpty() ? Program.DEFAULT_LAYERS : layers,
                points(f, currency),
                f.objects("tiers", ProgramReader::tier),
                returns(f),
                f.oneOf("tenders", Program.Tenders.class).orElse(Program.Tenders.STRICT),
                f.oneOf("unknownCards", Program.UnknownCards.class).orElse(Program.UnknownCards.REJECT),
                f.oneOf("debt", Program.Debt.class).orElse(Program.Debt.CARRY),
                f.objects("vouchers", rule -> voucher(rule, currency)),
                f.object(
                        "cashBack",
                        rule -> new CashBack(rule.percent("percent"), rule.optionalMoney("yearlyCap", currency))));
    }

    private static PointsRules points(Fields program, Currency currency) {
        Optional<BigDecimal> birthday = program.object("birthday", f -> f.decimal("multiplier", 4));
        Optional<PointsRules.MemberDays> memberDays = program.object("memberDays", ProgramReader::memberDays);
        return program.object(
                        "points",
                        f -> new PointsRules(
                                f.count("decimals").orElse(0),
                                f.objects("earn", rule -> earn(rule, currency)),
                                f.oneOf("multipliers", PointsRules.Multipliers.class)
                                        .orElse(PointsRules.Multipliers.ADD),
                                f.object("burn", rule -> burn(rule, currency)),
                                days(f, "pendingDays").orElse(0),
                                days(f, "expiresAfterDays"),
                                days(f, "grace").orElse(0),
                                birthday,
                                memberDays))
                .orElse(PointsRules.NONE);
    }

    private static PointsRules.MemberDays memberDays(Fields f) {
        return new PointsRules.MemberDays(OfferReader.weekdays(f), f.decimal("multiplier", 4));
    }

    private static EarnRule earn(Fields f, Currency currency) {
        TreeSet<String> tiers = new TreeSet<>(f.texts("tiers"));
        f.optionalText("tier").ifPresent(tiers::add);
        Selector items = ReferenceReader.selector(f, "items");
        DateSpan valid = ReferenceReader.valid(f);
        return new EarnRule(
                f.points("points"),
                f.money("per", currency),
                f.flag("steps", false),
                items,
                tiers,
                valid,
                new TreeSet<>(f.texts("stores")));
    }

    private static Burn burn(Fields f, Currency currency) {
        Points points = f.points("points");
        return new Burn(
                points,
                f.money("worth", currency),
                f.optionalPoints("step").orElse(points),
                f.optionalPoints("minimum").orElse(Points.ZERO),
                f.optionalPoints("offline"));
    }

    private static Tier tier(Fields f) {
        return new Tier(
                f.text("id"),
                f.optionalDecimal("from", 4).orElse(BigDecimal.ZERO),
                f.oneOf("basis", Tier.Basis.class).orElse(Tier.Basis.SPEND),
                f.period("period"),
                f.oneOf("window", Tier.Window.class).orElse(Tier.Window.ROLLING),
                f.optionalDecimal("multiplier", 4).orElse(BigDecimal.ONE));
    }

    private static VoucherRule voucher(Fields f, Currency currency) {
        return new VoucherRule(
                f.text("id"),
                f.points("points"),
                f.money("value", currency),
                days(f, "validDays").orElse(DAYS_MOST),
                f.text("codePrefix", "V-"),
                f.flag("partial", false));
    }

    private static Program.Returns returns(Fields f) {
        if (!f.has("returns") || f.isText("returns")) {
            return new Program.Returns(
                    f.oneOf("returns", Program.ReturnPolicy.class).orElse(Program.ReturnPolicy.PAID_SHARE),
                    OptionalInt.empty());
        }
        return f.requiredObject(
                "returns",
                rule -> new Program.Returns(
                        rule.oneOf("policy", Program.ReturnPolicy.class).orElse(Program.ReturnPolicy.PAID_SHARE),
                        days(rule, "days")));
    }

    private static OptionalInt days(Fields f, String name) {
        OptionalInt days = f.count(name);
        if (days.isPresent() && days.getAsInt() > DAYS_MOST) {
            throw BadInput.value(name, "more than " + DAYS_MOST + " days: " + days.getAsInt());
        }
        return days;
    }
}
