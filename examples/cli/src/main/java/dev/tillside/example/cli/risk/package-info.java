/** The largest possible loss because tills had not heard of each other: read from reference data, told as a table or as JSON. */
package dev.tillside.example.cli.risk;
