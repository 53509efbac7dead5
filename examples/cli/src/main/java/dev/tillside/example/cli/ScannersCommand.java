package dev.tillside.example.cli;

import dev.tillside.pos.device.JavaPosEntry;
import dev.tillside.pos.device.SerialScanner;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code scanners}: what scanners may hang on. */
@Command(
        name = "scanners",
        description = {
            "Lists the serial ports of this machine and the devices that JavaPOS is configured for.",
            "",
            "JavaPOS finds jpos.xml by jpos/res/jpos.properties on the class path, and services are the vendors' jars: start with"
                    + " java -cp tillside.jar:VENDOR.jar:CONFIGURATION dev.tillside.example.cli.Main.",
            ""
        },
        footer = {"", "Example:", "  java -jar tillside.jar scanners", "", "Exit status: 0."})
final class ScannersCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<SerialScanner.Found> ports = SerialScanner.ports();
        ports.forEach(port -> out.println("serial   " + port.name() + "  " + port.description()));
        List<JavaPosEntry> entries = JavaPosEntry.all();
        entries.forEach(entry ->
                out.println("javapos  " + entry.logicalName() + "  " + entry.category() + "  " + entry.product()));
        if (ports.isEmpty()) {
            out.println("There is no serial port.");
        }
        if (entries.isEmpty()) {
            out.println("JavaPOS is not configured here.");
        }
        return 0;
    }
}
