package nsml;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Holds the list of packages in docs/architecture.md: arrows only go down. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nsml");

    @Test
    void aPackageUsesOnlyThoseBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("nsml..")
                .layer("app")
                .definedBy("nsml.app..")
                .layer("cli")
                .definedBy("nsml.cli..")
                .layer("doctor")
                .definedBy("nsml.doctor..")
                .layer("session")
                .definedBy("nsml.session..")
                .layer("board")
                .definedBy("nsml.board..")
                .layer("runner")
                .definedBy("nsml.runner..")
                .layer("dataset")
                .definedBy("nsml.dataset..")
                .layer("sample")
                .definedBy("nsml.sample..")
                .layer("catalog")
                .definedBy("nsml.catalog..")
                .layer("scoring")
                .definedBy("nsml.scoring..")
                .layer("store")
                .definedBy("nsml.store..")
                .layer("shim")
                .definedBy("nsml.shim..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("doctor")
                .mayOnlyBeAccessedByLayers("app", "cli")
                .whereLayer("session")
                .mayOnlyBeAccessedByLayers("app", "cli", "doctor")
                .whereLayer("board")
                .mayOnlyBeAccessedByLayers("app", "cli", "session")
                .whereLayer("runner")
                .mayOnlyBeAccessedByLayers("app", "cli", "doctor", "session")
                .whereLayer("dataset")
                .mayOnlyBeAccessedByLayers("app", "cli", "doctor", "session")
                .whereLayer("sample")
                .mayOnlyBeAccessedByLayers("app", "cli")
                .whereLayer("catalog")
                .mayOnlyBeAccessedByLayers("app", "cli", "doctor", "session", "board", "dataset")
                .whereLayer("scoring")
                .mayOnlyBeAccessedByLayers("app", "cli", "session", "board", "dataset")
                .because("the story of a submission reads from top to bottom")
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesUseEachOther() {
        SlicesRuleDefinition.slices()
                .matching("nsml.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each package can be understood with those below it alone")
                .check(CLASSES);
    }

    @Test
    void jdbcIsUsedInTheCatalogOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nsml.catalog")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite..")
                .because("another database must not touch another package")
                .check(CLASSES);
    }

    @Test
    void picocliIsUsedInTheCommandLineOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("nsml.cli", "nsml.app")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("the domain does not know how it is called")
                .check(CLASSES);
    }

    @Test
    void scoringNeedsTheJdkAlone() {
        noClasses()
                .that()
                .resideInAPackage("nsml.scoring..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("nsml.scoring..", "java..", "org.jspecify..")
                .because("a metric is a pure function that anybody can check")
                .check(CLASSES);
    }

    @Test
    void thePlatformNeverLoadsASubmission() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URLClassLoader")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("nsml.shim.Submission")
                .because("a submission's classes and files belong in the sandbox")
                .allowEmptyShould(true)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("nsml/shim"))
                        .importPackages("nsml"));
    }

    @Test
    void theRulesSawThePlatform() {
        assertThat(CLASSES.size()).isGreaterThan(100);
    }
}
