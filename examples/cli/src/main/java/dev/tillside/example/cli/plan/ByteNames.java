package dev.tillside.example.cli.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/** Names that come again and again as bytes, each with a number that is looked up once. Not thread-safe. */
final class ByteNames {
    private final ToIntFunction<String> numbers;
    private byte[][] names = new byte[1 << 12][];
    private int[] found = new int[1 << 12];
    private int count;

    ByteNames(ToIntFunction<String> numbers) {
        this.numbers = numbers;
    }

    int place(byte[] bytes, int begin, int end) {
        int slot = slot(bytes, begin, end);
        if (names[slot] == null) {
            if (++count * 2 > names.length) {
                grow();
                slot = slot(bytes, begin, end);
            }
            names[slot] = Arrays.copyOfRange(bytes, begin, end);
            found[slot] = numbers.applyAsInt(new String(names[slot], StandardCharsets.UTF_8));
        }
        return found[slot];
    }

    /** Where the name is, or would be. */
    private int slot(byte[] bytes, int begin, int end) {
        int hash = 0;
        for (int i = begin; i < end; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 15) & names.length - 1;
        while (names[slot] != null && !Arrays.equals(names[slot], 0, names[slot].length, bytes, begin, end)) {
            slot = slot + 1 & names.length - 1;
        }
        return slot;
    }

    private void grow() {
        byte[][] oldNames = names;
        int[] oldFound = found;
        names = new byte[oldNames.length * 2][];
        found = new int[names.length];
        for (int i = 0; i < oldNames.length; i++) {
            if (oldNames[i] != null) {
                int slot = slot(oldNames[i], 0, oldNames[i].length);
                names[slot] = oldNames[i];
                found[slot] = oldFound[i];
            }
        }
    }
}
