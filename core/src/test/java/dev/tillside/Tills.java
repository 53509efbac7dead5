package dev.tillside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.seal.DataKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How tests open tills: plain, or sealed in the build's second run of the stories. */
final class Tills {
    static final String PROPERTY = "tillside.test.sealed";

    /** Whether this is the run in which all tills are sealed. */
    static final boolean SEALED = Boolean.getBoolean(PROPERTY);

    static final DataKeys KEYS = keys("story-1");

    private Tills() {}

    static LoyaltyTillBuilder at(Path directory) {
        LoyaltyTillBuilder plan = LoyaltyTill.at(directory);
        return SEALED ? plan.hashCards(KEYS).encrypt(KEYS) : plan;
    }

    static TillJournal journal(Path directory) {
        return SEALED ? TillJournal.open(directory, KEYS) : TillJournal.open(directory);
    }

    /** Keys made from their ids, the first the current one. */
    static DataKeys keys(String... ids) {
        return new DataKeys() {
            @Override
            public String current() {
                return ids[0];
            }

            @Override
            public Optional<byte[]> key(String id) {
                return Arrays.asList(ids).contains(id) ? Optional.of(bytes(id)) : Optional.empty();
            }
        };
    }

    private static byte[] bytes(String id) {
        return Arrays.copyOf(("a key for tests: " + id).getBytes(StandardCharsets.UTF_8), DataKeys.LENGTH);
    }

    /** Every byte of every file of a till's directory, as text of one byte a character. */
    static String bytes(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().map(Tills::read).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the sealed run no till may have written what a plain one writes. */
    static void look(Path directory) {
        if (SEALED) {
            String bytes = bytes(directory);
            assertThat(List.of("{\"type\":\"sale\"", "{\"type\":\"member\"", "{\"event\":"))
                    .noneMatch(bytes::contains);
            assertThat(bytes).contains("story-1");
        }
    }
}
