package dev.tillside.example.cli.doctor;

import dev.tillside.example.cli.authoring.Words;
import java.util.Map;

/**
 * A symptom that was found.
 *
 * @param symptom which
 * @param facts what its sentences name; no member's data and no secret
 */
public record Diagnosis(Symptom symptom, Map<String, String> facts) {
    public Diagnosis {
        facts = Map.copyOf(facts);
    }

    /** What is wrong. */
    public String sentence(Words words) {
        return words.sentence("DOCTOR_" + symptom, facts);
    }

    /** What to do about it. */
    public String remedy(Words words) {
        return words.sentence("DOCTOR_" + symptom + "_REMEDY", facts);
    }
}
