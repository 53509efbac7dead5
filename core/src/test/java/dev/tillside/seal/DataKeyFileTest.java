package dev.tillside.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys lie in a file that is its owner's alone. */
class DataKeyFileTest {
    private static final byte[] ONE = new byte[DataKeys.LENGTH];
    private static final String KEY = Base64.getEncoder().encodeToString(ONE);

    @TempDir
    Path folder;

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void theFirstKeyIsTheCurrentOne() throws IOException {
        DataKeyFile keys = DataKeyFile.read(file("# since March\n\nk-2:" + KEY + "\nk-1:" + KEY + "\n", "rw-------"));
        assertThat(keys.current()).isEqualTo("k-2");
        assertThat(keys.key("k-1")).hasValueSatisfying(key -> assertThat(key).isEqualTo(ONE));
        assertThat(keys.key("k-3")).isEmpty();
        assertThat(keys.toString()).contains("k-2").doesNotContain(KEY);
    }

    @Test
    void aKeyThatWasOverwrittenByItsUserIsThereAgain() throws IOException {
        DataKeyFile keys = DataKeyFile.read(file("k:" + KEY, "r--------"));
        keys.key("k").orElseThrow()[0] = 7;
        assertThat(keys.key("k")).hasValueSatisfying(key -> assertThat(key).isEqualTo(ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void aFileThatOthersMayUseIsRefused(String permissions) throws IOException {
        Path file = file("k:" + KEY, permissions);
        assertThatThrownBy(() -> DataKeyFile.read(file))
                .isInstanceOfSatisfying(
                        BadInput.class, e -> assertThat(e.path()).contains("keys"))
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SECRET", "k:SECRET!", "k:U0VDUkVU", "k k:%s", ":%s", "k:%s\nk:%s", "k:%s="})
    void whatIsNoKeyIsRefusedByItsLineAndNotRepeated(String text) throws IOException {
        Path file = file(text.replace("%s", KEY), "rw-------");
        assertThatThrownBy(() -> DataKeyFile.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageNotContaining("SECRET")
                .hasMessageNotContaining("U0VDUkVU")
                .hasMessageNotContaining(KEY);
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> DataKeyFile.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }
}
