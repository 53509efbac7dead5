package dev.tillside.example.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands outside the library sees what every user of it sees, tests included. */
@Tag("once")
class HouseTest {
    private static final JavaClasses OUTSIDE =
            new ClassFileImporter().importPackages("dev.tillside.pos", "dev.tillside.example");

    @Test
    void adaptersAndExamplesUseWhatIsExportedAlone() {
        assertThat(OUTSIDE.contain(Main.class)).isTrue();
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tillside.internal..", "dev.tillside.solve..")
                .check(OUTSIDE);
    }
}
