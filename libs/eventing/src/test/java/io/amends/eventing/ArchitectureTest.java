package io.amends.eventing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.mongodb.MongoBulkWriteException;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.amends.eventing",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule AGGREGATES_AND_OUTBOX_DO_NOT_KNOW_KAFKA =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..aggregate..", "..outbox..", "..lease..", "..bson..", "..mongodb..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("io.amends.eventing.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_RELAY_KNOWS_NEITHER_STORE_NOR_BROKER =
            noClasses()
                    .that()
                    .resideInAPackage("..outbox..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.mongodb..", "org.bson..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule SPRING_STAYS_AT_THE_EDGES =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..spring..", "..consuming..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule NO_JACKSON_2 =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule NO_TRANSACTIONS_AND_NO_CHANGE_STREAMS =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleNameContaining("ClientSession")
                    .orShould()
                    .dependOnClassesThat()
                    .haveSimpleNameContaining("ChangeStream");

    /// A bulk write with only a write-concern error is not a success: one class decides that.
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
