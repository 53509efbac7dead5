package dev.tillside.example.cli;

import dev.tillside.example.cli.doctor.Authority;
import dev.tillside.example.cli.doctor.Doctor;
import dev.tillside.example.cli.doctor.Machine;
import dev.tillside.example.cli.doctor.Patient;
import dev.tillside.example.cli.doctor.Report;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.seal.DataKeyFile;
import dev.tillside.seal.DataKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor --dir DIR [--office URL]}: what is wrong with a till's set-up, and the remedy. */
@Command(
        name = "doctor",
        description = {
            "Says what is wrong with a till's set-up, and the remedy. The till must be shut; nothing is sent to head office.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar doctor --dir till-03",
            "  java -jar tillside.jar doctor --dir till-03 --office https://loyalty.example --key-file till.key --json",
            "",
            "Exit status: 0 nothing is wrong; 1 something is; 2 it could not be looked at."
        })
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "The till's directory.")
    private Path directory = Path.of("");

    @Option(names = "--office", paramLabel = "URL", description = "Where head office's /v1 begins.")
    private Optional<URI> office = Optional.empty();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "A file whose one line is the API key that head office asks for.")
    private Optional<Path> keyFile = Optional.empty();

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "The certificates to trust head office by (PEM). Default: those that Java trusts")
    private Optional<Path> authority = Optional.empty();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The data keys of a till that is sealed, id:base64 a line, for its owner alone (chmod 600).")
    private Optional<Path> keys = Optional.empty();

    @Option(
            names = "--spool",
            paramLabel = "DIR",
            description = "Where the till's lane keeps what it could not book in time.")
    private Optional<Path> spool = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "The language of the report, en or zh. Default: ${DEFAULT-VALUE}")
    private String language = "en";

    @Option(names = "--json", description = "Print one JSON object per diagnosis, and one of the sum.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            Doctor.Examination examination = new Doctor(Machine.REAL).examine(patient());
            Report report = new Report(spec.commandLine().getOut(), language);
            if (json) {
                report.printJson(examination);
            } else {
                report.print(examination);
            }
            return examination.wrong() == 0 ? 0 : 1;
        } catch (NoSuchFileException e) {
            spec.commandLine().getErr().println("doctor: there is no such file: " + e.getMessage());
            return 2;
        } catch (AccessDeniedException e) {
            spec.commandLine().getErr().println("doctor: this user may not read the file: " + e.getMessage());
            return 2;
        } catch (IOException | LoyaltyException e) {
            spec.commandLine().getErr().println("doctor: " + e.getMessage());
            return 2;
        }
    }

    private Patient patient() throws IOException {
        if (!language.matches("(en|zh)(-.*)?")) {
            throw BadInput.value("language", "there is no report in it, but in en and zh: " + language);
        }
        Optional<DataKeys> given = keys.isPresent() ? Optional.of(DataKeyFile.read(keys.get())) : Optional.empty();
        return new Patient(
                directory, given, spool, office.isPresent() ? Optional.of(office(office.get())) : Optional.empty());
    }

    private Patient.Office office(URI root) throws IOException {
        Optional<String> apiKey = keyFile.isPresent()
                ? Optional.of(Files.readString(keyFile.get()).strip())
                : Optional.empty();
        Optional<SSLContext> tls =
                authority.isPresent() ? Optional.of(Authority.of(authority.get())) : Optional.empty();
        return new Patient.Office(root, apiKey, tls);
    }
}
