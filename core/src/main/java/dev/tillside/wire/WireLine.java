package dev.tillside.wire;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.money.Decimals;
import dev.tillside.points.Program;
import java.util.Optional;

/** One line of input, taken apart once: reference data from head office, or an event from a till. Not thread-safe. */
public final class WireLine {
    private final Fields fields;
    private final String type;

    private WireLine(Fields fields, String type) {
        this.fields = fields;
        this.type = type;
    }

    /**
     * Takes one line apart.
     *
     * @throws BadInput where it is not a JSON object with a {@code type}
     */
    public static WireLine parse(String json) {
        Fields fields = Fields.parse(json);
        return new WireLine(fields, fields.text("type"));
    }

    /** The line's {@code type}. */
    public String type() {
        return type;
    }

    /** The transaction that an event is about, where it names one. */
    public Optional<String> tx() {
        return fields.optionalText("tx");
    }

    /** Whether it is reference data and no event; a {@code member} with {@code tx} is an event. */
    public boolean isReference() {
        return ReferenceObject.isReference(type) && !(type.equals("member") && fields.has("tx"));
    }

    /** Which till an event comes from. */
    public String till() {
        return Event.till(fields);
    }

    /**
     * The same line as one of that till's, where till and process are one lane and events need not name it.
     *
     * @throws BadInput where it names another
     */
    public WireLine at(String lane) {
        if (fields.has("till") && !till().equals(lane)) {
            throw BadInput.value("till", "not this lane's till: " + Decimals.shown(till()));
        }
        fields.node().put("till", lane);
        return this;
    }

    /** The name that the till gave this request, so that it can be sent again, where the line carries it. */
    public Optional<String> requestId() {
        return fields.optionalText("requestId");
    }

    /**
     * The event.
     *
     * @param program the programme in force, whose currency amounts are in
     * @throws LoyaltyException naming the field and the fault
     */
    public Event event(Optional<Program> program) {
        return Event.read(type, fields, program);
    }

    /**
     * The object of reference data.
     *
     * @param program the programme in force, where there is one
     * @throws BadInput naming the field and the fault
     */
    public ReferenceObject object(Optional<Program> program) {
        return ReferenceObject.read(fields, program);
    }
}
