package io.amends.complaint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.mongodb.MongoBulkWriteException;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/// The lines between the packages.
@AnalyzeClasses(packages = "io.amends.complaint", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theDomainKnowsJavaAndTheContractsOnly =
            classes()
                    .that()
                    .resideInAPackage("..complaint.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "io.amends.complaint.domain..",
                            "io.amends.contracts..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsMongo =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..complaint.store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule onlyTheDoorsKnowHttp =
            noClasses()
                    .that()
                    .resideInAnyPackage("..complaint.store..", "..complaint.messaging..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.amends.web..", "org.springframework.http..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule onlyMessagingKnowsKafka =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..complaint.messaging..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..",
                            "org.springframework.kafka..",
                            "io.amends.eventing.consuming..");

    @ArchTest
    static final ArchRule nobodyUsesTheOldJackson =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule packagesDependInOneDirection =
            SlicesRuleDefinition.slices()
                    .matching("io.amends.complaint.(*)..")
                    .should()
                    .beFreeOfCycles();

    /// A bulk write with only a write-concern error is no success: one class decides that.
    @ArchTest
    static final ArchRule ONE_CLASS_JUDGES_BULK_WRITES_THAT_FAILED =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("StoreFailures")
                    .should()
                    .callMethod(MongoBulkWriteException.class, "getWriteErrors")
                    .orShould()
                    .callMethod(MongoBulkWriteException.class, "getWriteConcernError");
}
