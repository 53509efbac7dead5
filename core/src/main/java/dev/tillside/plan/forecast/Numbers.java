package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Rows of numbers in a model's file: how many come first, and more than the file can hold is refused. */
final class Numbers {
    private Numbers() {}

    static void write(int[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    static void write(float[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    static int[] ints(DataInputStream in) throws IOException {
        int[] numbers = new int[count(in, Integer.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readInt();
        }
        return numbers;
    }

    static float[] floats(DataInputStream in) throws IOException {
        float[] numbers = new float[count(in, Float.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }

    static int count(DataInputStream in, int bytesEach) throws IOException {
        int count = in.readInt();
        fits(in, count, bytesEach);
        return count;
    }

    static void fits(DataInputStream in, int count, int bytesEach) throws IOException {
        if (count < 0 || count > in.available() / bytesEach) {
            throw BadInput.value("model", "a model that ends early");
        }
    }
}
