package io.amends.complaint;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.amends.testing.ServiceArchitecture;
import io.amends.testing.ServicePackages;

/// The packages of this service keep the rules of the service template.
@AnalyzeClasses(
        packages = "io.amends.complaint",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests TEMPLATE = ArchTests.in(ServiceArchitecture.class);

    @ArchTest static final ArchTests PACKAGES = ArchTests.in(ServicePackages.class);
}
