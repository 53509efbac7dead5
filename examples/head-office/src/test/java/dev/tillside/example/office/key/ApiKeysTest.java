package dev.tillside.example.office.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.store.Storage;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys are made, shown once, used, listed and revoked. */
@ParameterizedClass
@EnumSource
class ApiKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Parameter
    private Database database;

    @TempDir
    private Path directory;

    private Storage storage;
    private Office office;

    @BeforeEach
    void open() throws IOException {
        storage = database.empty(directory);
        office = Office.at(storage, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() throws IOException {
        office.close();
    }

    @Test
    void aKeyIsKnownByItsSecretAlone() throws IOException {
        assertThat(office.keys().any()).isFalse();
        ApiKey.Issued issued = office.keys().add("store 0042", Set.of(Role.TILL), Set.of("0042", "0043"));
        assertThat(office.keys().any()).isTrue();
        assertThat(office.keys().of(issued.secret())).contains(issued.key());
        String other = issued.secret().endsWith("0") ? "1" : "0";
        String almost = issued.secret().substring(0, issued.secret().length() - 1) + other;
        assertThat(office.keys().of(almost)).isEmpty();
        assertThat(office.keys().of("")).isEmpty();
        assertThat(office.keys().of("tk_' or 1=1 --")).isEmpty();
    }

    @Test
    void whatIsKeptOfAKeyOpensNothing() throws Exception {
        ApiKey.Issued issued = office.keys().add("store 0042", Set.of(Role.TILL), Set.of("0042"));
        assertThat(issued.toString()).doesNotContain(issued.secret());
        try (Connection thief = Database.other(storage);
                Statement asked = thief.createStatement();
                ResultSet row = asked.executeQuery("select * from api_key")) {
            assertThat(row.next()).isTrue();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                String stolen = row.getString(i);
                assertThat(issued.secret()).isNotEqualTo(stolen);
                assertThat(office.keys().of("tk_" + issued.key().id() + "_" + stolen))
                        .isEmpty();
            }
        }
    }

    @Test
    void aRevokedKeyIsGoodForNothingInAnyProcessAndTheDoorStaysShut() throws IOException {
        ApiKey.Issued issued = office.keys().add("store 0042", Set.of(Role.TILL), Set.of("0042"));
        try (Office commandLine = Office.at(storage)) {
            assertThat(commandLine.keys().revoke(issued.key().id())).isTrue();
            assertThat(commandLine.keys().revoke(issued.key().id())).isFalse();
            assertThat(commandLine.keys().revoke("nobody")).isFalse();
        }
        assertThat(office.keys().of(issued.secret())).isEmpty();
        assertThat(office.keys().any()).isTrue();
        assertThat(office.keys().list()).singleElement().satisfies(key -> assertThat(key.revoked())
                .isPresent());
    }

    @Test
    void theListSaysWhenAKeyWasUsedLast() throws IOException {
        ApiKey.Issued used = office.keys().add("used", Set.of(Role.OPERATOR, Role.PUBLISHER), Set.of());
        office.keys().add("unused", Set.of(Role.CRM), Set.of());
        office.keys().of(used.secret());
        assertThat(office.keys().list())
                .filteredOn(key -> key.lastUsed().isPresent())
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.name()).isEqualTo("used");
                    assertThat(key.lastUsed()).contains(NOW);
                    assertThat(key.roles()).containsExactly(Role.PUBLISHER, Role.OPERATOR);
                });
        assertThat(office.keys().list()).hasSize(2);
    }

    @Test
    void nonsenseMakesNoKey() throws IOException {
        ApiKeys keys = office.keys();
        assertThatThrownBy(() -> keys.add(" ", Set.of(Role.CRM), Set.of())).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> keys.add("a\nb", Set.of(Role.CRM), Set.of())).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> keys.add("nothing", Set.of(), Set.of())).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> keys.add("nowhere", Set.of(Role.TILL), Set.of()))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> keys.add("both", Set.of(Role.CRM), Set.of("0042")))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> keys.add("slash", Set.of(Role.TILL), Set.of("00/42")))
                .isInstanceOf(BadInput.class);
        assertThat(keys.list()).isEmpty();
        assertThat(keys.any()).isFalse();
    }
}
