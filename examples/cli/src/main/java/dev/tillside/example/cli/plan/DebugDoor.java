package dev.tillside.example.cli.plan;

public class DebugDoor {
    public static void print() {
        Debug.print();
    }
}
