package dev.tillside.example.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How much is tried: a seeded sample in every build, everything under the profile {@code faults}, or so many of each kind with
 * {@code -Dtillside.faults.most=N}. {@code -Dtillside.faults.seed=N} draws another sample, and with {@code
 * -Dtillside.faults.only=TEXT} what does not have the text in its name is left out, to see one point again.
 */
public enum Extent {
    QUICK,
    ALL;

    private static final String ONLY = System.getProperty("tillside.faults.only", "");
    private static final int MOST = Integer.getInteger("tillside.faults.most", Integer.MAX_VALUE);
    private static final long SEED = Long.getLong("tillside.faults.seed", 20_261_122L);

    public static Extent here() {
        return valueOf(System.getProperty("tillside.faults", "QUICK"));
    }

    /** Everything, or so many drawn from it with the seed, in the same order. */
    public static <T> List<T> of(List<T> all, int quick) {
        if (!ONLY.isEmpty()) {
            return all.stream().filter(one -> wanted(one.toString())).toList();
        }
        int most = here() == ALL ? MOST : quick;
        if (all.size() <= most) {
            return all;
        }
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            places.add(place);
        }
        Collections.shuffle(places, new Random(SEED));
        return places.subList(0, most).stream().sorted().map(all::get).toList();
    }

    /** Whether what has this name is not left out. */
    public static boolean wanted(String name) {
        return name.contains(ONLY);
    }

    public static int times(int quick, int all) {
        return here() == ALL ? Math.min(all, MOST) : quick;
    }

    public static long seed() {
        return SEED;
    }
}
