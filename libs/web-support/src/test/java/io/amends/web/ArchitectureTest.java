package io.amends.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Dependency rules of this module.
class ArchitectureTest {

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.amends.web");

    @Test
    void onlySpringdocExtensionsUseJackson2() {
        // springdoc's extension point uses Jackson 2 types; its extensions cannot avoid them.
        noClasses()
                .that()
                .resideOutsideOfPackage("io.amends.web.openapi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
                .check(classes);
    }

    @Test
    void dependsOnNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.amends.complaint..",
                        "io.amends.followup..",
                        "io.amends.satisfaction..",
                        "io.amends.gateway..")
                .check(classes);
    }

    @Test
    void dependsOnNeitherKafkaNorBson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.amends.eventing..",
                        "org.apache.kafka..",
                        "org.springframework.kafka..",
                        "org.bson..")
                .check(classes);
    }

    @Test
    void onlyStoreProblemsUseExceptionsOfMongoDb() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.amends.web.store")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.mongodb..")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("io.amends.web.store")
                .check(classes);
    }
}
