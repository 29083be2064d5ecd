package io.amends.satisfaction;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.amends.testing.ServiceArchitecture;
import io.amends.testing.ServicePackages;

/// The packages of this service follow the rules of the service template.
@AnalyzeClasses(
        packages = "io.amends.satisfaction",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests TEMPLATE = ArchTests.in(ServiceArchitecture.class);

    @ArchTest static final ArchTests PACKAGES = ArchTests.in(ServicePackages.class);

    @ArchTest
    static final ArchRule ROOT_PACKAGE =
            ServicePackages.ROOT_HAS_ONLY_APPLICATION_CONFIGURATION_AND_PROPERTIES;

    /// Scores are the same on every platform: no numerical library is used.
    @ArchTest
    static final ArchRule SCORES_USE_NO_NUMERICAL_LIBRARY =
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
}
