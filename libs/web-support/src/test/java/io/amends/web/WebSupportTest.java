package io.amends.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Accepted and refused requests, over real HTTP.
class WebSupportTest {

    private static RunningSample sample;

    @BeforeAll
    static void start() {
        sample = new RunningSample();
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @Test
    void validRequestIsAnswered() {
        var answer =
                sample.post("/api/v1/books", "{\"title\": \"Momo\", \"kind\": \"paper_back\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"title\":\"Momo\",\"kind\":\"paper_back\"}");
    }

    @Test
    void allInputErrorsAreReportedAtOnce() {
        var answer =
                sample.post(
                        "/api/v1/books",
                        """
                        {"titel": "Momo", "kind": "stone", "pages": "12", "printedAt": "2999-01-01T00:00:00Z",
                         "price": {"amount": "-1"}, "editions": ["audio", "clay"]}
                        """);

        assertThat(answer.statusCode()).isEqualTo(400);
        var problem = RunningSample.json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/invalid-input");
        assertThat(problem.path("errors").valueStream().map(e -> e.path("pointer").asString()))
                .containsExactlyInAnyOrder(
                        "/titel",
                        "/kind",
                        "/pages",
                        "/price",
                        "/editions/1",
                        "/title",
                        "/printedAt");
        assertThat(answer.body())
                .contains("did you mean `title`?")
                .contains("`stone` does not fit; expected one of paper_back, audio")
                .contains("{\"pointer\":\"/pages\",\"detail\":\"expected a whole number\"}")
                .contains("must not be negative")
                .contains("must not be in the future")
                .doesNotContain("java", "Exception");
    }

    @Test
    void malformedJsonIsReportedWithItsPosition() {
        var answer = sample.post("/api/v1/books", "{\"title\": \n \"Momo\",, }");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("is not valid JSON near line 2");
    }

    @Test
    void missingBodyIsRefused() {
        assertThat(sample.post("/api/v1/books", "").body())
                .contains("is required; send a JSON object");
        assertThat(sample.post("/api/v1/books", "null").body()).contains("expected an object");
        assertThat(sample.post("/api/v1/books", "[]").body()).contains("expected an object");
        assertThat(sample.post("/api/v1/books", "{} {}").statusCode()).isEqualTo(400);
        assertThat(sample.post("/api/v1/books", "{\"title\":\"a\",\"title\":\"b\"}").body())
                .contains("a field is given twice");
    }

    @Test
    void tooLargeBodyIsRefused() {
        var answer = sample.post("/api/v1/books", "{\"title\": \"" + "x".repeat(5000) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/too-large").contains("4,096 bytes");
    }

    @Test
    void unsupportedMediaTypeIsRefusedWithTheSupportedOne() {
        var answer =
                sample.send(
                        sample.asAgent("/api/v1/books")
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("Momo")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("application/json");
    }

    @Test
    void unsupportedMethodIsRefusedWithTheSupportedOnes() {
        var answer = sample.send(sample.asAgent("/api/v1/books").DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse(""))
                .contains("GET")
                .contains("POST");
        assertThat(answer.body()).contains("use GET, POST");
    }

    @Test
    void unsupportedAcceptHeaderIsRefused() {
        var answer = sample.send(sample.asAgent("/api/v1/books/1").header("Accept", "image/png"));

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains("/problems/not-acceptable").contains("application/json");
    }

    @Test
    void unknownPathIsNotFound() {
        assertThat(sample.get("/api/v1/books/101").body()).contains("There is no book 101.");
        var nowhere = sample.get("/nowhere");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void changeWithoutIfMatchIsRefused() {
        var none = sample.post("/api/v1/books/7/lend", "{}");
        assertThat(none.statusCode()).isEqualTo(428);
        assertThat(none.body()).contains("/problems/precondition-missing");

        assertThat(lend("\"v6\"").statusCode()).isEqualTo(412);
        assertThat(lend("\"v6\"").headers().firstValue("ETag")).hasValue("\"v7\"");
        assertThat(lend("\"v6\"").body()).contains("\"current\":{\"title\":\"Volume 7\"");
        assertThat(lend("W/\"v7\"").statusCode()).isEqualTo(412);
        assertThat(lend("v7").statusCode()).isEqualTo(400);
        assertThat(lend("\"v7\"").headers().firstValue("ETag")).hasValue("\"v8\"");
        assertThat(lend("\"other\", \"v7\"").statusCode()).isEqualTo(200);
    }

    @Test
    void nextLinksLeadThroughAWholeList() {
        var first = sample.get("/api/v1/books?kind=audio&kind=paper_back&count=true");
        assertThat(first.headers().firstValue("X-Total-Count")).hasValue("120");
        var seen = 0;
        var next = first;
        while (true) {
            seen += RunningSample.json(next).path("items").size();
            var link = next.headers().firstValue("Link");
            if (link.isEmpty()) {
                break;
            }
            var path = link.get().substring(1, link.get().indexOf('>'));
            assertThat(path).startsWith("/api/v1/books?").contains("kind=audio");
            next = sample.get(path);
        }
        assertThat(seen).isEqualTo(120);
    }

    @Test
    void invalidAndUnknownParametersAreRefusedByName() {
        assertThat(sample.get("/api/v1/books?limit=201&count=yes").body())
                .contains("\"pointer\":\"/limit\"", "1 to 200", "\"pointer\":\"/count\"");
        assertThat(sample.get("/api/v1/books?kind=stone&before=monday").body())
                .contains("one of paper_back, audio", "an instant in UTC");
        assertThat(sample.get("/api/v1/books?sort=pages").body())
                .contains(
                        "\"in\":\"query\"",
                        "/sort",
                        "known parameters: before, count, cursor, kind");
        assertThat(sample.get("/api/v1/books/whoami?name=mallory&roles=admin").body())
                .contains("\"pointer\":\"/name\"", "\"pointer\":\"/roles\"")
                .contains("no parameters are expected");
        assertThat(sample.get("/api/v1/books?cursor=AAAA").statusCode()).isEqualTo(400);
        assertThat(sample.get("/api/v1/books/seven").body()).contains("\"in\":\"path\"");
        assertThat(sample.get("/api/v1/books/broken").body()).contains("/how", "is required");
    }

    @Test
    void domainRefusalsAreMappedToProblems() {
        var answer = sample.get("/api/v1/books/broken?how=full");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"possible\":[\"remove\"]");
    }

    @Test
    void unexpectedErrorRevealsOnlyTheRequestId() {
        var answer =
                sample.send(
                        sample.asAgent("/api/v1/books/broken?how=else")
                                .header("X-Request-Id", "my-request-1"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue("my-request-1");
        assertThat(answer.body())
                .contains("\"requestId\":\"my-request-1\"")
                .doesNotContain("Jane", "secret", "IllegalState", "at io.amends");
    }

    @Test
    void openApiDocumentDescribesRoutes() {
        var answer = sample.get("/v3/api-docs");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("/api/v1/books/{number}/lend", "If-Match", "cursor")
                .contains("\"tags\":[\"books\"]")
                .doesNotContain("-controller");
    }

    private static java.net.http.HttpResponse<String> lend(String ifMatch) {
        return sample.send(
                sample.asAgent("/api/v1/books/7/lend")
                        .header("If-Match", ifMatch)
                        .POST(HttpRequest.BodyPublishers.noBody()));
    }
}
