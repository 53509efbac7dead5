package dev.tillside;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The house rules that a compiler does not check: who may know whom. */
@Tag("once")
class HouseTest {
    private static final String INTERNAL = "dev.tillside.internal..";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tillside");

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(new EveryPackageWithTheRoot())
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void onlyTheRootPackageKnowsTheInternals() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tillside", INTERNAL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL)
                .check(HOUSE);
    }

    @Test
    void promisesNameNoLibrary() {
        noMembers()
                .that(DescribedPredicate.describe("are promised to users", HouseTest::promised))
                .should(ArchCondition.from(DescribedPredicate.describe(
                        "name a type of Jackson, JDBC, SQLite, ZXing or Commons Codec",
                        member -> member.getAllInvolvedRawTypes().stream().anyMatch(HouseTest::ofALibrary))))
                .check(HOUSE);
    }

    /** The README lists the packages from the root down; each may know only those below it. */
    @Test
    void theReadmesPictureIsTheHouse() throws IOException {
        List<String> shown = Pattern.compile("(?m)^\\| `(dev\\.tillside[a-z0-9.]*)` +\\|")
                .matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(shown)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        HOUSE.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new)));
        for (JavaClass type : HOUSE) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(known -> known.getTargetClass().getPackageName())
                    .filter(known -> shown.contains(known) && !known.equals(type.getPackageName()))
                    .forEach(known -> assertThat(shown.indexOf(known))
                            .as("%s knows %s", type.getPackageName(), known)
                            .isGreaterThan(shown.indexOf(type.getPackageName())));
        }
    }

    private static boolean promised(JavaMember member) {
        return !member.getOwner().getPackageName().startsWith("dev.tillside.internal")
                && open(member)
                && Stream.iterate(member.getOwner(), type -> type != null, HouseTest::enclosing)
                        .allMatch(HouseTest::open);
    }

    private static JavaClass enclosing(JavaClass type) {
        return type.getEnclosingClass().orElse(null);
    }

    private static boolean open(HasModifiers declared) {
        return declared.getModifiers().contains(PUBLIC)
                || declared.getModifiers().contains(PROTECTED);
    }

    private static boolean ofALibrary(JavaClass type) {
        return Stream.of(
                        "com.fasterxml.",
                        "java.sql.",
                        "javax.sql.",
                        "org.sqlite.",
                        "com.google.zxing.",
                        "org.apache.commons.codec.")
                .anyMatch(type.getName()::startsWith);
    }

    private static final class EveryPackageWithTheRoot implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "every package, the root included";
        }
    }
}
