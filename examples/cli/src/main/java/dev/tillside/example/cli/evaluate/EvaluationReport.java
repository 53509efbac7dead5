package dev.tillside.example.cli.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.cli.authoring.Columns;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Tells evaluations, for people or for programs. */
public final class EvaluationReport {
    private static final int NAME_WIDTH = 30;
    private static final int FIGURE_WIDTH = 13;
    private static final int DECIMALS = 6;

    private final PrintWriter out;

    public EvaluationReport(PrintWriter out) {
        this.out = out;
    }

    /** For people: each evaluation, and the means of several. */
    public void print(List<Evaluation> evaluations) {
        evaluations.forEach(this::print);
        if (evaluations.size() > 1) {
            out.println("mean of " + evaluations.size());
            printTable(evaluations.get(0).columns(), Row.means(tables(evaluations)));
            out.println();
        }
        out.flush();
    }

    private static List<List<Row>> tables(List<Evaluation> evaluations) {
        return evaluations.stream().map(Evaluation::table).toList();
    }

    private void print(Evaluation evaluation) {
        out.println(evaluation.task() + ", " + evaluation.part());
        printTable(evaluation.columns(), evaluation.table());
        if (!evaluation.ablation().isEmpty()) {
            out.println();
            out.println("the model without a group of features");
            printTable(evaluation.columns(), evaluation.ablation());
        }
        out.println();
        out.println("calibration by tenths of the model's probabilities");
        out.println(Columns.left("said", NAME_WIDTH)
                + percents(evaluation.deciles().stream().map(Decile::said).toList()));
        out.println(Columns.left("came", NAME_WIDTH)
                + percents(evaluation.deciles().stream().map(Decile::came).toList()));
        out.println();
        evaluation.notes().forEach(note -> out.println(Columns.left(note.name(), NAME_WIDTH) + note.value()));
        out.println(Columns.left("model", NAME_WIDTH) + evaluation.model().treeCount() + " trees, "
                + evaluation.model().itemCount() + " items, "
                + evaluation.model().bytes().length + " bytes");
        out.println();
    }

    private void printTable(List<String> columns, List<Row> rows) {
        StringBuilder head = new StringBuilder(" ".repeat(NAME_WIDTH));
        columns.forEach(column -> head.append(Columns.right(column, FIGURE_WIDTH)));
        out.println(head);
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(Columns.left(row.name(), NAME_WIDTH));
            for (double figure : row.figures()) {
                // Without a yes, or without a no, some figures do not exist.
                String text = Double.isFinite(figure) ? String.format(Locale.ROOT, "%.4f", figure) : "-";
                line.append(Columns.right(text, FIGURE_WIDTH));
            }
            out.println(line);
        }
    }

    private static String percents(List<Double> shares) {
        StringBuilder text = new StringBuilder();
        shares.forEach(share -> text.append(String.format(Locale.ROOT, "%7.2f", share * 100)));
        return text + " %";
    }

    /** For programs: one JSON object per evaluation and, of several, one of the means. */
    public void printJson(List<Evaluation> evaluations) {
        evaluations.forEach(evaluation -> out.println(json(evaluation)));
        if (evaluations.size() > 1) {
            ObjectNode mean = JsonNodeFactory.instance.objectNode();
            mean.put("task", evaluations.get(0).task()).put("part", "mean");
            mean.set("table", table(evaluations.get(0).columns(), Row.means(tables(evaluations))));
            out.println(mean);
        }
        out.flush();
    }

    private static ObjectNode json(Evaluation evaluation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("task", evaluation.task()).put("part", evaluation.part());
        json.set("table", table(evaluation.columns(), evaluation.table()));
        if (!evaluation.ablation().isEmpty()) {
            json.set("ablation", table(evaluation.columns(), evaluation.ablation()));
        }
        ArrayNode deciles = json.putArray("calibration");
        evaluation
                .deciles()
                .forEach(d -> deciles.addObject().put("said", exact(d.said())).put("came", exact(d.came())));
        evaluation.notes().forEach(note -> json.put(note.name(), note.value()));
        json.putObject("model")
                .put("trees", evaluation.model().treeCount())
                .put("items", evaluation.model().itemCount())
                .put("bytes", evaluation.model().bytes().length);
        return json;
    }

    private static ObjectNode table(List<String> columns, List<Row> rows) {
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        for (Row row : rows) {
            ObjectNode line = table.putObject(row.name());
            for (int column = 0; column < columns.size(); column++) {
                line.put(columns.get(column), exact(row.figures()[column]));
            }
        }
        return table;
    }

    /** A figure that does not exist (no yes, or no no, in the data) is told as nothing. */
    private static BigDecimal exact(double figure) {
        return Double.isFinite(figure) ? BigDecimal.valueOf(figure).setScale(DECIMALS, RoundingMode.HALF_EVEN) : null;
    }
}
