/** A small POS as there are many, and the adapter that gives it loyalty: the example that {@code pos-adapter/README.md} walks through. */
package dev.tillside.example.pos;
