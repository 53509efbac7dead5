/** Planning lists from files: what is read, the made-up shop that stands in for it, and what is written. */
package dev.tillside.example.cli.plan;
