/** Keys, signed lists and scans on the command line. */
package dev.tillside.example.cli.codes;
