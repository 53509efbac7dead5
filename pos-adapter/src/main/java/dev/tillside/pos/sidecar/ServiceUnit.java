package dev.tillside.pos.sidecar;

/** How the machine is told to keep a sidecar running. */
public enum ServiceUnit {
    /** A unit of systemd's. */
    SYSTEMD("systemd.txt"),
    /** A service of Windows, described to WinSW. */
    WINDOWS("windows.txt");

    private final String file;

    ServiceUnit(String file) {
        this.file = file;
    }

    /** The description, with comments that say where it goes. */
    public String text() {
        return Documents.resource(file);
    }
}
