package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.item.ItemId;
import dev.tillside.list.SignedList;
import dev.tillside.plan.Benefit;
import dev.tillside.plan.Deal;
import dev.tillside.plan.Plan;
import dev.tillside.plan.PlannedList;
import dev.tillside.plan.PlannedOffers;
import dev.tillside.plan.Policy;
import dev.tillside.plan.Published;
import dev.tillside.plan.Special;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what was planned as reference data: offers, coupons and lists that tills redeem as any other. Stateless. */
public final class PlanJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanJson() {}

    /** The offers of all lists, one line each, in order of id. */
    public static List<String> offers(Plan plan) {
        BadInput.present(plan, "plan");
        List<String> lines = new ArrayList<>();
        PlannedOffers.of(plan).forEach(offer -> lines.add(offer(offer).toString()));
        return lines;
    }

    /** A list with its coupons, the coupons first, one line each. */
    public static List<String> list(PlannedList list) {
        BadInput.present(list, "list");
        List<String> lines = new ArrayList<>();
        ObjectNode out = object("list", list.id());
        out.put("member", list.household()).put("issued", list.issued().toString());
        valid(out, list);
        ArrayNode wanted = out.putArray("lines");
        int place = 0;
        for (PlannedList.Line line : list.lines()) {
            ObjectNode each = line(wanted.addObject(), line);
            if (line.special().isPresent()) {
                Special special = line.special().get();
                String coupon = SignedList.coupon(list.id(), ++place);
                each.put("coupon", coupon)
                        .put("price", special.price().plain())
                        .put("was", special.was().plain());
                lines.add(coupon(coupon, list, special).toString());
            }
        }
        ArrayNode benefits = out.putArray("benefits");
        list.benefits().forEach(benefit -> benefit(benefits.addObject(), benefit));
        lines.add(out.toString());
        return lines;
    }

    private static ObjectNode coupon(String id, PlannedList list, Special special) {
        ObjectNode out = object("coupon", id)
                .put("member", list.household())
                .put("offer", PlannedOffers.id(special, list.issued()))
                .put("uses", special.uses());
        valid(out, list);
        return out;
    }

    private static ObjectNode line(ObjectNode out, PlannedList.Line line) {
        item(out.putObject("item"), line.article().item().id())
                .put("description", line.article().description());
        out.put("quantity", Integer.toString(line.quantity()));
        line.due().ifPresent(due -> out.put("due", due.toString()));
        return out;
    }

    private static ObjectNode item(ObjectNode out, ItemId id) {
        return out.put(id.isGtin() ? "gtin" : "sku", id.code());
    }

    private static void benefit(ObjectNode out, Benefit benefit) {
        out.put("kind", benefit.kind().name());
        ObjectNode text = out.putObject("text");
        benefit.text().byLanguage().forEach(text::put);
    }

    private static void valid(ObjectNode out, PlannedList list) {
        out.putObject("valid")
                .put("from", list.issued().toString())
                .put("through", list.through().toString());
    }

    private static ObjectNode offer(PlannedOffers.Planned planned) {
        Special special = planned.special();
        ObjectNode out = object("offer", planned.id());
        out.putObject("name")
                .put(
                        "en",
                        special.article().description() + " " + special.price().plain());
        out.put("layer", "COUPON").put("audience", "COUPON").put("kind", "FIXED_PRICE");
        out.putObject("valid")
                .put("from", planned.from().toString())
                .put("through", planned.through().toString());
        ItemId id = special.article().item().id();
        out.putObject("items").putArray(id.isGtin() ? "gtins" : "skus").add(id.code());
        out.put("price", special.price().plain());
        planned.funded().ifPresent(percent -> {
            out.putArray("funding")
                    .addObject()
                    .put("payer", special.deal().orElseThrow().vendor())
                    .put("deal", special.dealId())
                    .put("percent", percent.plain());
            out.putObject("limits")
                    .put("totalUses", planned.uses())
                    .put("totalAmount", planned.amount().plain());
        });
        return out;
    }

    /** The {@code deal} object of a deal. */
    public static String deal(Deal deal) {
        return PlanWriter.deal(deal, object("deal", deal.id()).put("version", deal.version()))
                .toString();
    }

    /** The {@code plan} object that tells tills how to plan. */
    public static String plan(Published published) {
        Policy policy = published.policy();
        return PlanWriter.plan(published, object("plan", policy.id()).put("version", policy.version()))
                .toString();
    }

    private static ObjectNode object(String type, String id) {
        return NODES.objectNode().put("type", type).put("id", id);
    }

    /** A map as an object whose field names are the map's keys. */
    static void map(ObjectNode out, String name, Map<String, Double> values) {
        ObjectNode inner = out.putObject(name);
        values.forEach((key, value) -> inner.put(key, PlanWriter.plain(value)));
    }
}
