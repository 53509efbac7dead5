package dev.tillside.example.cli;

import picocli.CommandLine.Command;

/** {@code list}: signed shopping lists. */
@Command(
        name = "list",
        description = "Makes, checks and withdraws signed shopping lists.",
        subcommands = {ListIssue.class, ListVerify.class, ListRevoke.class},
        synopsisSubcommandLabel = "COMMAND")
final class ListCommand extends CommandGroup {}
