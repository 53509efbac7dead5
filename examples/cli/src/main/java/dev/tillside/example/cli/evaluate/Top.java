package dev.tillside.example.cli.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** The places of the largest numbers. */
final class Top {
    private Top() {}

    /** The largest first; of equals, the earlier one. */
    static List<Integer> of(double[] numbers, int most) {
        PriorityQueue<Integer> least = new PriorityQueue<>((a, b) -> worse(numbers, a, b));
        for (int place = 0; place < numbers.length; place++) {
            if (least.size() < most) {
                least.add(place);
            } else if (numbers[place] > numbers[least.element()]) {
                least.remove();
                least.add(place);
            }
        }
        List<Integer> sorted = new ArrayList<>(least);
        sorted.sort((a, b) -> worse(numbers, b, a));
        return sorted;
    }

    private static int worse(double[] numbers, int a, int b) {
        int byNumber = Double.compare(numbers[a], numbers[b]);
        return byNumber != 0 ? byNumber : Integer.compare(b, a);
    }
}
