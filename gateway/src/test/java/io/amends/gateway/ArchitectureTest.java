package io.amends.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Dependency rules of the gateway.
class ArchitectureTest {

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.amends.gateway");

    @Test
    void noJackson2IsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
                .check(classes);
    }

    @Test
    void gatewayDependsOnNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.amends.complaint..",
                        "io.amends.followup..",
                        "io.amends.satisfaction..",
                        "io.amends.eventing..",
                        "io.amends.contracts..",
                        "org.apache.kafka..")
                .check(classes);
    }

    @Test
    void onlyKeyPackagesUseTheStore() {
        noClasses()
                .that()
                .resideInAnyPackage("..access..", "..proxy..", "..page..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..")
                .check(classes);
    }
}
