package dev.tillside.example.cli.doctor;

/** What can be wrong. Each has a sentence that names it and one that names the remedy. */
public enum Symptom {
    /** Java will not load native code for ever without being told to. */
    NATIVE_ACCESS(Area.JAVA, Gravity.NOTE),

    /** No file can be written in the directory, or it cannot be made. */
    NOT_WRITABLE(Area.DIRECTORY, Gravity.WRONG),
    /** It lies on another machine: SQLite's locks and flushes are not to be trusted there. */
    NETWORK_DRIVE(Area.DIRECTORY, Gravity.WRONG),
    /** It lies in memory, and is gone with the power. */
    MEMORY_DRIVE(Area.DIRECTORY, Gravity.WRONG),
    /** Next to nothing is left. */
    DISK_FULL(Area.DIRECTORY, Gravity.WRONG),
    /** Less is left than tills warn at. */
    DISK_LOW(Area.DIRECTORY, Gravity.NOTE),

    /** No till has worked there yet. */
    NOTHING_YET(Area.TILL, Gravity.NOTE),
    /** Another process has the directory. */
    IN_USE(Area.TILL, Gravity.WRONG),
    /** A newer version wrote its files. */
    NEWER_SCHEMA(Area.TILL, Gravity.WRONG),
    /** It is sealed, with a key that was not given. */
    WRONG_KEY(Area.TILL, Gravity.WRONG),
    /** Its files cannot be read. */
    UNREADABLE(Area.TILL, Gravity.WRONG),
    /** Nothing can be sold without a programme. */
    NO_PROGRAM(Area.TILL, Gravity.WRONG),
    /** A store that sold here has no time zone of its own. */
    NO_STORE_ZONE(Area.TILL, Gravity.NOTE),
    /** Head office refused something, and nobody has looked at it. */
    DEAD_LETTERS(Area.TILL, Gravity.WRONG),
    /** The check of the journal found something. */
    INCONSISTENT(Area.TILL, Gravity.WRONG),

    /** The directory is not there, or cannot be listed. */
    SPOOL_UNREADABLE(Area.SPOOL, Gravity.WRONG),
    /** The till did not take what was kept: people have to decide. */
    SPOOL_REFUSED(Area.SPOOL, Gravity.WRONG),
    /** Sales or voids wait to be booked. */
    SPOOL_WAITING(Area.SPOOL, Gravity.NOTE),

    /** Nobody answers at head office's address. */
    OFFICE_UNREACHABLE(Area.OFFICE, Gravity.WRONG),
    /** No TLS connection that can be trusted. */
    OFFICE_TLS(Area.OFFICE, Gravity.WRONG),
    /** Head office does not take the API key, or wants one. */
    OFFICE_KEY(Area.OFFICE, Gravity.WRONG),
    /** What answers there does not speak the protocol. */
    OFFICE_ANSWER(Area.OFFICE, Gravity.WRONG),
    /** This machine's clock and head office's differ by minutes. */
    CLOCK_OFF(Area.OFFICE, Gravity.WRONG),
    /** Head office publishes something that no till takes: scan rules that overlap, say. */
    REFERENCE_REFUSED(Area.OFFICE, Gravity.WRONG);

    /** Where to look. */
    public enum Area {
        /** The Java that runs this. */
        JAVA,
        /** The till's directory and the disk below it. */
        DIRECTORY,
        /** The till's files. */
        TILL,
        /** What the till's lane keeps to be booked later. */
        SPOOL,
        /** Head office and the line to it. */
        OFFICE
    }

    /** How bad it is. */
    public enum Gravity {
        /** The till does not work, or will lose something. */
        WRONG,
        /** Worth knowing. */
        NOTE
    }

    private final Area area;
    private final Gravity gravity;

    Symptom(Area area, Gravity gravity) {
        this.area = area;
        this.gravity = gravity;
    }

    /** Where it is found. */
    public Area area() {
        return area;
    }

    /** How bad it is. */
    public Gravity gravity() {
        return gravity;
    }
}
