package io.amends.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which package of a service a type belongs to, by its role, so that a role has the same place and
/// the same name in every service. In addition to [ServiceArchitecture]; a service's
/// `ArchitectureTest` includes these rules with `ArchTests.in`.
public final class ServicePackages {

    private static final String ROOT = "io.amends.*";
    private static final String DOMAIN = "io.amends.*.domain..";
    private static final String APPLICATION = "io.amends.*.application..";
    private static final String STORE = "io.amends.*.store..";
    private static final String WEB = "io.amends.*.web..";
    private static final String MESSAGING = "io.amends.*.messaging..";

    /// The root package has the application, its wiring and its settings.
    @ArchTest
    public static final ArchRule ROOT_HAS_ONLY_APPLICATION_CONFIGURATION_AND_PROPERTIES =
            classes()
                    .that()
                    .resideInAPackage(ROOT)
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .haveNameMatching(".*(Application|Configuration|Properties|package-info)");

    /// No other package uses the root package.
    @ArchTest
    public static final ArchRule ROOT_IS_USED_BY_NO_OTHER_PACKAGE =
            noClasses()
                    .that()
                    .resideInAnyPackage(DOMAIN, APPLICATION, STORE, WEB, MESSAGING)
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("io\\.amends\\.(complaint|followup|satisfaction)\\.[A-Z].*");

    /// Services load, let the domain decide, and save.
    @ArchTest
    public static final ArchRule SERVICES_ARE_IN_APPLICATION =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Service")
                    .should()
                    .resideInAPackage(APPLICATION)
                    .allowEmptyShould(true);

    /// Contract mappers give domain events their published form, for the relay and for HTTP.
    @ArchTest
    public static final ArchRule CONTRACT_MAPPERS_ARE_IN_APPLICATION =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("ContractMapper")
                    .should()
                    .resideInAPackage(APPLICATION);

    /// Business metrics are listeners of aggregates.
    @ArchTest
    public static final ArchRule METRICS_ARE_IN_APPLICATION =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Metrics")
                    .should()
                    .resideInAPackage(APPLICATION);

    /// Aggregate types say how an aggregate is stored.
    @ArchTest
    public static final ArchRule AGGREGATE_TYPES_ARE_IN_STORE =
            classes()
                    .that()
                    .implement("io.amends.eventing.aggregate.AggregateType")
                    .should()
                    .resideInAPackage(STORE)
                    .andShould()
                    .haveSimpleNameEndingWith("AggregateType");

    /// Event listeners handle the events of other services.
    @ArchTest
    public static final ArchRule EVENT_LISTENERS_ARE_IN_MESSAGING =
            classes()
                    .that()
                    .implement("io.amends.eventing.consuming.EventHandler")
                    .should()
                    .resideInAPackage(MESSAGING);

    /// Controllers answer requests.
    @ArchTest
    public static final ArchRule CONTROLLERS_ARE_IN_WEB =
            classes()
                    .that()
                    .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                    .should()
                    .resideInAPackage(WEB)
                    .andShould()
                    .haveSimpleNameEndingWith("Controller");

    /// Each package declares its own beans.
    @ArchTest
    public static final ArchRule BEANS_ARE_DECLARED_IN_CONFIGURATIONS =
            classes()
                    .that()
                    .areAnnotatedWith("org.springframework.context.annotation.Configuration")
                    .should()
                    .haveSimpleNameEndingWith("Configuration");

    /// `web` and `messaging` call `application`, which calls `store` and `domain`.
    @ArchTest
    public static final ArchRule APPLICATION_CALLS_NEITHER_WEB_NOR_MESSAGING =
            noClasses()
                    .that()
                    .resideInAPackage(APPLICATION)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(WEB, MESSAGING);

    /// The store calls the domain alone.
    @ArchTest
    public static final ArchRule STORE_CALLS_NO_APPLICATION =
            noClasses()
                    .that()
                    .resideInAPackage(STORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(APPLICATION);

    /// No cycles, also between the subpackages of a package.
    @ArchTest
    public static final ArchRule SUBPACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("io.amends.*.(**)").should().beFreeOfCycles();

    private ServicePackages() {}
}
