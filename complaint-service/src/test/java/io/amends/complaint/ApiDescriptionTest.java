package io.amends.complaint;

import static io.amends.complaint.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import org.junit.jupiter.api.Test;

/// The OpenAPI description.
@PlatformTest
class ApiDescriptionTest {

    @Test
    void everyRouteAndCommandIsDescribed(TestSpace space) {
        try (var service = new RunningService(space)) {
            var answer = service.agent().get("/v3/api-docs");

            assertThat(answer.statusCode()).isEqualTo(200);
            var api = json(answer);
            assertThat(api.get("paths").propertyNames())
                    .contains(
                            "/api/v1/complaints",
                            "/api/v1/complaints/{reference}",
                            "/api/v1/complaints/{reference}/history",
                            "/api/v1/complaints/{reference}/resolve",
                            "/api/v1/complaints/{reference}/keep-promise",
                            "/api/v1/customers/{id}")
                    .noneMatch(path -> path.contains("{command}"));
            assertThat(api.get("components").get("schemas").get("ResolveCommand").toString())
                    .contains("third_party", "remedies")
                    .doesNotContain("THIRD_PARTY");
            assertThat(api.get("components").toString()).doesNotContain("IN_PERSON");
            assertThat(
                            api.get("paths")
                                    .get("/api/v1/complaints")
                                    .get("get")
                                    .get("parameters")
                                    .findValuesAsString("name"))
                    .contains("status", "dueBefore", "sort", "cursor");
        }
    }
}
