package dev.tillside.example.cli;

import picocli.CommandLine.Command;

/** {@code print}: what a shopper takes home. */
@Command(
        name = "print",
        description = "Prints receipts and shopping lists: for receipt printers (ESC/POS), and lists as PDF.",
        subcommands = {PrintReceipt.class, PrintList.class},
        synopsisSubcommandLabel = "COMMAND")
final class PrintCommand extends CommandGroup {}
