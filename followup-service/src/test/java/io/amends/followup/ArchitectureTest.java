package io.amends.followup;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The lines between the packages.
@AnalyzeClasses(packages = "io.amends.followup", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String DOMAIN = "io.amends.followup.domain..";
    private static final String STORE = "io.amends.followup.store..";
    private static final String WEB = "io.amends.followup.web..";
    private static final String MESSAGING = "io.amends.followup.messaging..";

    @ArchTest
    static final ArchRule theDomainKnowsOnlyJavaAndTheContracts =
            classes()
                    .that()
                    .resideInAPackage(DOMAIN)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    "java..", "io.amends.contracts..", "org.jspecify..", DOMAIN));

    @ArchTest
    static final ArchRule onlyTheStoreKnowsMongoDb =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(STORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule onlyTheDoorKnowsHttp =
            noClasses()
                    .that()
                    .resideInAnyPackage(STORE, MESSAGING)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            WEB,
                            "io.amends.web..",
                            "org.springframework.web..",
                            "org.springframework.http..",
                            "jakarta.servlet..");

    @ArchTest
    static final ArchRule theDoorAndTheNewsKnowNothingOfEachOther =
            slices().matching("io.amends.followup.(web|messaging)..")
                    .should()
                    .notDependOnEachOther();

    @ArchTest
    static final ArchRule theStoreServesAndAsksNobody =
            noClasses()
                    .that()
                    .resideInAPackage(STORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(WEB, MESSAGING, "org.springframework..");

    @ArchTest
    static final ArchRule nobodyUsesTheOldJackson =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..");
}
