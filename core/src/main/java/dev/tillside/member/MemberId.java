package dev.tillside.member;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;

/**
 * The retailer's key of a member: neither a card number nor a name.
 *
 * @param id 1 to 64 characters
 */
public record MemberId(String id) {
    private static final int LONGEST = 64;

    public MemberId {
        BadInput.present(id, "member");
        if (id.isBlank() || id.length() > LONGEST || id.chars().anyMatch(Character::isISOControl)) {
            throw BadInput.value("member", "not a member id of 1 to 64 characters: " + Decimals.shown(id));
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
