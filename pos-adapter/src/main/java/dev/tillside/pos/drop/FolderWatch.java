package dev.tillside.pos.drop;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits as the operating system tells of changes. A change that it does not tell of, on a network's drive, say, is found when the time is over. */
public final class FolderWatch implements Waiting, AutoCloseable {
    private final WatchService service;

    private FolderWatch(WatchService service) {
        this.service = service;
    }

    /** Watches those folders. */
    public static FolderWatch on(List<Path> folders) throws IOException {
        WatchService service = FileSystems.getDefault().newWatchService();
        for (Path folder : folders) {
            folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        }
        return new FolderWatch(service);
    }

    @Override
    public boolean await(Duration atMost) {
        try {
            Optional<WatchKey> told = Optional.ofNullable(service.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
            told.ifPresent(FolderWatch::hear);
            return true;
        } catch (ClosedWatchServiceException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What changed does not matter: every look is at all there is. */
    private static void hear(WatchKey told) {
        told.pollEvents();
        told.reset();
    }

    /** Ends the waiting; may be called from any thread. */
    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
