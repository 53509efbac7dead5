package dev.tillside.example.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** What the doctor asks of the machine. */
public interface Machine {
    /** The machine that this runs on. */
    Machine REAL = new Machine() {};

    /** Java's feature release. */
    default int java() {
        return Runtime.version().feature();
    }

    /** Whether SQLite's driver may load native code without a warning: asked for by name, Java 17 does not know the question. */
    default boolean nativeAccess() {
        try {
            Module driver = Class.forName("org.sqlite.JDBC").getModule();
            return (boolean) Module.class.getMethod("isNativeAccessEnabled").invoke(driver);
        } catch (NoSuchMethodException e) {
            return true; // Java 21 and older ask nobody
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** The kind of file system below that directory, in lower case. */
    default String fileSystem(Path directory) throws IOException {
        return Files.getFileStore(directory).type().toLowerCase(Locale.ROOT);
    }

    /** Bytes that can still be written below that directory. */
    default long room(Path directory) throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /** What the clock says. */
    default Instant now() {
        return Instant.now();
    }
}
