package dev.tillside.example.cli.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillside.fault.BadInput;
import dev.tillside.item.ItemId;
import dev.tillside.offer.Offer;
import dev.tillside.text.Message;
import java.io.PrintWriter;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tells what a trial made of a basket, for people. */
public final class TrialReport {
    private static final int COLUMNS = 100;
    private static final int LINE = 5;
    private static final int ITEM = 28;
    private static final int QUANTITY = 9;
    private static final int MONEY = 9;
    private static final int OFFER = 34;
    private static final int NAMED = 3;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Catalogue catalogue;
    private final TrialBasket basket;
    private final Optional<JsonNode> priced;
    private final List<Trial.Refusal> refusals;
    private final String language;
    private final Words words;

    TrialReport(
            Catalogue catalogue,
            TrialBasket basket,
            Optional<JsonNode> priced,
            List<Trial.Refusal> refusals,
            String language) {
        this.catalogue = catalogue;
        this.basket = basket;
        this.priced = priced;
        this.refusals = List.copyOf(refusals);
        this.language = language;
        this.words = Words.in(language);
    }

    /** Whether the till took every line. */
    public boolean whole() {
        return refusals.isEmpty() && priced.isPresent();
    }

    /** What the till refused, a line each. */
    public void printRefusals(PrintWriter out) {
        for (Trial.Refusal refusal : refusals) {
            String code =
                    refusal.line() == 0 ? "REFUSED" : refusal.ofBasket() ? "REFUSED_IN_BASKET" : "REFUSED_IN_OFFERS";
            String what = refusal.path().isEmpty() ? refusal.message() : refusal.path() + ": " + refusal.message();
            out.println(sentence(code, "line", String.valueOf(refusal.line()), "what", what));
        }
        out.flush();
    }

    /** Receipt, proof and outcomes; nothing where there is no price. */
    public void print(PrintWriter out) {
        priced.ifPresent(answer -> {
            out.println(heading());
            out.println();
            receipt(answer, out);
            proof(answer.path("proof"), out);
            messages(answer.path("messages"), out);
            outcomes(answer, out);
        });
        out.flush();
    }

    private String heading() {
        return sentence(
                basket.byTheClock() ? "TRIAL_NOW" : "TRIAL_AT",
                "at",
                basket.at().atZone(catalogue.program().timeZone()).format(LOCAL),
                "zone",
                catalogue.program().timeZone().getId());
    }

    private void receipt(JsonNode answer, PrintWriter out) {
        String rule = "-".repeat(LINE + ITEM + QUANTITY + 2 * MONEY);
        out.println(row(word("LINE_HEAD"), word("ITEM"), word("QUANTITY"), word("WAS"), word("NOW"), word("OFFERS")));
        out.println(rule);
        answer.path("lines").forEach(line -> line(line, out));
        out.println(rule);
        sum(out, "TOTAL", answer.path("total").asText());
        if (!isZero(answer.path("discount").asText())) {
            sum(out, "SAVED", "-" + answer.path("discount").asText());
        }
        answer.path("tenderCoupons")
                .forEach(t -> sum(out, label(t), "-" + t.path("amount").asText()));
        sum(out, "DUE", answer.path("due").asText());
        if (!isZero(answer.path("pointsEarned").asText())) {
            sum(out, "POINTS", answer.path("pointsEarned").asText());
        }
        out.println();
    }

    private void line(JsonNode line, PrintWriter out) {
        String id = line.path("line").asText();
        List<String> discounts = new ArrayList<>();
        line.path("discounts").forEach(d -> discounts.add("-" + d.path("amount").asText() + "  " + label(d)));
        out.println(row(
                id,
                basket.label(id),
                basket.quantity(id),
                line.path("amount").asText(),
                line.path("net").asText(),
                discounts.isEmpty() ? "" : discounts.get(0)));
        discounts.stream().skip(1).forEach(more -> out.println(row("", "", "", "", "", more)));
    }

    private static String row(String line, String item, String quantity, String was, String now, String offers) {
        return (Columns.left(Columns.cut(line, LINE - 1), LINE)
                        + Columns.left(Columns.cut(item, ITEM - 1), ITEM)
                        + Columns.right(quantity, QUANTITY)
                        + Columns.right(was, MONEY)
                        + Columns.right(now, MONEY)
                        + "  " + offers)
                .stripTrailing();
    }

    private void sum(PrintWriter out, String code, String amount) {
        String name = sentence(code, "currency", catalogue.program().currency().getCurrencyCode());
        out.println(Columns.left("", LINE)
                + Columns.left(Columns.cut(name, ITEM + QUANTITY + MONEY - 1), ITEM + QUANTITY + MONEY)
                + Columns.right(amount, MONEY));
    }

    private void proof(JsonNode proof, PrintWriter out) {
        String told = sentence(
                "PROOF_" + proof.path("status").asText(),
                "discount",
                proof.path("discount").asText(),
                "bound",
                proof.path("bound").asText(),
                "steps",
                proof.path("steps").asText());
        Columns.wrap(told, COLUMNS).forEach(out::println);
        out.println();
    }

    /** What the till would say. */
    private void messages(JsonNode messages, PrintWriter out) {
        for (JsonNode message : messages) {
            String told = sentence(
                    "SAID_TO_" + message.path("to").asText(),
                    "text",
                    message.path("text").asText());
            Columns.wrap(told, COLUMNS).forEach(out::println);
        }
        if (!messages.isEmpty()) {
            out.println();
        }
    }

    private void outcomes(JsonNode answer, PrintWriter out) {
        List<JsonNode> outcomes = StreamSupport.stream(answer.path("offers").spliterator(), false)
                .sorted(Comparator.comparingInt(TrialReport::rank))
                .toList();
        if (outcomes.isEmpty()) {
            out.println(word("NO_OFFERS"));
            return;
        }
        out.println(Columns.left(word("OFFER"), OFFER) + word("OUTCOME"));
        out.println("-".repeat(COLUMNS));
        for (JsonNode outcome : outcomes) {
            List<String> told = Columns.wrap(told(outcome), COLUMNS - OFFER);
            out.println(Columns.left(Columns.cut(label(outcome), OFFER - 2), OFFER) + told.get(0));
            told.stream().skip(1).forEach(more -> out.println(" ".repeat(OFFER) + more));
        }
    }

    /** What applies first, then what nearly does. */
    private static int rank(JsonNode outcome) {
        return switch (outcome.path("outcome").asText()) {
            case "APPLIED" -> 0;
            case "QUANTITY_SHORT", "SPEND_SHORT" -> 1;
            case "BEATEN" -> 2;
            case "NOT_IN_BASKET" -> 4;
            default -> 3;
        };
    }

    private String told(JsonNode outcome) {
        String reason = outcome.path("outcome").asText();
        String amount = outcome.path("amount").asText();
        if (reason.equals("APPLIED")) {
            String code = isZero(amount) ? "OUTCOME_APPLIED_FREE" : "OUTCOME_APPLIED";
            return outcome(code, Map.of("uses", outcome.path("uses").asText(), "amount", amount));
        }
        String others = StreamSupport.stream(outcome.path("beatenBy").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        String code = reason.equals("BEATEN") && others.isEmpty() ? "OUTCOME_BEATEN_BY_NONE" : "OUTCOME_" + reason;
        String plain = outcome(code, Map.of("others", others));
        return outcome.path("nearMiss").isObject() ? plain + " " + nearMiss(outcome.path("nearMiss")) : plain;
    }

    /** The library's own sentence, as tills say it. */
    private String outcome(String code, Map<String, String> arguments) {
        return Message.cashier(code, arguments).text(language);
    }

    private String nearMiss(JsonNode miss) {
        String what = miss.path("quantity").isNull()
                ? sentence("NEAR_SPEND", "spend", miss.path("spend").asText())
                : sentence(
                        "NEAR_QUANTITY",
                        "quantity",
                        miss.path("quantity").asText(),
                        "items",
                        chosen(miss.path("items")));
        String code = miss.path("saves").isNull() ? "NEAR_NEEDED" : "NEAR_SAVES";
        return sentence(code, "what", what, "saves", miss.path("saves").asText());
    }

    /** What a selector chooses, in words. */
    private String chosen(JsonNode selector) {
        if (selector.path("all").asBoolean()) {
            return word("ANYTHING");
        }
        List<String> names = new ArrayList<>();
        selector.path("gtins").forEach(gtin -> names.add(item(gtin.asText(), true)));
        selector.path("skus").forEach(sku -> names.add(item(sku.asText(), false)));
        Stream.of("brands", "categories", "departments", "tags")
                .forEach(criterion -> selector.path(criterion).forEach(name -> names.add(name.asText())));
        String some = names.stream().limit(NAMED).collect(Collectors.joining(word("OR")));
        return names.size() > NAMED ? some + word("OR") + "..." : some;
    }

    private String item(String code, boolean gtin) {
        try {
            return catalogue.item(new ItemId(code, gtin)).map(PriceCheck::label).orElse(code);
        } catch (BadInput e) {
            return code;
        }
    }

    /** The offer's id and name, and the coupon where there is one. */
    private String label(JsonNode of) {
        String id = of.path("offer").asText();
        String name = catalogue
                .offer(id)
                .map(Entry::value)
                .map(Offer::name)
                .map(n -> n.in(language, ""))
                .orElse("");
        String coupon = of.path("coupon").isTextual() ? " [" + of.path("coupon").asText() + "]" : "";
        return (id + coupon + "  " + name).strip();
    }

    private static boolean isZero(String amount) {
        return amount.matches("[0.]*");
    }

    private String word(String code) {
        return words.word(code);
    }

    private String sentence(String code, String... arguments) {
        Map<String, String> filled = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            filled.put(arguments[i], arguments[i + 1]);
        }
        return words.sentence(code, filled);
    }
}
