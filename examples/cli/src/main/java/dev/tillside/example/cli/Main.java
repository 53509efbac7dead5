package dev.tillside.example.cli;

/** The examples' front door: {@code demo} and its siblings. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("tillside " + String.join(" ", arguments));
    }
}
