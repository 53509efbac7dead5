package dev.tillside.example.cli.codes;

import dev.tillside.list.ListCode;
import dev.tillside.list.ListKey;
import dev.tillside.list.ListTrust;
import dev.tillside.points.Program;
import dev.tillside.scan.ScanRules;
import dev.tillside.wire.ReferenceObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What some reference data say of keys, withdrawn lists, the programme and scan rules. */
public final class Known implements ListTrust {
    private final Map<String, ListKey> keys = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private Optional<Program> program = Optional.empty();
    private ScanRules rules = ScanRules.NONE;

    public Known(List<String> lines) {
        for (ReferenceObject object : Issue.objects(lines)) {
            take(object);
        }
    }

    private void take(ReferenceObject object) {
        switch (object.type()) {
            case PROGRAM ->
                program = object.removed() ? Optional.empty() : Optional.of(ReferenceObject.program(object.json()));
            case SCAN_RULES -> rules = object.removed() ? ScanRules.NONE : ReferenceObject.scanRules(object.json());
            case LIST_KEY -> {
                if (object.removed()) {
                    keys.remove(object.id());
                } else {
                    keys.merge(
                            object.id(),
                            ReferenceObject.listKey(object.json()),
                            (a, b) -> b.version() >= a.version() ? b : a);
                }
            }
            case LIST -> {
                if (object.removed()) {
                    withdrawn.add(object.id());
                }
            }
            case OFFER, ITEM, MEMBER, COUPON, STORE, ACCOUNT -> {}
        }
    }

    @Override
    public Optional<ListKey> listKey(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public boolean isWithdrawn(String list) {
        return withdrawn.contains(list);
    }

    Optional<Program> program() {
        return program;
    }

    Optional<ListCode.Home> home() {
        return program.map(p -> new ListCode.Home(p.id(), p.currency()));
    }

    ScanRules rules() {
        return rules;
    }
}
