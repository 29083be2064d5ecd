package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.gateway.problem.ProblemPages;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import io.amends.web.problem.ProblemType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;

/// What people see in a browser.
@PlatformTest
class PagesTest {

    @TempDir static Path data;

    private static RunningGateway gateway;

    @BeforeAll
    static void start(TestSpace space) {
        gateway = new RunningGateway(space, data);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void explainsEveryProblemThatServicesOrTheGatewayKnow() {
        var pages = new ProblemPages();
        for (var type : ProblemType.values()) {
            assertThat(pages.find(type.slug()))
                    .as(type.slug())
                    .hasValueSatisfying(
                            page -> {
                                assertThat(page.status()).isEqualTo(type.status());
                                assertThat(page.title()).isEqualTo(type.title());
                            });
        }
        for (var type : io.amends.gateway.problem.ProblemType.values()) {
            assertThat(pages.find(type.slug()))
                    .as(type.slug())
                    .hasValueSatisfying(page -> assertThat(page.status()).isEqualTo(type.status()));
        }
        var known = Arrays.stream(ProblemType.values()).map(ProblemType::slug).toList();
        var explained =
                StreamSupport.stream(pages.all().spliterator(), false)
                        .map(ProblemPages.Page::slug)
                        .toList();
        assertThat(explained).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void showsAPageForEachProblem() {
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
    void listsAllProblems() {
        var page = gateway.get("/problems", "none").body();

        for (var type : ProblemType.values()) {
            assertThat(page).contains("/problems/" + type.slug());
        }
    }

    @Test
    void hasAStartPageForLightAndDark() {
        assertThat(gateway.get("/", "none").body()).contains("/docs", "/problems", "curl");
        assertThat(gateway.get("/amends.css", "none").body())
                .contains("prefers-color-scheme: dark");
    }

    @Test
    void describesAllServicesOnOnePage() {
        assertThat(gateway.get("/docs", "none").body()).contains("/webjars/swagger-ui-bundle.js");
        assertThat(gateway.get("/webjars/swagger-ui-bundle.js", "none").statusCode())
                .isEqualTo(200);
        assertThat(gateway.get("/webjars/swagger-ui.css", "none").statusCode()).isEqualTo(200);
        var script = gateway.get("/docs/docs.js", "none").body();
        for (var service : List.of("complaint", "followup", "satisfaction", "gateway")) {
            assertThat(script).contains("\"" + service + "\"");
            var answer = gateway.get("/docs/" + service + ".json", "none");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(RunningGateway.json(answer).path("openapi").asString()).startsWith("3.");
            assertThat(RunningGateway.json(answer).path("paths").size()).isPositive();
            assertThat(RunningGateway.json(answer).path("servers").path(0).path("url").asString())
                    .isEqualTo("/");
            assertThat(answer.body()).contains("\"bearer\"");
        }
    }
}
