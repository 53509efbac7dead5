package dev.tillside.example.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The house rules of head office that a compiler does not check: who may know whom. */
@Tag("once")
class HouseTest {
    private static final String ROOT = HouseTest.class.getPackageName();
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** The root's documentation lists the packages from above; each may know only those below it, so that there is no cycle. */
    @Test
    void packagesKnowOnlyThoseBelowThem() throws IOException {
        List<String> shown = shown();
        assertThat(shown)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        HOUSE.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new)));
        for (JavaClass type : HOUSE) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(known -> known.getTargetClass().getPackageName())
                    .filter(known -> shown.contains(known) && !known.equals(type.getPackageName()))
                    .forEach(known -> assertThat(shown.indexOf(known))
                            .as("%s knows %s", type.getName(), known)
                            .isGreaterThan(shown.indexOf(type.getPackageName())));
        }
    }

    private static List<String> shown() throws IOException {
        Path documentation = Path.of("src/main/java", ROOT.split("\\.")).resolve("package-info.java");
        List<String> shown = new ArrayList<>();
        Pattern.compile("<li>(?:\\{@link ([a-z.]+)}|this one):")
                .matcher(Files.readString(documentation))
                .results()
                .forEach(row -> shown.add(row.group(1) == null ? ROOT : row.group(1)));
        return shown;
    }
}
