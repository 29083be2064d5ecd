package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.gateway.problem.ProblemCatalog;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import io.amends.web.problem.ProblemType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/// The gateway's HTML pages.
@PlatformTest
class PagesTest {

    private static final String KEY_COMMAND = "./amends key create --data /srv/amends";

    @TempDir static Path data;

    private static RunningGateway gateway;

    @BeforeAll
    static void start(TestSpace space) {
        gateway = new RunningGateway(space, data, "amends.gateway.key-command=" + KEY_COMMAND);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void everyProblemTypeHasAnExplanation() {
        var pages = new ProblemCatalog();
        for (var type : ProblemType.values()) {
            assertThat(pages.find(type.slug()))
                    .as(type.slug())
                    .hasValueSatisfying(
                            page -> {
                                assertThat(page.status()).isEqualTo(type.status());
                                assertThat(page.title()).isEqualTo(type.title());
                            });
        }
        var known = Arrays.stream(ProblemType.values()).map(ProblemType::slug).toList();
        var explained =
                StreamSupport.stream(pages.all().spliterator(), false)
                        .map(ProblemCatalog.Page::slug)
                        .toList();
        assertThat(explained).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void startPageShowsInstallationsKeyCommandToLocalCallersOnly() {
        var address = gateway.uri("/").toString();

        assertThat(gateway.get("/", "none").body())
                .contains("<code>" + KEY_COMMAND + " --role integration")
                .contains(address + "api/v1/complaints");
        assertThat(
                        gateway.send(
                                        gateway.request("/", "none")
                                                .header("X-Forwarded-For", "203.0.113.9"))
                                .body())
                .contains("<code>./amends key create --role integration")
                .doesNotContain("/srv/amends");
    }

    @Test
    void eachProblemHasAPage() {
        for (var type : ProblemType.values()) {
            var answer = gateway.get("/problems/" + type.slug(), "none");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/html");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'");
            assertThat(answer.body())
                    .contains(
                            HtmlUtils.htmlEscape(type.title()),
                            "What happened",
                            "Why",
                            "What to do")
                    .doesNotContain("{{", "}}");
        }
        assertThat(gateway.get("/problems/nothing-like-that", "none").statusCode()).isEqualTo(404);
    }

    @Test
    void problemListContainsAllProblems() {
        var page = gateway.get("/problems", "none").body();

        for (var type : ProblemType.values()) {
            assertThat(page).contains("/problems/" + type.slug());
        }
    }

    @Test
    void startPageSupportsLightAndDarkMode() {
        assertThat(gateway.get("/", "none").body()).contains("/docs", "/problems", "curl");
        assertThat(gateway.get("/amends.css", "none").body())
                .contains("prefers-color-scheme: dark");
    }

    @Test
    void docsPageDocumentsWholeApi() {
        assertThat(gateway.get("/docs", "none").body()).contains("/webjars/swagger-ui-bundle.js");
        assertThat(gateway.get("/webjars/swagger-ui-bundle.js", "none").statusCode())
                .isEqualTo(200);
        assertThat(gateway.get("/webjars/swagger-ui.css", "none").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/docs/docs.js", "none").body()).contains("/docs/openapi.json");
    }

    @Test
    void openApiDocumentNeedsNoKeyAndComesAsJsonOrYaml() {
        var json = gateway.get("/api/v1/openapi", "none");
        var yaml =
                gateway.send(
                        gateway.request("/api/v1/openapi", "none")
                                .header("Accept", "application/yaml"));

        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(RunningGateway.json(json).path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(yaml.headers().firstValue("Content-Type")).hasValue("application/yaml");
        Map<String, Object> loaded = new Yaml().load(yaml.body());
        assertThat(loaded).isEqualTo(JsonMapper.shared().readValue(json.body(), Map.class));
        assertThat(gateway.get("/docs/openapi.json", "none").body()).isEqualTo(json.body());
        assertThat(gateway.get("/docs/openapi.yaml", "none").body()).isEqualTo(yaml.body());
        assertThat(
                        gateway.send(
                                        gateway.request("/api/v1/openapi", "none")
                                                .header("Accept", "text/csv"))
                                .statusCode())
                .isEqualTo(406);
        assertThat(gateway.send("POST", "/api/v1/openapi", "none", "{}").statusCode())
                .isIn(401, 405);
    }

    @Test
    void openApiDocumentOfEachServiceHasOnlyItsRoutes() {
        var paths =
                Map.of(
                        "complaint", "/complaints/{reference}/resolve",
                        "followup", "/followups/{id}/answered",
                        "satisfaction", "/customers/{id}/score",
                        "gateway", "/keys");
        paths.forEach(
                (service, path) -> {
                    var answer = gateway.get("/docs/" + service + ".json", "none");
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    var described = RunningGateway.json(answer).path("paths");
                    paths.values()
                            .forEach(
                                    other ->
                                            assertThat(described.has(other))
                                                    .as("%s in %s", other, service)
                                                    .isEqualTo(other.equals(path)));
                });
        assertThat(gateway.get("/docs/nothing.json", "none").statusCode()).isEqualTo(404);
    }
}
