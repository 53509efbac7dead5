package dev.tillside.pos.paper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The font with Chinese that tests use (Debian: fonts-droid-fallback). */
final class TestFonts {
    private static final Path DROID = Path.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");

    private TestFonts() {}

    static Optional<Path> chinese() {
        return Optional.of(DROID).filter(Files::isReadable);
    }
}
