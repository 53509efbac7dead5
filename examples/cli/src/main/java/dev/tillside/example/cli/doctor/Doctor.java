package dev.tillside.example.cli.doctor;

import dev.tillside.example.cli.doctor.Symptom.Area;
import dev.tillside.example.cli.doctor.Symptom.Gravity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Looks a till's set-up over. It changes nothing but that a till's files of an earlier version are brought up to date. */
public final class Doctor {
    private static final int ASKS_FOR_NATIVE_ACCESS = 24;

    private final Machine machine;

    public Doctor(Machine machine) {
        this.machine = machine;
    }

    /**
     * What a look came to.
     *
     * @param found all that is wrong, in the order of looking
     * @param seen what was looked at
     */
    public record Examination(List<Diagnosis> found, Set<Area> seen) {
        public Examination {
            found = List.copyOf(found);
            seen = Set.copyOf(seen);
        }

        /** How many diagnoses are more than a note. */
        public long wrong() {
            return found.stream()
                    .filter(diagnosis -> diagnosis.symptom().gravity() == Gravity.WRONG)
                    .count();
        }
    }

    /** Looks at everything that can be looked at. */
    public Examination examine(Patient patient) {
        Set<Area> seen = EnumSet.of(Area.JAVA, Area.DIRECTORY);
        List<Diagnosis> found = new ArrayList<>();
        BiConsumer<Symptom, Map<String, String>> taker = (symptom, facts) -> found.add(new Diagnosis(symptom, facts));
        if (machine.java() >= ASKS_FOR_NATIVE_ACCESS && !machine.nativeAccess()) {
            taker.accept(Symptom.NATIVE_ACCESS, Map.of("java", String.valueOf(machine.java())));
        }
        boolean writable = new DirectoryExamination(machine, taker).examine(patient.directory());
        if (writable) {
            seen.add(Area.TILL);
            new TillExamination(taker).examine(patient);
        }
        if (patient.spool().isPresent()) {
            seen.add(Area.SPOOL);
            new SpoolExamination(taker).examine(patient.spool().get());
        }
        if (patient.office().isPresent()) {
            seen.add(Area.OFFICE);
            new OfficeExamination(machine, taker).examine(patient.office().get());
        }
        return new Examination(found, seen);
    }
}
