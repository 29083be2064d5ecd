package io.amends.followup;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.amends.testing.ServiceArchitecture;
import io.amends.testing.ServicePackages;

/// The packages of this service keep the rules of the service template.
@AnalyzeClasses(
        packages = "io.amends.followup",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests TEMPLATE = ArchTests.in(ServiceArchitecture.class);

    @ArchTest static final ArchTests PACKAGES = ArchTests.in(ServicePackages.class);

    /// The packages for HTTP and Kafka share only the store and the domain.
    @ArchTest
    static final ArchRule WEB_AND_MESSAGING_ARE_INDEPENDENT =
            slices().matching("io.amends.followup.(web|messaging)..")
                    .should()
                    .notDependOnEachOther();
}
