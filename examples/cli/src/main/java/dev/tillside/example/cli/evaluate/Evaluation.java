package dev.tillside.example.cli.evaluate;

import dev.tillside.plan.forecast.Model;
import java.util.List;

/**
 * What came of judging a model.
 *
 * @param task {@code next-basket} or {@code fortnight}
 * @param part which file or days were judged
 * @param columns of the tables
 * @param table the baselines, then the model
 * @param ablation the model without each group of features; empty unless asked for
 * @param deciles how what the model said met what came, the least likely tenth first
 * @param notes further facts, each a name and a value
 * @param model the model
 */
public record Evaluation(
        String task,
        String part,
        List<String> columns,
        List<Row> table,
        List<Row> ablation,
        List<Decile> deciles,
        List<Note> notes,
        Model model) {
    /**
     * A fact beside the tables.
     *
     * @param name what it is
     * @param value a number or a short text
     */
    public record Note(String name, String value) {}
}
