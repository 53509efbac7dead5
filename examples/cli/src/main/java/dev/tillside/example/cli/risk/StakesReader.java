package dev.tillside.example.cli.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tillside.fault.BadInput;
import dev.tillside.member.Member;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.Stakes;
import dev.tillside.points.AccountIds;
import dev.tillside.points.Program;
import dev.tillside.points.Voucher;
import dev.tillside.points.VoucherMove;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.ReferenceObject.Type;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what is at stake out of lines of reference data; of each object the newest version counts. */
public final class StakesReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<Type, Map<String, ReferenceObject>> objects = new EnumMap<>(Type.class);

    /**
     * Takes a line; blank ones mean nothing.
     *
     * @throws BadInput where a till would refuse it
     */
    public void take(String line) {
        if (line.isBlank()) {
            return;
        }
        ReferenceObject object = ReferenceObject.read(line, Optional.empty());
        Map<String, ReferenceObject> ofType = objects.computeIfAbsent(object.type(), type -> new LinkedHashMap<>());
        ReferenceObject known = ofType.get(object.id());
        if (known == null || known.version() <= object.version()) {
            ofType.put(object.id(), object);
        }
    }

    /**
     * What is at stake.
     *
     * @param tills how many each store has
     * @throws BadInput where there is no programme, or a till would refuse an object
     */
    public Stakes stakes(SortedMap<String, Integer> tills) {
        Program program = standing(Type.PROGRAM, ReferenceObject::program).stream()
                .reduce((first, last) -> last)
                .orElseThrow(() -> BadInput.missing("program"));
        return new Stakes(
                program,
                standing(Type.OFFER, json -> ReferenceObject.offer(json, program)),
                standing(Type.COUPON, ReferenceObject::coupon),
                standing(Type.MEMBER, StakesReader::holder),
                standing(Type.ITEM, json -> ReferenceObject.item(json, program)),
                vouchers(),
                tills);
    }

    private <T> List<T> standing(Type type, Function<String, T> reading) {
        return objects.getOrDefault(type, Map.of()).values().stream()
                .filter(object -> !object.removed())
                .map(object -> reading.apply(object.json()))
                .toList();
    }

    private static Stakes.Holder holder(String json) {
        Member member = ReferenceObject.member(json);
        Points points = member.openingLots().isEmpty()
                ? member.openingPoints()
                : member.openingLots().stream().map(Member.OpeningLot::points).reduce(Points.ZERO, Points::plus);
        return new Stakes.Holder(member.id(), AccountIds.of(member), home(json), points);
    }

    private static Optional<String> home(String json) {
        try {
            return Optional.ofNullable(JSON.readTree(json).path("homeStore").textValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it was read as a member", e);
        }
    }

    /** What is left of vouchers that transactions issued and used. */
    private List<Money> vouchers() {
        Map<String, List<VoucherMove>> moves = new TreeMap<>();
        standing(Type.ACCOUNT, AccountJson::read).stream()
                .flatMap(move -> move.vouchers().stream())
                .forEach(move -> moves.computeIfAbsent(move.voucher().code(), code -> new ArrayList<>())
                        .add(move));
        return moves.values().stream()
                .flatMap(of -> VoucherMove.sum(of).stream())
                .filter(voucher -> voucher.status() == Voucher.Status.ACTIVE)
                .map(Voucher::left)
                .toList();
    }
}
