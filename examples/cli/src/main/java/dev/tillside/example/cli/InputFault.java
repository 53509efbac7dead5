package dev.tillside.example.cli;

import dev.tillside.fault.BadInput;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a command could not do its work, as a sentence. */
final class InputFault {
    private InputFault() {}

    /** The fault's own words; where those are a mere path, or a field is known beside them, in whole words. */
    static String text(Exception fault) {
        if (fault instanceof BadInput bad) {
            return bad.path()
                            .filter(path -> !path.isEmpty())
                            .map(path -> path + ": ")
                            .orElse("")
                    + bad.getMessage();
        }
        if (fault instanceof NoSuchFileException) {
            return fault.getMessage() + " is not there";
        }
        if (fault instanceof AccessDeniedException) {
            return fault.getMessage() + " may not be read or written";
        }
        if (fault instanceof FileAlreadyExistsException || fault instanceof NotDirectoryException) {
            return fault.getMessage() + " is no folder";
        }
        if (fault instanceof FileSystemException file && file.getReason() == null) {
            return file.getMessage() + " cannot be used";
        }
        return fault.getMessage();
    }
}
