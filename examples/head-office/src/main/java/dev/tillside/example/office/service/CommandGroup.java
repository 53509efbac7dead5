package dev.tillside.example.office.service;

import dev.tillside.example.office.Office;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that is nothing without one of its own commands. */
abstract class CommandGroup implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Work on a head office; it answers the exit status. */
    public interface Work {
        int on(Office office, PrintWriter out) throws IOException;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    int at(ConfigFile file, Work work) throws IOException {
        try (Office office = ConfigFile.open(file.read())) {
            return work.on(office, out());
        }
    }
}
