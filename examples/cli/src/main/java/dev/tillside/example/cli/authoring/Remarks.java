package dev.tillside.example.cli.authoring;

import dev.tillside.example.cli.authoring.Finding.Severity;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import java.util.Map;
import java.util.function.Consumer;

/** Where checks say what they found; what stands in another file is passed over. */
final class Remarks {
    private final Consumer<Finding> out;

    Remarks(Consumer<Finding> out) {
        this.out = out;
    }

    void warn(Entry<Offer> offer, String field, String code, Map<String, String> arguments) {
        say(Severity.WARNING, offer, "offer " + offer.value().id(), field, code, arguments);
    }

    void error(Entry<Offer> offer, String field, String code, Map<String, String> arguments) {
        say(Severity.ERROR, offer, "offer " + offer.value().id(), field, code, arguments);
    }

    void warnCoupon(Entry<Coupon> coupon, String field, String code, Map<String, String> arguments) {
        say(Severity.WARNING, coupon, "coupon " + coupon.value().id(), field, code, arguments);
    }

    private void say(
            Severity severity,
            Entry<?> entry,
            String object,
            String field,
            String code,
            Map<String, String> arguments) {
        if (entry.checked()) {
            out.accept(new Finding(severity, entry.line(), object, field, code, arguments));
        }
    }
}
