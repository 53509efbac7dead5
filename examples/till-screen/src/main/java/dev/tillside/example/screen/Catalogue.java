package dev.tillside.example.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a till has without its library: shelf prices and names; and what lies on the counter of this shop to be scanned. */
final class Catalogue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHEESE = "2310001000007";
    /** The cheese as it lies on the shelf: its price stands in its number. */
    private static final String WRAPPED_CHEESE = "2310001004852";

    private final Shop shop;
    private final Map<String, String> codes;
    private final Function<String, URI> phone;
    private final Supplier<List<Till>> tills;

    /**
     * @param codes of members' lists by their ids
     * @param phone the address of a member's page
     */
    Catalogue(Shop shop, Map<String, String> codes, Function<String, URI> phone, Supplier<List<Till>> tills) {
        this.shop = shop;
        this.codes = codes;
        this.phone = phone;
        this.tills = tills;
    }

    String json(Till till) {
        ObjectNode out = JSON.createObjectNode();
        out.put("lane", till.name())
                .put("store", Shop.STORE)
                .put("timeZone", Shop.ZONE.getId())
                .put("currency", shop.currency());
        ArrayNode others = out.putArray("tills");
        tills.get().forEach(each -> others.addObject()
                .put("lane", each.name())
                .put("page", each.address().resolve(Till.PAGES).toString()));
        ArrayNode goods = out.putArray("goods");
        shop.of("item").forEach(item -> goods.add(item(item)));
        out.set("offers", shop.offerNames());
        ArrayNode members = out.putArray("members");
        shop.of("member").forEach(member -> members.add(member(member)));
        ArrayNode lists = out.putArray("lists");
        shop.of("list").forEach(list -> lists.add(list(list)));
        out.put("flyer", "9810000000013");
        return out.toString();
    }

    private static ObjectNode item(JsonNode item) {
        ObjectNode out = item.deepCopy();
        String gtin = item.get("gtin").textValue();
        out.put("scan", gtin.equals(CHEESE) ? WRAPPED_CHEESE : gtin);
        return out.without(List.of("type", "version"));
    }

    private ObjectNode member(JsonNode member) {
        String id = member.get("id").textValue();
        return JSON.createObjectNode()
                .put("id", id)
                .put("name", member.get("name").textValue())
                .put("card", member.get("cards").get(0).textValue())
                .put("phone", phone.apply(id).toString());
    }

    private ObjectNode list(JsonNode list) {
        ObjectNode out = list.deepCopy();
        out.put("code", codes.get(list.get("id").textValue()));
        return out.without(List.of("type", "version"));
    }
}
