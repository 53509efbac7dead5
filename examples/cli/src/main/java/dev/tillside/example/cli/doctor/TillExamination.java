package dev.tillside.example.cli.doctor;

import dev.tillside.TillJournal;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.points.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** What a shut till's files hold. */
final class TillExamination {
    private final BiConsumer<Symptom, Map<String, String>> taker;

    TillExamination(BiConsumer<Symptom, Map<String, String>> taker) {
        this.taker = taker;
    }

    void examine(Patient patient) {
        Map<String, String> facts = Map.of("directory", patient.directory().toString());
        if (!TillJournal.isThere(patient.directory())) {
            taker.accept(Symptom.NOTHING_YET, facts);
            return;
        }
        try (TillJournal journal = patient.keys().isPresent()
                ? TillJournal.open(patient.directory(), patient.keys().get())
                : TillJournal.open(patient.directory())) {
            program(journal, facts);
            deadLetters(journal, facts);
            check(journal, facts);
        } catch (LoyaltyException e) {
            taker.accept(symptom(e), Map.of("directory", patient.directory().toString(), "reason", e.getMessage()));
        }
    }

    private static Symptom symptom(LoyaltyException e) {
        return switch (e.code()) {
            case IN_USE -> Symptom.IN_USE;
            case NEWER_SCHEMA -> Symptom.NEWER_SCHEMA;
            case WRONG_KEY -> Symptom.WRONG_KEY;
            default -> Symptom.UNREADABLE;
        };
    }

    private void program(TillJournal journal, Map<String, String> facts) {
        Optional<Program> program = journal.program();
        if (program.isEmpty()) {
            taker.accept(Symptom.NO_PROGRAM, facts);
            return;
        }
        Set<String> stores = new TreeSet<>();
        journal.transactions(transaction -> stores.add(transaction.key().store()));
        for (String store : stores) {
            if (journal.zone(store).isEmpty()) {
                String zone = program.get().timeZone().getId();
                taker.accept(Symptom.NO_STORE_ZONE, Map.of("store", store, "zone", zone));
            }
        }
    }

    private void deadLetters(TillJournal journal, Map<String, String> facts) {
        int count = journal.deadLetters().size();
        if (count > 0) {
            taker.accept(
                    Symptom.DEAD_LETTERS, Map.of("count", String.valueOf(count), "directory", facts.get("directory")));
        }
    }

    private void check(TillJournal journal, Map<String, String> facts) {
        List<String> findings = new ArrayList<>();
        journal.check(finding -> findings.add(finding.area() + ": " + finding.text()));
        if (!findings.isEmpty()) {
            taker.accept(
                    Symptom.INCONSISTENT,
                    Map.of(
                            "count", String.valueOf(findings.size()),
                            "first", findings.get(0),
                            "directory", facts.get("directory")));
        }
    }
}
