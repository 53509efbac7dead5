package dev.tillside.example.cli.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.cli.authoring.Columns;
import dev.tillside.example.cli.authoring.Words;
import dev.tillside.example.cli.doctor.Symptom.Area;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Tells what the doctor found, for people or for programs. */
public final class Report {
    private static final int WORD_WIDTH = 6;
    private static final int COLUMNS = 100;

    private final PrintWriter out;
    private final Words words;

    public Report(PrintWriter out, String language) {
        this.out = out;
        this.words = Words.in(language);
    }

    /** For people: area by area. */
    public void print(Doctor.Examination examination) {
        for (Area area : Area.values()) {
            List<Diagnosis> here = examination.found().stream()
                    .filter(d -> d.symptom().area() == area)
                    .toList();
            here.forEach(this::print);
            if (here.isEmpty()) {
                String state = examination.seen().contains(area) ? "OK" : "UNSEEN";
                line(words.word("DOCTOR_" + state), words.word("DOCTOR_" + state + "_" + area));
            }
        }
        out.println();
        long wrong = examination.wrong();
        out.println(
                wrong == 0
                        ? words.word("DOCTOR_HEALTHY")
                        : words.sentence("DOCTOR_ILL", Map.of("count", String.valueOf(wrong))));
        out.flush();
    }

    private void print(Diagnosis diagnosis) {
        line(words.word("DOCTOR_" + diagnosis.symptom().gravity()), diagnosis.sentence(words));
        line("", diagnosis.remedy(words));
    }

    private void line(String word, String text) {
        String lead = Columns.left(word, WORD_WIDTH);
        for (String part : Columns.wrap(text, COLUMNS - WORD_WIDTH)) {
            out.println(lead + part);
            lead = " ".repeat(WORD_WIDTH);
        }
    }

    /** For programs: one object for each diagnosis, and one of the sum. */
    public void printJson(Doctor.Examination examination) {
        for (Diagnosis diagnosis : examination.found()) {
            Symptom symptom = diagnosis.symptom();
            ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", "diagnosis");
            node.put("area", symptom.area().name()).put("symptom", symptom.name());
            node.put("gravity", symptom.gravity().name());
            node.put("message", diagnosis.sentence(words)).put("remedy", diagnosis.remedy(words));
            out.println(node);
        }
        ObjectNode sum = JsonNodeFactory.instance.objectNode().put("type", "diagnosisTotal");
        sum.put("wrong", examination.wrong());
        out.println(sum.put("notes", examination.found().size() - examination.wrong()));
        out.flush();
    }
}
