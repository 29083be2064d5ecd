package io.amends.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The template that every service follows: `domain` is pure and decides, `application` runs
/// services and jobs; only `store` uses MongoDB, only `web` HTTP, only `messaging` Kafka. A
/// service's `ArchitectureTest` includes these rules with `ArchTests.in`.
public final class ServiceArchitecture {

    private static final String DOMAIN = "io.amends.*.domain..";
    private static final String APPLICATION = "io.amends.*.application..";
    private static final String STORE = "io.amends.*.store..";
    private static final String WEB = "io.amends.*.web..";
    private static final String MESSAGING = "io.amends.*.messaging..";

    /// Domain packages use no framework.
    @ArchTest
    public static final ArchRule DOMAIN_IS_PURE =
            classes()
                    .that()
                    .resideInAPackage(DOMAIN)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "io.amends.contracts..",
                            "io.amends.calendar..",
                            "io.amends.policy.check..",
                            "io.amends.scoring..",
                            "org.hipparchus..",
                            "org.jspecify..",
                            DOMAIN);

    /// Only `store` uses BSON and the driver.
    @ArchTest
    public static final ArchRule ONLY_STORE_USES_MONGODB =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(STORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.mongodb..", "org.bson..");

    /// Only `web` uses requests and responses.
    @ArchTest
    public static final ArchRule ONLY_WEB_USES_HTTP =
            noClasses()
                    .that()
                    .resideInAnyPackage(DOMAIN, APPLICATION, STORE, MESSAGING)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            WEB,
                            "io.amends.web..",
                            "org.springframework.web..",
                            "org.springframework.http..",
                            "jakarta.servlet..");

    /// Only `messaging` uses records and clients of the broker.
    @ArchTest
    public static final ArchRule ONLY_MESSAGING_USES_KAFKA =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(MESSAGING)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    /// The store does not call the other packages.
    @ArchTest
    public static final ArchRule STORE_CALLS_NEITHER_WEB_NOR_MESSAGING =
            noClasses()
                    .that()
                    .resideInAPackage(STORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(WEB, MESSAGING);

    /// Dependencies between the packages of a service have no cycles.
    @ArchTest
    public static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("io.amends.*.(*)..").should().beFreeOfCycles();

    /// Jackson 3 only.
    @ArchTest
    public static final ArchRule NO_JACKSON_2 =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..");

    private ServiceArchitecture() {}
}
