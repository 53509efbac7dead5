package dev.tillside.example.cli.codes;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Item;
import dev.tillside.item.ItemId;
import dev.tillside.list.ShoppingList;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import dev.tillside.points.Program;
import dev.tillside.pos.paper.ListFacts;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.ReferenceObject.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lists of some reference data, and what the same lines say of the things on them. */
public final class ListedFacts implements ListFacts {
    private final Map<Type, Map<String, ReferenceObject>> objects = new HashMap<>();
    private final List<ReferenceObject> all;
    private final Program program;

    /** @throws BadInput where a line is wrong, or none is a programme */
    public ListedFacts(List<String> lines) {
        all = Issue.objects(lines);
        all.forEach(this::take);
        program = objects.getOrDefault(Type.PROGRAM, Map.of()).values().stream()
                .filter(object -> !object.removed())
                .findFirst()
                .map(object -> ReferenceObject.program(object.json()))
                .orElseThrow(() -> BadInput.value("program", "there is no programme among the lines"));
    }

    private void take(ReferenceObject object) {
        objects.computeIfAbsent(object.type(), type -> new HashMap<>())
                .merge(object.id(), object, (a, b) -> b.version() >= a.version() ? b : a);
    }

    public Program program() {
        return program;
    }

    /**
     * The list of that id, or the only one.
     *
     * @throws BadInput where there is none, or there are several and none is named
     */
    public ShoppingList list(Optional<String> id) {
        String named = id.orElseGet(() -> Issue.only(all));
        return json(Type.LIST, named)
                .map(json -> ReferenceObject.list(json, program))
                .orElseThrow(() -> BadInput.value("list", "no such list among the lines"));
    }

    private Optional<String> json(Type type, String id) {
        return Optional.ofNullable(objects.getOrDefault(type, Map.of()).get(id))
                .filter(object -> !object.removed())
                .map(ReferenceObject::json);
    }

    @Override
    public Optional<Item> item(ItemId id) {
        return json(Type.ITEM, id.isGtin() ? id.code() : "sku:" + id.code())
                .map(json -> ReferenceObject.item(json, program));
    }

    @Override
    public Optional<Coupon> coupon(String id) {
        return json(Type.COUPON, id).map(ReferenceObject::coupon);
    }

    @Override
    public Optional<Offer> offer(String id) {
        return json(Type.OFFER, id).map(json -> ReferenceObject.offer(json, program));
    }

    @Override
    public Optional<Member> member(MemberId id) {
        return json(Type.MEMBER, id.id()).map(ReferenceObject::member);
    }
}
