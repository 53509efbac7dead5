package dev.tillside.example.office.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.store.Json;
import dev.tillside.fault.BadInput;
import java.util.List;
import java.util.Optional;

/**
 * What head office itself must know of a member.
 *
 * @param household with whom he shares an account
 * @param consent what may be told to CRMs
 * @param contact how to reach him, as JSON; tills are not told
 */
public record Person(Optional<String> household, Consent consent, Optional<String> contact) {
    static final Person NOBODY = new Person(Optional.empty(), Consent.NONE, Optional.empty());

    private static final int LONGEST = 320; // an e-mail address: RFC 3696

    static Person of(ObjectNode member) {
        return new Person(WireObject.name(member, "household"), Consent.of(member.path("consent")), contact(member));
    }

    private static Optional<String> contact(ObjectNode member) {
        JsonNode given = member.path("contact");
        if (given.isMissingNode() || given.isNull()) {
            return Optional.empty();
        }
        ObjectNode contact = Json.MAPPER.createObjectNode();
        for (String way : List.of("email", "phone")) {
            JsonNode address = given.path(way);
            if (address.isTextual() && address.textValue().length() <= LONGEST) {
                contact.put(way, address.textValue());
            } else if (!address.isMissingNode() && !address.isNull()) {
                throw BadInput.value("contact." + way, "contact." + way + " is not a text of at most " + LONGEST);
            }
        }
        if (!given.isObject()) {
            throw BadInput.value("contact", "contact is not an object");
        }
        return contact.isEmpty() ? Optional.empty() : Optional.of(contact.toString());
    }
}
