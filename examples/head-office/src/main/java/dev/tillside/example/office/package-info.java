/** A head office in one process, for the examples and their tests. */
package dev.tillside.example.office;
