/** What can be wrong with a till's set-up, and the remedy. */
package dev.tillside.example.cli.doctor;
