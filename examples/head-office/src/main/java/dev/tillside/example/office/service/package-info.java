/**
 * The program that runs a head office: its commands, its one configuration file, and its log. {@code java -jar head-office.jar}
 * lists the commands, {@code config example} prints a file with everything that can be set.
 */
package dev.tillside.example.office.service;
