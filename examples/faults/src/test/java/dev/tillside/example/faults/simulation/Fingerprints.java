package dev.tillside.example.faults.simulation;

import java.util.List;
import java.util.stream.LongStream;

/** The traces of some seeds, each as a hash; a program, too, so that another process can be asked. */
final class Fingerprints {
    private Fingerprints() {}

    public static void main(String[] fromAndCount) {
        of(Long.parseLong(fromAndCount[0]), Integer.parseInt(fromAndCount[1])).forEach(System.out::println);
    }

    static List<String> of(long from, int count) {
        Simulation simulation = new Simulation(Arrangement.SOUND);
        return LongStream.range(from, from + count)
                .mapToObj(seed ->
                        "trace " + seed + " " + simulation.of(seed).trace().digest())
                .toList();
    }
}
