package io.amends.satisfaction;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.mongodb.MongoBulkWriteException;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.amends.satisfaction",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_THE_JDK_THE_CONTRACTS_AND_MATHEMATICS_ONLY =
            classes()
                    .that()
                    .resideInAPackage("io.amends.satisfaction.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "io.amends.contracts..",
                            "io.amends.satisfaction.domain..",
                            "org.jspecify..",
                            "org.hipparchus..");

    @ArchTest
    static final ArchRule WHAT_SCORES_ARE_MADE_OF_KNOWS_NO_NUMERICAL_LIBRARY =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.amends.satisfaction.domain",
                            "io.amends.satisfaction.domain.facts..",
                            "io.amends.satisfaction.domain.score..",
                            "io.amends.satisfaction.domain.interactions..",
                            "io.amends.satisfaction.domain.money..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.hipparchus..");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_BSON =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.amends.satisfaction.store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.bson..", "com.mongodb..");

    @ArchTest
    static final ArchRule ONLY_THE_DOOR_KNOWS_HTTP =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.amends.satisfaction.domain..",
                            "io.amends.satisfaction.store..",
                            "io.amends.satisfaction.messaging..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework.web..", "jakarta.servlet..", "io.amends.web..");

    @ArchTest
    static final ArchRule ONLY_MESSAGING_KNOWS_KAFKA =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.amends.satisfaction.messaging..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule NOBODY_USES_JACKSON_2 =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..");

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
