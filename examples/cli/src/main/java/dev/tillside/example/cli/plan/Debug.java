package dev.tillside.example.cli.plan;

import dev.tillside.plan.*;
import java.time.LocalDate;
import java.util.*;

final class Debug {
    static TreeMap<String, double[]> m = new TreeMap<>();
    static String last = "";

    static void say(String s) {
        last = s;
    }

    static void add(World w, LocalDate d, Special s, double units, double without, int uses) {

        double[] a = m.computeIfAbsent(
                w + " " + s.deal().map(x -> x.goal().name()).orElse("OWN")
                        + (s.deal().isPresent() && s.deal().get().goal() == Goal.CONVERT_TO_STORE_BRAND
                                ? " " + Math.min(4, (int) (s.answer() * 2))
                                : ""),
                k -> new double[12]);
        a[0]++;
        a[1] += s.forecast();
        a[2] += s.chance();
        a[3] += s.withIt();
        a[4] += without > 0 ? 1 : 0;
        a[5] += units > 0 ? 1 : 0;
        a[6] += s.depth();
        a[7] += uses * s.funding().minor();
        a[8] += units - without;
        a[9] += s.gain();
        a[10] += s.saving().minor();
        a[11] += uses * s.discount().minor();
    }

    static void print() {
        System.out.println(last.replace("Effect", "\n  "));
        System.out.printf(
                "%-42s %7s %6s %6s %6s | %6s %6s | %5s %8s %7s %6s %6s%n",
                "", "shown", "fcst", "chance", "with", "t.wo", "t.with", "depth", "cost/ex", "extra", "gain", "save");
        m.forEach((k, a) -> System.out.printf(
                "%-42s %7.0f %6.3f %6.3f %6.3f | %6.3f %6.3f | %5.3f %8.2f %7.0f %6.1f %6.1f%n",
                k,
                a[0],
                a[1] / a[0],
                a[2] / a[0],
                a[3] / a[0],
                a[4] / a[0],
                a[5] / a[0],
                a[6] / a[0],
                a[7] / 100 / a[8],
                a[8],
                a[9] / a[0],
                a[10] / a[0]));
    }
}
