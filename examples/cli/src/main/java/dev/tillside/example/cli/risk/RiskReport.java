package dev.tillside.example.cli.risk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.cli.authoring.Columns;
import dev.tillside.example.cli.authoring.Words;
import dev.tillside.money.Money;
import dev.tillside.offer.Exposure;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;

/** Tells the largest possible loss, for people or for programs. */
public final class RiskReport {
    private static final int AMOUNT_WIDTH = 14;
    private static final int NAME_WIDTH = 20;

    private final PrintWriter out;
    private final Words words;

    public RiskReport(PrintWriter out, String language) {
        this.out = out;
        this.words = Words.in(language);
    }

    /**
     * For people.
     *
     * @param tills how many there are
     */
    public void print(Exposure exposure, Money zero, long tills) {
        String currency = zero.currency().getCurrencyCode();
        out.println(words.sentence("RISK_HEAD", Map.of("tills", String.valueOf(tills), "currency", currency)));
        out.println();
        for (Exposure.Risk risk : exposure.risks()) {
            String amount = risk.most().map(Money::plain).orElseGet(() -> words.word("RISK_NOT_BOUNDED"));
            out.println(Columns.right(amount, AMOUNT_WIDTH) + "  "
                    + Columns.left(Columns.cut(risk.offer().orElse(""), NAME_WIDTH), NAME_WIDTH) + "  "
                    + what(risk));
            risk.unbounded().ifPresent(why -> remedy(risk, why));
        }
        if (!exposure.risks().isEmpty()) {
            out.println(Columns.right("-".repeat(AMOUNT_WIDTH), AMOUNT_WIDTH));
        }
        Optional<Money> most = exposure.most(zero);
        out.println(Columns.right(most.map(Money::plain).orElseGet(() -> words.word("RISK_NOT_BOUNDED")), AMOUNT_WIDTH)
                + "  " + words.word("RISK_SUM"));
        out.println();
        Columns.wrap(words.word("RISK_FOOT"), 100).forEach(out::println);
        out.flush();
    }

    private String what(Exposure.Risk risk) {
        String count = words.sentence("RISK_" + risk.kind().name(), Map.of("count", String.valueOf(risk.count())));
        if (risk.uses().isEmpty()) {
            return count;
        }
        String uses = String.valueOf(risk.uses().getAsLong());
        return count
                + words.sentence(
                        risk.worth().isPresent() ? "RISK_USES_WORTH" : "RISK_USES",
                        Map.of(
                                "uses",
                                uses,
                                "worth",
                                risk.worth().map(Money::plain).orElse("")));
    }

    private void remedy(Exposure.Risk risk, Exposure.Unbounded why) {
        String sentence = words.sentence(
                "RISK_" + why.name(), Map.of("offer", risk.offer().orElse("")));
        out.println(" ".repeat(AMOUNT_WIDTH + NAME_WIDTH + 4) + sentence);
    }

    /** For programs: one object for each risk, and one of the sum. */
    public void printJson(Exposure exposure, Money zero, long tills) {
        for (Exposure.Risk risk : exposure.risks()) {
            out.println(json(risk));
        }
        ObjectNode sum = JsonNodeFactory.instance.objectNode().put("type", "riskTotal");
        sum.put("tills", tills).put("currency", zero.currency().getCurrencyCode());
        sum.put("most", exposure.most(zero).map(Money::plain).orElse(null));
        out.println(sum);
        out.flush();
    }

    private static ObjectNode json(Exposure.Risk risk) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", "risk");
        node.put("kind", risk.kind().name());
        risk.offer().ifPresent(offer -> node.put("offer", offer));
        node.put("count", risk.count());
        risk.uses().ifPresent(uses -> node.put("uses", uses));
        risk.worth().ifPresent(worth -> node.put("worth", worth.plain()));
        node.put("most", risk.most().map(Money::plain).orElse(null));
        risk.unbounded().ifPresent(why -> node.put("unbounded", why.name()));
        return node;
    }
}
