/** For those who write offers: what is wrong with a file of reference data, and what a basket would cost under it. */
package dev.tillside.example.cli.authoring;
