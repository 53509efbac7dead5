package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.member.DateSpan;
import dev.tillside.member.MemberId;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Usage;
import dev.tillside.sale.Circumstances;
import java.time.MonthDay;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads and writes what a price was computed from. */
final class CircumstancesJson {
    private CircumstancesJson() {}

    static void write(ObjectNode out, Circumstances seen) {
        out.put("engine", seen.engine()).put("zone", seen.zone().getId()).put("stepBudget", seen.stepBudget());
        text(out.putObject("program"), seen.program());
        ArrayNode offers = out.putArray("offers");
        seen.offers().forEach(offer -> text(offers.addObject(), offer));
        seen.member().ifPresent(who -> member(out.putObject("member"), who));
        ArrayNode coupons = out.putArray("coupons");
        seen.coupons().forEach(coupon -> coupon(coupons.addObject(), coupon));
        ObjectNode used = out.putObject("used");
        seen.used().forEach((offer, u) -> used(used.putObject(offer), u));
        if (!seen.lists().isEmpty()) {
            ArrayNode lists = out.putArray("lists");
            seen.lists().forEach(list -> listed(lists.addObject(), list));
            ArrayNode listed = out.putArray("listed");
            seen.listed().forEach(text -> listed.add(Fields.parse(text).node()));
        }
    }

    private static void used(ObjectNode out, Usage.Used used) {
        out.put("byMember", used.byMember())
                .put("byMemberInPeriod", used.byMemberInPeriod())
                .put("uses", used.uses())
                .put("amountMinor", used.amountMinor());
        if (used.most() < Long.MAX_VALUE) {
            out.put("most", used.most());
        }
    }

    private static void listed(ObjectNode out, Circumstances.Listed list) {
        out.put("id", list.id());
        text(out.putObject("key"), list.key());
        list.member().ifPresent(member -> out.put("member", member.id()));
        list.code().ifPresent(code -> out.put("code", code));
        ArrayNode coupons = out.putArray("coupons");
        list.coupons().forEach(coupons::add);
    }

    private static void text(ObjectNode out, Circumstances.Text text) {
        out.put("id", text.id()).put("version", text.version()).put("digest", text.digest());
    }

    private static void member(ObjectNode out, Circumstances.Who who) {
        who.tier().ifPresent(tier -> out.put("tier", tier));
        ArrayNode segments = out.putArray("segments");
        who.segments().forEach(segments::add);
        who.birthday().ifPresent(day -> out.put("birthday", day.toString()));
    }

    private static void coupon(ObjectNode out, HeldCoupon coupon) {
        coupon.id().ifPresent(id -> out.put("id", id));
        out.put("offer", coupon.offer()).put("usesLeft", coupon.usesLeft()).put("presented", coupon.presented());
        ObjectNode valid = out.putObject("valid");
        coupon.valid().from().map(DateSpan.Edge::toString).ifPresent(from -> valid.put("from", from));
        coupon.valid().through().map(DateSpan.Edge::toString).ifPresent(through -> valid.put("through", through));
    }

    static Circumstances read(Fields f) {
        return new Circumstances(
                f.whole("engine").orElse(0),
                ReferenceReader.zone(f, "zone"),
                f.requiredObject("program", CircumstancesJson::text),
                f.objects("offers", CircumstancesJson::text),
                f.object("member", CircumstancesJson::member),
                f.objects("coupons", CircumstancesJson::coupon),
                f.requiredObject("used", CircumstancesJson::used),
                f.whole("stepBudget").orElseThrow(() -> BadInput.missing("stepBudget")),
                f.objects("lists", CircumstancesJson::listed),
                f.objects("listed", CircumstancesJson::offerText));
    }

    private static Circumstances.Listed listed(Fields f) {
        return new Circumstances.Listed(
                f.text("id"),
                f.requiredObject("key", CircumstancesJson::text),
                f.optionalText("member").map(MemberId::new),
                f.optionalText("code"),
                f.texts("coupons"));
    }

    /** An offer is read with the programme, which is not at hand here. */
    private static String offerText(Fields f) {
        f.unknown().forEach(f::has);
        return f.node().toString();
    }

    private static Circumstances.Text text(Fields f) {
        return new Circumstances.Text(f.text("id"), ReferenceReader.version(f), f.text("digest"));
    }

    private static Circumstances.Who member(Fields f) {
        Optional<MonthDay> birthday =
                f.optionalText("birthday").map(day -> f.timely("birthday", "--MM-DD", day, MonthDay::parse));
        return new Circumstances.Who(f.optionalText("tier"), f.texts("segments"), birthday);
    }

    private static HeldCoupon coupon(Fields f) {
        return new HeldCoupon(
                f.optionalText("id"),
                f.text("offer"),
                f.requiredCount("usesLeft"),
                ReferenceReader.valid(f),
                f.flag("presented", false),
                false,
                false);
    }

    private static SortedMap<String, Usage.Used> used(Fields f) {
        SortedMap<String, Usage.Used> used = new TreeMap<>();
        f.unknown().forEach(offer -> used.put(offer, f.requiredObject(offer, CircumstancesJson::count)));
        return used;
    }

    private static Usage.Used count(Fields f) {
        return new Usage.Used(
                f.whole("byMember").orElse(0),
                f.whole("byMemberInPeriod").orElse(0),
                f.whole("uses").orElse(0),
                f.whole("amountMinor").orElse(0),
                f.whole("most").orElse(Long.MAX_VALUE));
    }
}
